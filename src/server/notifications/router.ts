import { ReadNotificationsInput } from "@/domain/notifications/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { readNotifications } from "./commands/read-notifications";
import { countUnread, listNotifications } from "./queries";

export const notificationsRouter = router({
  list: agentProcedure.query(({ ctx }) => listNotifications(ctx, ctx.actor.userId)),
  unreadCount: agentProcedure.query(({ ctx }) => countUnread(ctx, ctx.actor.userId)),
  read: agentProcedure.input(ReadNotificationsInput).mutation(({ ctx, input }) => readNotifications(ctx, input)),
});
