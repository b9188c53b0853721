import { command } from "@/server/platform/command";
import { customerOf, ownTicket } from "./reply-as-customer";

/** The customer has the page in front of them: what is on it is no longer new. Sent by the page, since a GET changes nothing. */
export const markSeen = command({
  action: "ticket.read",
  load: (tx, input: { number: number }) => ownTicket(tx, input.number),
  run: async ({ tx, actor, now, subject: ticket }): Promise<void> => {
    customerOf(actor);
    await tx.ticket.update({ where: { id: ticket.id }, data: { customerReadAt: now } });
  },
});
