import { AppError } from "@/domain/errors";
import { dropSecondStep } from "@/server/identity";
import { command } from "@/server/platform/command";
import { lockedPerson } from "../locked-person";

/** Switches the second step of somebody off who lost the device. RULE_VIOLATION for oneself (the account page asks for the password) or when it is not on. */
export const resetTotp = command({
  action: "people.manage",
  load: (tx, input: { userId: string }) => lockedPerson(tx, input.userId),
  run: async ({ tx, actor, subject: person, emit }): Promise<void> => {
    if (actor.kind === "agent" && actor.userId === person.id) throw new AppError("RULE_VIOLATION", "user.not_oneself");
    if (!(await dropSecondStep(tx, person.id))) throw new AppError("RULE_VIOLATION", "totp.not_on");
    emit({ event: "user.totp_disabled", subject: { kind: "user", id: person.id }, data: { changes: { twoFactor: { from: true, to: false } }, by: "ADMIN" } });
  },
});
