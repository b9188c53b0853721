import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import { customerOf } from "./reply-as-customer";

/** The customer has the page in front of them: what is on it is no longer new. Sent by the page, since a GET changes nothing. */
export const markSeen = command({
  action: "ticket.read",
  load: async (tx, input: { number: number }) => {
    const ticket = await tx.ticket.findUnique({ where: { number: input.number }, select: { id: true, customerId: true } });
    if (!ticket) throw new AppError("NOT_FOUND", "thing.not_found");
    return ticket;
  },
  run: async ({ tx, actor, now, subject: ticket }): Promise<void> => {
    customerOf(actor);
    await tx.ticket.update({ where: { id: ticket.id }, data: { customerReadAt: now } });
  },
});
