import type { CreateTicketInput } from "@/domain/tickets/schema";
import { command } from "@/server/platform/command";
import { refuseEntryOf } from "../entry-limit";
import { insertNote } from "../insert-note";
import { insertTicket } from "../insert-ticket";
import { lockedTicket } from "../locked-ticket";

/**
 * Files a ticket for a customer (D13, D16, D27): on top of the chosen stage, or of the entry stage of the department's pipeline.
 * With a first note, the customer is told of both by one SMS. Answers with its id and its number, which is never given again.
 */
export const createTicket = command({
  action: "ticket.create",
  load: async (_tx, _input: CreateTicketInput) => null,
  run: async ({ tx, actor, now, input, emit }): Promise<{ id: string; number: number }> => {
    const { note, ...given } = input;
    const ticket = await insertTicket({ tx, now, emit }, { ...given, channel: "AGENT", isFromCustomer: false });
    await refuseEntryOf(tx, actor, ticket.id);
    if (note) await insertNote({ tx, actor, now, emit }, await lockedTicket(tx, ticket.id), { ...note, idempotencyKey: null, isOpening: true });
    return ticket;
  },
});
