import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import { tellNotificationsChanged } from "@/server/platform/tell";

/** Marks the actor's own entries as read: one card's, or all. Their other pages hear of it. */
export const readNotifications = command({
  action: "notification.read",
  load: async (_tx, _input: { ticketId?: string }) => null,
  run: async ({ tx, actor, now, input }): Promise<void> => {
    if (actor.kind !== "agent") return;
    await tx.notification.updateMany({ where: { userId: actor.userId, readAt: null, ticketId: input.ticketId }, data: { readAt: now } });
    await tellNotificationsChanged(tx, [actor.userId]);
  },
});

/** Puts one's own entry back among the unread ones, with its reasons and its place. NOT_FOUND when there is none. */
export const markUnread = command({
  action: "notification.read",
  load: async (_tx, _input: { ticketId: string }) => null,
  run: async ({ tx, actor, input }): Promise<void> => {
    if (actor.kind !== "agent") return;
    const entry = { userId_ticketId: { userId: actor.userId, ticketId: input.ticketId } };
    if (!(await tx.notification.findUnique({ where: entry, select: { id: true } }))) throw new AppError("NOT_FOUND", "thing.not_found");
    await tx.notification.update({ where: entry, data: { readAt: null } });
    await tellNotificationsChanged(tx, [actor.userId]);
  },
});
