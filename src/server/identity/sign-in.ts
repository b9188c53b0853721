import { RateLimiterPrisma } from "rate-limiter-flexible";
import { AppError } from "@/domain/errors";
import { SignInInput } from "@/domain/identity/schema";
import type { Db } from "@/server/platform/db";
import { passwordFits } from "./password";
import { consume } from "./rate-limit";
import { startStaffSession } from "./sessions";

// Counted per account *and* address, so a stranger who guesses cannot lock the owner out; the address limit stops one machine from
// trying many accounts (facts.md S7).
const limits = (db: Db) => ({
  pair: new RateLimiterPrisma({ storeClient: db, keyPrefix: "signin-pair", points: 10, duration: 15 * 60 }),
  address: new RateLimiterPrisma({ storeClient: db, keyPrefix: "signin-address", points: 100, duration: 60 * 60 }),
});

export type SignInMeta = { address: string; userAgent: string | null; now: Date };

/**
 * Signs a member of staff in with e-mail and password. Throws RATE_LIMITED (data.minutes: how long to wait) or UNAUTHENTICATED with the
 * same reason and cost for an unknown e-mail, a wrong password and a suspended account.
 */
export async function signInStaff(db: Db, given: unknown, meta: SignInMeta): Promise<{ sid: string; userId: string; name: string }> {
  const parsed = SignInInput.safeParse(given);
  if (!parsed.success) throw new AppError("UNAUTHENTICATED", "auth.wrong_credentials");
  const { email, password } = parsed.data;
  const { pair, address } = limits(db);
  const pairKey = `${email}|${meta.address}`;
  await consume(address, meta.address, "auth.too_many_attempts");
  await consume(pair, pairKey, "auth.too_many_attempts");
  const user = await db.user.findUnique({ where: { email }, select: { id: true, name: true, passwordHash: true, isActive: true } });
  const fits = await passwordFits(user?.passwordHash ?? null, password);
  if (!user || !fits || !user.isActive) throw new AppError("UNAUTHENTICATED", "auth.wrong_credentials");
  await pair.delete(pairKey);
  const sid = await startStaffSession(db, { userId: user.id, userAgent: meta.userAgent, now: meta.now });
  return { sid, userId: user.id, name: user.name };
}
