import { canResend, type SmsOfNote } from "@/domain/messaging/delivery";
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
    found.set(row.noteId, {
      id: String(spoken.id),
      state: spoken.state,
      reasonKey: spoken.failureReason,
      canResend: canResend(spoken),
      sentAt: spoken.sentAt?.toISOString() ?? null,
    });
  }
  return found;
}
