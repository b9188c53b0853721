import { AppError } from "@/domain/errors";
import { publicFrom } from "@/domain/tickets/public-from";
import type { AddNoteInput } from "@/domain/tickets/schema";
import { claimAttachments } from "@/server/attachments";
import { command } from "@/server/platform/command";
import { type LockedTicket, lockedTicket } from "../locked-ticket";

/**
 * Adds a note of staff to a ticket (D19, D20): public with `portalVisible`, else for colleagues only, for ever. A public note answers
 * the customer, so nobody waits any more; the customer sees it ten seconds later, until then its author may take it back. The same idempotency key adds one note; INVALID_INPUT when another ticket has used it. Its files are the writer's own uploads: NOT_FOUND for any other. The writer's draft of this card is gone with it.
 */
export const addNote = command({
  action: "note.addInternal",
  load: (tx, input: AddNoteInput) => lockedTicket(tx, input.ticketId),
  run: async ({ tx, actor, now, input, subject: ticket, emit }): Promise<{ noteId: string; publicAt: string | null }> => {
    const earlier = await tx.note.findUnique({ where: { idempotencyKey: input.idempotencyKey }, select: { id: true, ticketId: true, publicAt: true } });
    if (earlier && earlier.ticketId !== ticket.id) throw new AppError("INVALID_INPUT", "input.invalid");
    if (earlier) return { noteId: earlier.id, publicAt: earlier.publicAt?.toISOString() ?? null };
    const by = actor.kind === "agent" ? "STAFF" : "SYSTEM";
    const publicAt = input.portalVisible ? publicFrom(by, now) : null;
    const note = await tx.note.create({
      data: {
        ticketId: ticket.id,
        authorKind: by,
        authorUserId: actor.kind === "agent" ? actor.userId : null,
        body: input.body,
        portalVisible: input.portalVisible,
        publicAt,
        idempotencyKey: input.idempotencyKey,
        createdAt: now,
      },
      select: { id: true },
    });
    await claimAttachments(tx, actor, { attachmentIds: input.attachmentIds ?? [], ticketId: ticket.id, noteId: note.id });
    if (input.portalVisible) {
      await tx.ticket.update({ where: { id: ticket.id }, data: { lastSpeaker: "STAFF", waitingSince: null, lastPublicStaffAt: now, updatedAt: now } });
    }
    if (actor.kind === "agent") await tx.draft.deleteMany({ where: { userId: actor.userId, ticketId: ticket.id } });
    emit({
      event: "note.added",
      ticketId: ticket.id,
      pipelineIds: [ticket.pipelineId],
      data: { noteId: note.id, portalVisible: input.portalVisible, by, ...(input.portalVisible ? { before: waitingOf(ticket) } : {}) },
    });
    return { noteId: note.id, publicAt: publicAt?.toISOString() ?? null };
  },
});

/** What a public note is about to change, so that taking it back can restore it. */
function waitingOf(ticket: LockedTicket) {
  return {
    lastSpeaker: ticket.lastSpeaker,
    waitingSince: ticket.waitingSince?.toISOString() ?? null,
    lastPublicStaffAt: ticket.lastPublicStaffAt?.toISOString() ?? null,
  };
}
