import type { CreateTicketInput } from "@/domain/tickets/schema";
import { command } from "@/server/platform/command";
import { insertTicket } from "../insert-ticket";

/**
 * Files a ticket for a customer (D13, D16, D27): on top of the chosen stage, or of the entry stage of the department's pipeline.
 * Answers with its id and its number, which is never given again.
 */
export const createTicket = command({
  action: "ticket.create",
  load: async (_tx, _input: CreateTicketInput) => null,
  run: ({ tx, now, input, emit }): Promise<{ id: string; number: number }> =>
    insertTicket({ tx, now, emit }, { ...input, channel: "AGENT", isFromCustomer: false }),
});
