import {
  FreshNotificationsInput,
  ListNotificationsInput,
  MarkUnreadInput,
  ReadNotificationsInput,
  SaveNotificationRulesInput,
  SaveNotificationSettingsInput,
} from "@/domain/notifications/schema";
import { adminProcedure, agentProcedure, router } from "@/server/platform/trpc";
import { markUnread, readNotifications } from "./commands/read-notifications";
import { saveNotificationRules, saveNotificationSettings } from "./commands/save-notification-settings";
import { countUnread, freshNotifications, listNotifications } from "./queries";
import { getRules, getSettings } from "./settings";

export const notificationsRouter = router({
  list: agentProcedure.input(ListNotificationsInput).query(({ ctx, input }) => listNotifications(ctx, ctx.actor.userId, input)),
  unreadCount: agentProcedure.query(({ ctx }) => countUnread(ctx, ctx.actor.userId)),
  fresh: agentProcedure.input(FreshNotificationsInput).query(({ ctx, input }) => freshNotifications(ctx, ctx.actor.userId, input.since)),
  read: agentProcedure.input(ReadNotificationsInput).mutation(({ ctx, input }) => readNotifications(ctx, input)),
  markUnread: agentProcedure.input(MarkUnreadInput).mutation(({ ctx, input }) => markUnread(ctx, input)),
  settings: agentProcedure.query(({ ctx }) => getSettings(ctx, ctx.actor)),
  saveSettings: agentProcedure.input(SaveNotificationSettingsInput).mutation(({ ctx, input }) => saveNotificationSettings(ctx, input)),
  rules: adminProcedure.query(({ ctx }) => getRules(ctx.db)),
  saveRules: adminProcedure.input(SaveNotificationRulesInput).mutation(({ ctx, input }) => saveNotificationRules(ctx, input)),
});
