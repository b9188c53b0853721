import type { Actor } from "@/domain/actor";
import type { Mention } from "@/domain/tickets/mentions";
import { publicFrom } from "@/domain/tickets/public-from";
import type { Tx } from "@/server/platform/db";
import type { Emit } from "@/server/platform/outbox";
import type { LockedTicket } from "./locked-ticket";

type Before = Pick<LockedTicket, "id" | "pipelineId" | "lastSpeaker" | "waitingSince" | "lastPublicStaffAt">;
type Words = { body: string; portalVisible: boolean; idempotencyKey: string | null; isOpening?: boolean; mentions?: readonly Mention[] };

/** Writes a note of staff on a locked or new ticket and tells of it: the one way in which our notes come into being. */
export async function insertNote(
  c: { tx: Tx; actor: Actor; now: Date; emit: Emit },
  ticket: Before,
  { isOpening = false, mentions = [], ...words }: Words,
): Promise<{ id: string; publicAt: Date | null }> {
  const { tx, actor, now } = c;
  const by = actor.kind === "agent" ? "STAFF" : "SYSTEM";
  const publicAt = words.portalVisible ? publicFrom(by, now) : null;
  const note = await tx.note.create({
    data: { ticketId: ticket.id, authorKind: by, authorUserId: actor.kind === "agent" ? actor.userId : null, ...words, publicAt, createdAt: now },
    select: { id: true },
  });
  if (mentions.length > 0) await tx.noteMention.createMany({ data: mentions.map((mention) => ({ ...mention, noteId: note.id })) });
  if (words.portalVisible) {
    await tx.ticket.update({ where: { id: ticket.id }, data: { lastSpeaker: "STAFF", waitingSince: null, lastPublicStaffAt: now, updatedAt: now } });
  }
  c.emit({
    event: "note.added",
    ticketId: ticket.id,
    pipelineIds: [ticket.pipelineId],
    data: {
      noteId: note.id,
      portalVisible: words.portalVisible,
      by,
      ...(isOpening ? { isOpening } : {}),
      ...(mentions.length > 0 ? { mentions: [...new Set(mentions.map(({ userId }) => userId))] } : {}),
      ...(words.portalVisible ? { before: waitingOf(ticket) } : {}),
    },
  });
  return { id: note.id, publicAt };
}

/** What a public note is about to change, so that taking it back can restore it. */
function waitingOf(ticket: Before) {
  return {
    lastSpeaker: ticket.lastSpeaker,
    waitingSince: ticket.waitingSince?.toISOString() ?? null,
    lastPublicStaffAt: ticket.lastPublicStaffAt?.toISOString() ?? null,
  };
}
