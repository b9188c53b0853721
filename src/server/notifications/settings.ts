import type { Actor } from "@/domain/actor";
import { type NotificationReason, reasonsFor } from "@/domain/notifications/reasons";
import { type NotificationRules, type NotificationSettings, WAITING_HOURS } from "@/domain/notifications/schema";
import type { Ctx } from "@/server/platform/context";
import type { Db, Tx } from "@/server/platform/db";

/** What counts for whoever has chosen nothing. */
export async function getRules(db: Db | Tx): Promise<NotificationRules> {
  const rules = await db.notificationRules.findUnique({ where: { id: 1 }, select: { waitingHours: true, version: true } });
  return rules ?? { waitingHours: WAITING_HOURS.shipped, version: 0 };
}

/** What somebody hears of: each reason that their role can have, everything until they have chosen. Version 0 = never saved. */
export async function settingsOf(db: Db | Tx, actor: Extract<Actor, { kind: "agent" }>): Promise<NotificationSettings> {
  const where = { userId: actor.userId };
  const [saved, own, rules] = [
    await db.notificationChoice.findMany({ where, select: { reason: true, inInbox: true, inBrowser: true } }),
    await db.notificationSettings.findUnique({ where, select: { waitingHours: true, version: true } }),
    await getRules(db),
  ];
  const choice = (reason: NotificationReason) => saved.find((one) => one.reason === reason) ?? { inInbox: true, inBrowser: true };
  return {
    choices: reasonsFor(actor.role).map((reason) => ({ reason, inInbox: choice(reason).inInbox, inBrowser: choice(reason).inBrowser })),
    waitingHours: own?.waitingHours ?? null,
    organisationHours: rules.waitingHours,
    version: own?.version ?? 0,
  };
}

export const getSettings = (ctx: Ctx, actor: Extract<Actor, { kind: "agent" }>): Promise<NotificationSettings> => settingsOf(ctx.db, actor);
