import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import type { Actor } from "@/domain/actor";
import type { Door, SignInRefusal } from "@/domain/events";
import { deviceWord } from "@/domain/identity/device";
import { coarseAddress, networkOf } from "@/domain/identity/network";
import type { Db, Tx } from "@/server/platform/db";
import { type DeskFact, flush } from "@/server/platform/outbox";
import { keyedHash } from "./login-codes";

/** Where a try came from. */
export type From = { address: string; userAgent: string | null; now: Date };

const REFUSALS_PER_HOUR = 200;

const written = (door: Door, from: From) => ({
  door,
  // staff answer for what they do here; a customer's whole address would stay for ever
  address: door === "staff" ? from.address.replace(/^::ffff:/i, "").slice(0, 45) : coarseAddress(from.address),
  device: deviceWord(from.userAgent),
});

/** Writes down that this session began, in the transaction that begins it (issue 5 §6). */
export function recordSignIn(tx: Tx, db: Db, who: { actor: Actor; sid: string; door: Door }, from: From): Promise<void> {
  const subject = { kind: "session", id: who.sid } as const;
  return flush(tx, { db, actor: who.actor, now: from.now }, [{ event: "session.started", subject, data: written(who.door, from) }]);
}

/**
 * Writes down that somebody did not get in. `account`: whose it is, when it is one of ours; `typed`: what was given, of which only a keyed
 * hash is kept. A flood from one network is written down up to a limit, and that there was more.
 */
export async function recordRefusal(
  db: Db,
  tried: { door: Door; cause: SignInRefusal; account: { kind: "user" | "customer"; id: string } | null; typed: string },
  from: From,
): Promise<void> {
  const limiter = new RateLimiterPrisma({ storeClient: db, keyPrefix: "audit-refusal", points: REFUSALS_PER_HOUR, duration: 3_600 });
  let cause = tried.cause;
  try {
    await limiter.consume(networkOf(from.address));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    if (refusal.consumedPoints > REFUSALS_PER_HOUR + 1) return;
    cause = "more";
  }
  const subject: DeskFact["subject"] = tried.account ?? { kind: "sign_in", id: keyedHash("audit account", tried.typed).slice(0, 24) };
  const data = { ...written(tried.door, from), cause };
  await db.$transaction((tx) => flush(tx, { db, actor: { kind: "anonymous" }, now: from.now }, [{ event: "session.refused", subject, data }]));
}
