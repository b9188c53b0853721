import { createHash, createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { RateLimiterPrisma } from "rate-limiter-flexible";
import { AppError } from "@/domain/errors";
import type { Db, Tx } from "@/server/platform/db";
import { env } from "@/server/platform/env";
import { consume } from "./rate-limit";

export const CODE_MINUTES = 2;
const TRIES = 5;

/** A keyed hash for secrets that are too short to hash plainly; `purpose` keeps one use from standing in for another. */
export function keyedHash(purpose: string, value: string): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`${purpose}\0${value}`).digest("hex");
}

const browserHash = (browser: string): string => createHash("sha256").update(browser).digest("hex");

// What a code costs is money, so everybody is counted: the number, the address, and all of us together (facts.md S6). Mobile operators put
// hundreds of subscribers behind one address, hence its wider limit.
const limits = (db: Db) =>
  [
    { of: "phone", limiter: new RateLimiterPrisma({ storeClient: db, keyPrefix: "code-minute", points: 1, duration: 60 }) },
    { of: "phone", limiter: new RateLimiterPrisma({ storeClient: db, keyPrefix: "code-hour", points: 5, duration: 3_600 }) },
    { of: "phone", limiter: new RateLimiterPrisma({ storeClient: db, keyPrefix: "code-day", points: 10, duration: 86_400 }) },
    { of: "address", limiter: new RateLimiterPrisma({ storeClient: db, keyPrefix: "code-address", points: 60, duration: 3_600 }) },
    { of: "everybody", limiter: new RateLimiterPrisma({ storeClient: db, keyPrefix: "code-all", points: 300, duration: 3_600 }) },
  ] as const;

/** Counts one request for a code. RATE_LIMITED (data.seconds) when this number, this address or everybody together asks too often. */
export async function countCodeRequest(db: Db, who: { phone: string; address: string }): Promise<void> {
  for (const { of, limiter } of limits(db)) await consume(limiter, of === "phone" ? who.phone : of === "address" ? who.address : "all", "login.too_many_codes");
}

/** Makes a six-digit code for one number and one browser; earlier codes of that number are dead. Answers with the code itself, once. */
export async function createLoginCode(tx: Tx, input: { phone: string; browser: string; now: Date }): Promise<{ code: string; expiresAt: Date }> {
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  const expiresAt = new Date(input.now.getTime() + CODE_MINUTES * 60_000);
  await tx.loginCode.updateMany({ where: { phone: input.phone, usedAt: null, expiresAt: { gt: input.now } }, data: { expiresAt: input.now } });
  await tx.loginCode.create({
    data: { phone: input.phone, codeHash: keyedHash(`code:${input.phone}`, code), browserHash: browserHash(input.browser), createdAt: input.now, expiresAt },
  });
  return { code, expiresAt };
}

/**
 * Spends a code: five tries by one atomic update, two minutes, once, in the browser that asked (facts.md S5). Tries are also counted per
 * number and day over all codes. UNAUTHENTICATED `login.code_wrong` or `login.code_expired`.
 */
export async function spendLoginCode(db: Db, input: { phone: string; code: string; browser: string; now: Date }): Promise<void> {
  await consume(new RateLimiterPrisma({ storeClient: db, keyPrefix: "code-try-day", points: 30, duration: 86_400 }), input.phone, "login.too_many_codes");
  const [row] = await db.$queryRaw<{ id: string; codeHash: string }[]>`
    UPDATE "LoginCode" SET "tries" = "tries" + 1
    WHERE "id" = (
      SELECT "id" FROM "LoginCode" WHERE "phone" = ${input.phone} AND "browserHash" = ${browserHash(input.browser)} AND "usedAt" IS NULL AND "expiresAt" > ${input.now}
      ORDER BY "createdAt" DESC LIMIT 1
    ) AND "tries" < ${TRIES} AND "usedAt" IS NULL
    RETURNING "id"::text AS "id", "codeHash"`;
  if (!row) throw new AppError("UNAUTHENTICATED", "login.code_expired");
  const given = Buffer.from(keyedHash(`code:${input.phone}`, input.code));
  if (!timingSafeEqual(given, Buffer.from(row.codeHash))) throw new AppError("UNAUTHENTICATED", "login.code_wrong");
  const spent = await db.loginCode.updateMany({ where: { id: row.id, usedAt: null }, data: { usedAt: input.now } });
  if (spent.count !== 1) throw new AppError("UNAUTHENTICATED", "login.code_expired");
}
