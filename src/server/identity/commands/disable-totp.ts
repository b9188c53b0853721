import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import { dropSecondStep } from "../second-step";
import { checkOwnPassword } from "./change-password";

/** Switches one's own second step off, against the password. */
export async function disableTotp(ctx: Ctx, input: { userId: string; password: string }): Promise<void> {
  await checkOwnPassword(ctx, input.userId, input.password);
  await turnOff(ctx, { userId: input.userId });
}

const turnOff = command({
  action: "account.secure",
  load: async (_tx, input: { userId: string }) => input,
  run: async ({ tx, input: { userId }, emit }): Promise<void> => {
    if (!(await dropSecondStep(tx, userId))) throw new AppError("RULE_VIOLATION", "totp.not_on");
    emit({ event: "user.totp_disabled", subject: { kind: "user", id: userId }, data: { changes: { twoFactor: { from: true, to: false } }, by: "OWNER" } });
  },
});
