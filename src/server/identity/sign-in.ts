import { RateLimiterPrisma } from "rate-limiter-flexible";
import type { Role } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import type { SignInRefusal } from "@/domain/events";
import { networkOf } from "@/domain/identity/network";
import { SignInInput } from "@/domain/identity/schema";
import type { Db } from "@/server/platform/db";
import { knownDevice, rememberDevice } from "./known-devices";
import { passwordFits } from "./password";
import { consume } from "./rate-limit";
import { passSecondStep } from "./second-step";
import { startStaffSession } from "./sessions";
import { recordRefusal, recordSignIn } from "./sign-in-facts";

// Three counters for browsers that we do not know (facts.md S7): per account *and* network, so a stranger who guesses cannot lock the
// owner out; per network, so one machine cannot try many accounts; per account over all networks, so many machines cannot try one. A
// browser that signed in before is counted by itself alone: whatever strangers do, its owner gets in.
const limits = (db: Db) => ({
  pair: new RateLimiterPrisma({ storeClient: db, keyPrefix: "signin-pair", points: 10, duration: 15 * 60 }),
  address: new RateLimiterPrisma({ storeClient: db, keyPrefix: "signin-address", points: 100, duration: 60 * 60 }),
  account: new RateLimiterPrisma({ storeClient: db, keyPrefix: "signin-account", points: 100, duration: 24 * 60 * 60 }),
  device: new RateLimiterPrisma({ storeClient: db, keyPrefix: "signin-device", points: 20, duration: 60 * 60 }),
});

/** `device` is the value of the device cookie, if the browser sent one. */
export type SignInMeta = { address: string; device?: string | null; userAgent: string | null; now: Date };

type SignedIn = { sid: string; userId: string; name: string /** The new value of the device cookie. */; device: string };

/**
 * Signs a member of staff in with e-mail and password, and the second step for whoever has set one up. Throws RATE_LIMITED (data.minutes:
 * how long to wait) or UNAUTHENTICATED with the same reason and cost for an unknown e-mail, a wrong password and a suspended account;
 * after the right password `auth.code_required` or `auth.code_wrong`. The audit has every try with its true cause.
 */
export async function signInStaff(db: Db, given: unknown, meta: SignInMeta): Promise<SignedIn> {
  const parsed = SignInInput.safeParse(given);
  if (!parsed.success) throw new AppError("UNAUTHENTICATED", "auth.wrong_credentials");
  const { email } = parsed.data;
  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, name: true, role: true, passwordHash: true, isActive: true, twoFactor: { select: { enabledAt: true } } },
  });
  try {
    return await letIn(db, user, parsed.data, meta);
  } catch (error) {
    const cause = error instanceof AppError ? causeOf(error, user) : null;
    if (cause) await recordRefusal(db, { door: "staff", cause, account: user ? { kind: "user", id: user.id } : null, typed: email }, meta);
    throw error;
  }
}

type Account = { id: string; name: string; role: Role; passwordHash: string; isActive: boolean; twoFactor: { enabledAt: Date | null } | null };

/** Null for the half-way mark of a sign-in in two steps. */
function causeOf(error: AppError, user: Account | null): SignInRefusal | null {
  if (error.reason === "auth.code_required") return null;
  if (error.reason === "auth.code_wrong") return "wrong_code";
  if (error.code === "RATE_LIMITED") return "too_many";
  if (!user) return "unknown_account";
  return user.isActive ? "wrong_password" : "suspended";
}

async function letIn(db: Db, user: Account | null, { email, password, code }: SignInInput, meta: SignInMeta): Promise<SignedIn> {
  const device = user ? knownDevice(meta.device, user.id, meta.now) : null;
  const forgive = await countTry(db, { email, network: networkOf(meta.address), device });
  const fits = await passwordFits(user?.passwordHash ?? null, password);
  if (!user || !fits || !user.isActive) throw new AppError("UNAUTHENTICATED", "auth.wrong_credentials");
  await forgive();
  if (user.twoFactor?.enabledAt) await passSecondStep(db, { userId: user.id, code, device, now: meta.now });
  const sid = await db.$transaction(async (tx) => {
    const sessionId = await startStaffSession(tx, { userId: user.id, userAgent: meta.userAgent, now: meta.now });
    const actor = { kind: "agent", userId: user.id, role: user.role, name: user.name, sessionId } as const;
    await recordSignIn(tx, db, { actor, sid: sessionId, door: "staff" }, meta);
    return sessionId;
  });
  return { sid, userId: user.id, name: user.name, device: rememberDevice(meta.device, user.id, meta.now) };
}

/** Counts one try before it is made, so that tries at once count too; the answer takes back what a success shall not cost. */
async function countTry(db: Db, by: { email: string; network: string; device: string | null }): Promise<() => Promise<void>> {
  const { pair, address, account, device } = limits(db);
  if (by.device) {
    const key = by.device;
    await consume(device, key, "auth.too_many_attempts");
    return async () => void (await device.delete(key));
  }
  const pairKey = `${by.email}|${by.network}`;
  await consume(address, by.network, "auth.too_many_attempts");
  await consume(pair, pairKey, "auth.too_many_attempts");
  await consume(account, by.email, "auth.known_devices_only");
  return async () => {
    await pair.delete(pairKey);
    await account.reward(by.email);
  };
}
