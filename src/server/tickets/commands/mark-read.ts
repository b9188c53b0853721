import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import { tell } from "@/server/platform/tell";

/** Notes that the actor has looked at a card: its unread mark and its notification go, for that person only. */
export const markRead = command({
  action: "ticket.read",
  load: async (tx, input: { ticketId: string }) => {
    const ticket = await tx.ticket.findUnique({ where: { id: input.ticketId }, select: { id: true, customerId: true } });
    if (!ticket) throw new AppError("NOT_FOUND", "ticket.not_found");
    return ticket;
  },
  run: async ({ tx, actor, now, input }): Promise<void> => {
    if (actor.kind !== "agent") return;
    const id = { userId: actor.userId, ticketId: input.ticketId };
    await tx.ticketRead.upsert({ where: { userId_ticketId: id }, create: { ...id, readAt: now }, update: { readAt: now } });
    await tx.notification.updateMany({ where: { ...id, readAt: null }, data: { readAt: now } });
    await tell(tx, "kariz_user", { userId: actor.userId, about: "notifications" }, { ...id, about: "read" });
  },
});
