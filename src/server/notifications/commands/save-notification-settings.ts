import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import type { SaveNotificationRulesInput, SaveNotificationSettingsInput } from "@/domain/notifications/schema";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { getRules, settingsOf } from "../settings";

/** Saves what one hears of oneself, and after how many hours of waiting. CONFLICT when another page saved first (N30). */
export const saveNotificationSettings = command({
  action: "notification.choose",
  load: async (_tx, _input: SaveNotificationSettingsInput) => null,
  run: async ({ tx, actor, input, emit }): Promise<{ version: number }> => {
    if (actor.kind !== "agent") throw new AppError("NOT_FOUND", "thing.not_found");
    const { userId } = actor;
    await oneAtATime(tx, userId);
    const before = await settingsOf(tx, actor);
    refuseStale(before.version, input.expectedVersion);
    for (const { reason, inInbox, inBrowser } of input.choices) {
      const choice = { inInbox, inBrowser: inBrowser && inInbox };
      await tx.notificationChoice.upsert({ where: { userId_reason: { userId, reason } }, create: { userId, reason, ...choice }, update: choice });
    }
    const { version } = await tx.notificationSettings.upsert({
      where: { userId },
      create: { userId, waitingHours: input.waitingHours },
      update: { waitingHours: input.waitingHours, version: { increment: 1 } },
      select: { version: true },
    });
    const after = await settingsOf(tx, actor);
    const changes = changesBetween(flat(before), flat(after));
    if (Object.keys(changes).length > 0) emit({ event: "notifications.edited", subject: { kind: "user", id: userId }, data: { changes } });
    return { version };
  },
});

/** Saves what counts for whoever has chosen nothing. CONFLICT when somebody else saved first. */
export const saveNotificationRules = command({
  action: "notification.configure",
  load: async (_tx, _input: SaveNotificationRulesInput) => null,
  run: async ({ tx, input, emit }): Promise<{ version: number }> => {
    await oneAtATime(tx, "rules");
    const before = await getRules(tx);
    refuseStale(before.version, input.expectedVersion);
    const { waitingHours } = input;
    const saved = await tx.notificationRules.upsert({
      where: { id: 1 },
      create: { id: 1, waitingHours },
      update: { waitingHours, version: { increment: 1 } },
      select: { version: true },
    });
    const changes = changesBetween({ waitingHours: before.waitingHours }, { waitingHours });
    if (Object.keys(changes).length > 0) emit({ event: "notifications.edited", subject: { kind: "settings", id: "notifications" }, data: { changes } });
    return saved;
  },
});

/** The first save has no row to lock. */
async function oneAtATime(tx: Tx, what: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`notifications:${what}`}, 0))`;
}

function refuseStale(version: number, expectedVersion: number): void {
  if (version !== expectedVersion) throw new AppError("CONFLICT", "notifications.changed_by_someone_else", { version });
}

function flat({ choices, waitingHours }: { choices: readonly { reason: string; inInbox: boolean; inBrowser: boolean }[]; waitingHours: number | null }) {
  const pairs = choices.flatMap(({ reason, inInbox, inBrowser }) => [
    [`${reason}.inInbox`, inInbox],
    [`${reason}.inBrowser`, inBrowser],
  ]);
  return { ...Object.fromEntries(pairs), waitingHours };
}
