import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import type { SaveRulesInput } from "@/domain/messaging/schema";
import { command } from "@/server/platform/command";

/** When and for how much SMS are sent (minutes of the Tehran day; rials). CONFLICT when the organisation was saved in the meantime (N30). */
export const saveRules = command({
  action: "sms.configure",
  load: async (_tx, _input: SaveRulesInput) => null,
  run: async ({ tx, input, emit }): Promise<{ version: number }> => {
    const { expectedVersion, ...rules } = input;
    const before = await tx.organisation.findUniqueOrThrow({ where: { id: 1 } });
    const saved = await tx.organisation.updateMany({ where: { id: 1, version: expectedVersion }, data: { ...rules, version: { increment: 1 } } });
    if (saved.count === 0) {
      const fresh = await tx.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { version: true } });
      throw new AppError("CONFLICT", "organisation.changed_by_someone_else", { version: fresh.version });
    }
    emit({ event: "sms.rules_edited", subject: { kind: "settings", id: "sms" }, data: { changes: changesBetween(before, rules) } });
    return { version: expectedVersion + 1 };
  },
});
