import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import { renewRecoveryCodes } from "../second-step";
import { checkOwnPassword } from "./change-password";

/** Ten new recovery codes in place of the old, against the password. */
export async function newRecoveryCodes(ctx: Ctx, input: { userId: string; password: string }): Promise<string[]> {
  await checkOwnPassword(ctx, input.userId, input.password);
  return renew(ctx, { userId: input.userId });
}

const renew = command({
  action: "account.secure",
  load: async (_tx, input: { userId: string }) => input,
  run: async ({ tx, input: { userId }, emit }): Promise<string[]> => {
    const hasSecondStep = (await tx.twoFactor.count({ where: { userId, enabledAt: { not: null } } })) === 1;
    if (!hasSecondStep) throw new AppError("RULE_VIOLATION", "totp.not_on");
    const codes = await renewRecoveryCodes(tx, userId);
    emit({ event: "user.recovery_codes_renewed", subject: { kind: "user", id: userId }, data: { count: codes.length } });
    return codes;
  },
});
