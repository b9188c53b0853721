import { AppError } from "@/domain/errors";
import type { TotpSetup } from "@/domain/identity/schema";
import { command } from "@/server/platform/command";
import { renewRecoveryCodes, spendCode } from "../second-step";
import { newSecret, sealSecret, setupOf } from "../totp";

/** Begins the setup of a second step: a new secret, which counts for nothing until a code of it was given. RULE_VIOLATION when one is on. */
export const startTotp = command({
  action: "account.secure",
  load: async (_tx, input: { userId: string }) => input,
  run: async ({ tx, input: { userId }, now }): Promise<TotpSetup> => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true, twoFactor: { select: { enabledAt: true } } } });
    if (user.twoFactor?.enabledAt) throw new AppError("RULE_VIOLATION", "totp.already_on");
    const secret = newSecret();
    const fresh = { sealed: sealSecret(secret, userId), createdAt: now, lastStep: 0 };
    await tx.twoFactor.upsert({ where: { userId }, create: { userId, ...fresh }, update: fresh });
    return setupOf(secret, user.email);
  },
});

/** Switches the second step on with a first code; answers with the recovery codes, this once. */
export const confirmTotp = command({
  action: "account.secure",
  load: async (_tx, input: { userId: string; code: string }) => ({ userId: input.userId }),
  run: async ({ tx, input: { userId, code }, now, emit }): Promise<string[]> => {
    const factor = await tx.twoFactor.findUnique({ where: { userId }, select: { enabledAt: true } });
    if (!factor) throw new AppError("RULE_VIOLATION", "totp.not_started");
    if (factor.enabledAt) throw new AppError("RULE_VIOLATION", "totp.already_on");
    if (!(await spendCode(tx, userId, code, now))) throw new AppError("INVALID_INPUT", "auth.code_wrong");
    await tx.twoFactor.update({ where: { userId }, data: { enabledAt: now } });
    emit({ event: "user.totp_enabled", subject: { kind: "user", id: userId }, data: { changes: { twoFactor: { from: false, to: true } } } });
    return renewRecoveryCodes(tx, userId);
  },
});
