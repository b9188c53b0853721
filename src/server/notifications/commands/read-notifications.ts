import { command } from "@/server/platform/command";
import { tellNotificationsChanged } from "@/server/platform/tell";

/** Marks the actor's own entries as read: one card's, or all. */
export const readNotifications = command({
  action: "notification.read",
  load: async (_tx, _input: { ticketId?: string }) => null,
  run: async ({ tx, actor, now, input }): Promise<void> => {
    if (actor.kind !== "agent") return;
    await tx.notification.updateMany({ where: { userId: actor.userId, readAt: null, ticketId: input.ticketId }, data: { readAt: now } });
    await tellNotificationsChanged(tx, [actor.userId]);
  },
});
