import { AppError } from "@/domain/errors";
import type { AddNoteInput } from "@/domain/tickets/schema";
import { command } from "@/server/platform/command";
import { lockedTicket } from "../locked-ticket";

/**
 * Adds a note of staff to a ticket (D19, D20): public with `portalVisible`, else for colleagues only, for ever. A public note answers
 * the customer, so nobody waits any more. The same idempotency key adds one note; INVALID_INPUT when another ticket has used it. The writer's draft of this card is gone with it.
 */
export const addNote = command({
  action: "note.addInternal",
  load: (tx, input: AddNoteInput) => lockedTicket(tx, input.ticketId),
  run: async ({ tx, actor, now, input, subject: ticket, emit }): Promise<{ noteId: string }> => {
    const earlier = await tx.note.findUnique({ where: { idempotencyKey: input.idempotencyKey }, select: { id: true, ticketId: true } });
    if (earlier && earlier.ticketId !== ticket.id) throw new AppError("INVALID_INPUT", "input.invalid");
    if (earlier) return { noteId: earlier.id };
    const note = await tx.note.create({
      data: {
        ticketId: ticket.id,
        authorKind: actor.kind === "agent" ? "STAFF" : "SYSTEM",
        authorUserId: actor.kind === "agent" ? actor.userId : null,
        body: input.body,
        portalVisible: input.portalVisible,
        idempotencyKey: input.idempotencyKey,
        createdAt: now,
      },
      select: { id: true },
    });
    if (input.portalVisible) {
      await tx.ticket.update({ where: { id: ticket.id }, data: { lastSpeaker: "STAFF", waitingSince: null, lastPublicStaffAt: now, updatedAt: now } });
    }
    if (actor.kind === "agent") await tx.draft.deleteMany({ where: { userId: actor.userId, ticketId: ticket.id } });
    emit({
      event: "note.added",
      ticketId: ticket.id,
      pipelineIds: [ticket.pipelineId],
      data: { noteId: note.id, portalVisible: input.portalVisible, by: actor.kind === "agent" ? "STAFF" : "SYSTEM" },
    });
    return { noteId: note.id };
  },
});
