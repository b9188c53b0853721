import { AppError } from "@/domain/errors";
import type { PromiseInput } from "@/domain/working/schema";
import { command } from "@/server/platform/command";
import { insertNote, lockedTicket, refuseStale } from "@/server/tickets";

/**
 * Promises the customer a time (قولِ انجام), another one, or none any more; the customer reads it in the portal at once. With a note the customer is
 * told in public as with any other answer (ten seconds to take it back, then the SMS). What was promised before stays in the history for colleagues.
 * CONFLICT when the card has changed; RULE_VIOLATION when it is closed or the time has passed already. The same note sent twice is one.
 */
export const promiseTicket = command({
  action: "ticket.promise",
  load: (tx, input: PromiseInput) => lockedTicket(tx, input.ticketId),
  run: async ({ tx, actor, now, input, subject: ticket, emit }): Promise<{ version: number; noteId: string | null }> => {
    const { note } = input;
    const earlier = note && (await tx.note.findUnique({ where: { idempotencyKey: note.idempotencyKey }, select: { id: true, ticketId: true } }));
    if (earlier && earlier.ticketId !== ticket.id) throw new AppError("INVALID_INPUT", "input.invalid");
    if (earlier) return { version: ticket.version, noteId: earlier.id };
    refuseStale(ticket, input.expectedVersion);
    if (ticket.stage.kind === "CLOSED") throw new AppError("RULE_VIOLATION", "ticket.already_closed");
    const from = ticket.expectedAt?.toISOString() ?? null;
    const to = input.expectedAt === null ? null : new Date(input.expectedAt).toISOString();
    if (to !== null && to !== from && new Date(to) <= now) throw new AppError("RULE_VIOLATION", "promise.in_the_past");
    let { version } = ticket;
    if (to !== from) {
      const data = { expectedAt: to, version: { increment: 1 }, updatedAt: now };
      ({ version } = await tx.ticket.update({ where: { id: ticket.id }, data, select: { version: true } }));
      emit({ event: "ticket.promised", ticketId: ticket.id, pipelineIds: [ticket.pipelineId], data: { from, to, isTold: note !== undefined } });
    }
    const said = note && (await insertNote({ tx, actor, now, emit }, ticket, { ...note, portalVisible: true }));
    return { version, noteId: said?.id ?? null };
  },
});
