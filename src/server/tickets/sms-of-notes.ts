import { canResend, type SmsOfNote } from "@/domain/messaging/delivery";
import type { SmsMessage } from "@/generated/prisma/client";
import type { Db } from "@/server/platform/db";

/** For each note of a ticket the latest SMS that told of it; a merged one is shown by the message that spoke for it. */
export async function smsOfNotes(db: Db, ticketId: string): Promise<Map<string, SmsOfNote>> {
  const rows = await db.smsMessage.findMany({
    where: { ticketId },
    orderBy: { id: "asc" },
    select: { id: true, noteId: true, state: true, lane: true, failureReason: true, sentAt: true, mergedIntoId: true, resentAsId: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = new Map<string, SmsOfNote>();
  for (const row of rows) {
    if (row.noteId === null || row.resentAsId !== null) continue;
    let spoken = row;
    for (let next = spoken.mergedIntoId; next !== null; next = spoken.mergedIntoId) spoken = byId.get(next) ?? { ...spoken, mergedIntoId: null };
    found.set(row.noteId, shown(spoken));
  }
  return found;
}

/** The SMS that colleagues wrote in their own words, without those that were taken back; one sent again is shown as it is now. */
export async function textsOf(db: Db, ticketId: string) {
  const rows = await db.smsMessage.findMany({
    where: { ticketId, template: "freeText", state: { not: "CANCELLED" }, resentAsId: null },
    orderBy: { id: "asc" },
    include: { user: { select: { id: true, name: true } } },
  });
  return rows.map((row) => ({
    id: `text:${row.id}`,
    at: row.createdAt.toISOString(),
    user: row.user,
    body: (row.variables as { text?: string }).text ?? "",
    sms: shown(row),
  }));
}

type Row = Pick<SmsMessage, "id" | "state" | "lane" | "failureReason" | "sentAt" | "resentAsId">;

function shown(row: Row): SmsOfNote {
  return { id: String(row.id), state: row.state, reasonKey: row.failureReason, canResend: canResend(row), sentAt: row.sentAt?.toISOString() ?? null };
}
