import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import type { Tx } from "@/server/platform/db";
import { dropSecondStep, renewRecoveryCodes } from "../second-step";
import { checkOwnPassword } from "./change-password";

type Own = { userId: string; password: string };

/** Switches one's own second step off, against the password. */
export async function disableTotp(ctx: Ctx, input: Own): Promise<void> {
  await checkOwnPassword(ctx, input.userId, input.password);
  await turnOff(ctx, { userId: input.userId });
}

/** Ten new recovery codes in place of the old, against the password. */
export async function newRecoveryCodes(ctx: Ctx, input: Own): Promise<string[]> {
  await checkOwnPassword(ctx, input.userId, input.password);
  return renew(ctx, { userId: input.userId });
}

const turnOff = command({
  action: "account.secure",
  load: async (_tx, input: { userId: string }) => input,
  run: async ({ tx, input: { userId }, emit }): Promise<void> => {
    if (!(await dropSecondStep(tx, userId))) throw new AppError("RULE_VIOLATION", "totp.not_on");
    emit({ event: "user.totp_disabled", subject: { kind: "user", id: userId }, data: { changes: { twoFactor: { from: true, to: false } }, by: "OWNER" } });
  },
});

const renew = command({
  action: "account.secure",
  load: async (_tx, input: { userId: string }) => input,
  run: async ({ tx, input: { userId }, emit }): Promise<string[]> => {
    if (!(await hasSecondStep(tx, userId))) throw new AppError("RULE_VIOLATION", "totp.not_on");
    const codes = await renewRecoveryCodes(tx, userId);
    emit({ event: "user.recovery_codes_renewed", subject: { kind: "user", id: userId }, data: { count: codes.length } });
    return codes;
  },
});

async function hasSecondStep(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.twoFactor.count({ where: { userId, enabledAt: { not: null } } })) === 1;
}
