import { randomInt } from "node:crypto";
import { RateLimiterPrisma } from "rate-limiter-flexible";
import { AppError } from "@/domain/errors";
import { toLatinDigits } from "@/persian/digits";
import type { Db, Tx } from "@/server/platform/db";
import { keyedHash } from "./login-codes";
import { consume } from "./rate-limit";
import { openSecret, stepOfCode } from "./totp";

const RECOVERY_CODES = 10;
const RECOVERY_LENGTH = 10;
// Without letters that are mistaken for each other on paper: 31 of them, 49 bits in ten.
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const WRONG_CODES = 5;

const tidy = (code: string): string => toLatinDigits(code).toLowerCase().replace(/[\s-]/g, "");
const recoveryHash = (userId: string, code: string): string => keyedHash(`recovery:${userId}`, code);

/**
 * The second step of signing in, once the password was right: a code of the app, or a recovery code. UNAUTHENTICATED
 * `auth.code_required` without one, `auth.code_wrong` for a wrong or used one; RATE_LIMITED after five wrong ones in a quarter of an
 * hour. `device`: a browser that signed in before counts by itself, so that a stranger with the password does not lock its owner out.
 */
export async function passSecondStep(db: Db, given: { userId: string; code: string | undefined; device: string | null; now: Date }): Promise<void> {
  const code = tidy(given.code ?? "");
  if (code === "") throw new AppError("UNAUTHENTICATED", "auth.code_required");
  const limiter = new RateLimiterPrisma({ storeClient: db, keyPrefix: "signin-code", points: WRONG_CODES, duration: 15 * 60 });
  const key = given.device ?? given.userId;
  await consume(limiter, key, "auth.too_many_codes");
  if (!(await spendCode(db, given.userId, code, given.now))) throw new AppError("UNAUTHENTICATED", "auth.code_wrong");
  await limiter.delete(key);
}

/** True when this code of the app or recovery code is right, and from then on used up: of two at once one gets true (facts.md S9). */
export async function spendCode(db: Db | Tx, userId: string, given: string, now: Date): Promise<boolean> {
  const code = tidy(given);
  if (!/^\d{6}$/.test(code)) {
    const used = await db.recoveryCode.updateMany({ where: { userId, codeHash: recoveryHash(userId, code), usedAt: null }, data: { usedAt: now } });
    return used.count === 1;
  }
  const factor = await db.twoFactor.findUnique({ where: { userId }, select: { sealed: true } });
  const secret = factor ? openSecret(factor.sealed, userId) : null;
  const step = secret === null ? null : stepOfCode(secret, code, now);
  if (step === null) return false;
  const taken = await db.twoFactor.updateMany({ where: { userId, lastStep: { lt: step } }, data: { lastStep: step } });
  return taken.count === 1;
}

/** Ten fresh recovery codes in place of any before; the answer has them, the database their hashes. */
export async function renewRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: RECOVERY_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(""));
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: recoveryHash(userId, code) })) });
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}

/** Takes the second step away with everything that belongs to it; true when it was on. */
export async function dropSecondStep(tx: Tx, userId: string): Promise<boolean> {
  const { count } = await tx.twoFactor.deleteMany({ where: { userId, enabledAt: { not: null } } });
  await tx.twoFactor.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  return count === 1;
}
