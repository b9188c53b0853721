import { AppError } from "@/domain/errors";
import type { AddNoteInput } from "@/domain/tickets/schema";
import { claimAttachments } from "@/server/attachments";
import { command } from "@/server/platform/command";
import { checkMentioned } from "../check-mentioned";
import { insertNote } from "../insert-note";
import { lockedTicket } from "../locked-ticket";
import { refuseUnread } from "../newer-notes";

/**
 * Adds a note of staff to a ticket (D19, D20): public with `portalVisible`, else for colleagues only, for ever. A public note answers
 * the customer, so nobody waits any more; the customer sees it ten seconds later, until then its author may take it back. The same idempotency key adds one note; INVALID_INPUT when another ticket has used it. Its files are the writer's own uploads: NOT_FOUND for any other. The writer's draft of this card is gone with it.
 * With `lastSeenNoteId` CONFLICT when somebody else has written after it.
 * Colleagues named in it (D21) are told; RULE_VIOLATION when the customer would read their names and the writer has not agreed to that.
 */
export const addNote = command({
  action: "note.addInternal",
  load: (tx, input: AddNoteInput) => lockedTicket(tx, input.ticketId),
  run: async ({ tx, actor, now, input, subject: ticket, emit }): Promise<{ noteId: string; publicAt: string | null }> => {
    const earlier = await tx.note.findUnique({ where: { idempotencyKey: input.idempotencyKey }, select: { id: true, ticketId: true, publicAt: true } });
    if (earlier && earlier.ticketId !== ticket.id) throw new AppError("INVALID_INPUT", "input.invalid");
    if (earlier) return { noteId: earlier.id, publicAt: earlier.publicAt?.toISOString() ?? null };
    if (input.lastSeenNoteId !== undefined) await refuseUnread(tx, actor, ticket.id, input.lastSeenNoteId);
    const { body, portalVisible, idempotencyKey, mentions = [] } = input;
    if (portalVisible && mentions.length > 0 && input.namesPublicly !== true) throw new AppError("RULE_VIOLATION", "note.mention_public");
    await checkMentioned(tx, ticket, mentions);
    const note = await insertNote({ tx, actor, now, emit }, ticket, { body, portalVisible, idempotencyKey, mentions });
    await claimAttachments(tx, actor, { attachmentIds: input.attachmentIds ?? [], ticketId: ticket.id, noteId: note.id });
    if (actor.kind === "agent") await tx.draft.deleteMany({ where: { userId: actor.userId, ticketId: ticket.id } });
    return { noteId: note.id, publicAt: note.publicAt?.toISOString() ?? null };
  },
});
