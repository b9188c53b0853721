import { FAILURES_TO_OPEN, PROBE_BLOCKED_MS, PROBE_UNREACHABLE_MS, RATE_LIMITS_TO_OPEN } from "@/domain/messaging/retry";
import type { SmsAccount } from "@/generated/prisma/client";
import type { Db } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import type { GatewayError, SmsGateway } from "./gateway";
import { isRateLimit } from "./kavenegar-codes";

// The breaker: while it is open no message is tried, the queue stays as it is and the account is asked now and then.

/** The account's row; made on first sight. */
export async function smsAccount(db: Db): Promise<SmsAccount> {
  const account = await db.smsAccount.findUnique({ where: { id: 1 } });
  if (account) return account;
  await db.$executeRaw`INSERT INTO "SmsAccount" ("id") VALUES (1) ON CONFLICT DO NOTHING`;
  return db.smsAccount.findUniqueOrThrow({ where: { id: 1 } });
}

/** Whether sending is held back because the account is blocked or the provider cannot be reached: every screen of an administrator says so. */
export async function isSendingPaused(db: Db): Promise<boolean> {
  const account = await db.smsAccount.findUnique({ where: { id: 1 }, select: { breakerOpenAt: true } });
  return Boolean(account?.breakerOpenAt);
}

/**
 * Opens the breaker because the account is blocked (no credit, wrong key …). Whoever opens it first says so once, in the log and in
 * `toldAdminAt`, which screens show until a message gets through again.
 */
export async function blockAccount(db: Db, error: GatewayError, now: Date): Promise<void> {
  await open(db, error, now, new Date(now.getTime() + PROBE_BLOCKED_MS));
}

/** Counts a failure that says nothing about the message; several in a row, on any messages, open the breaker. */
export async function countFailure(db: Db, error: GatewayError, now: Date): Promise<void> {
  await smsAccount(db);
  const { failures } = await db.smsAccount.update({ where: { id: 1 }, data: { failures: { increment: 1 } }, select: { failures: true } });
  const isLimited = isRateLimit(error.code);
  if (failures < (isLimited ? RATE_LIMITS_TO_OPEN : FAILURES_TO_OPEN)) return;
  await open(db, error, now, new Date(now.getTime() + (isLimited ? PROBE_BLOCKED_MS : PROBE_UNREACHABLE_MS)));
}

async function open(db: Db, error: GatewayError, now: Date, probeAfter: Date): Promise<void> {
  await smsAccount(db);
  await db.smsAccount.updateMany({ where: { id: 1, breakerOpenAt: null }, data: { breakerOpenAt: now, breakerCode: error.code, probeAfter } });
  const told = await db.smsAccount.updateMany({ where: { id: 1, toldAdminAt: null }, data: { toldAdminAt: now } });
  if (told.count > 0) log.error({ providerCode: error.code, reason: error.reason }, "SMS sending is paused; the queue is kept and goes on by itself");
}

/** A message got through: nothing is wrong any more. */
export async function noteSuccess(db: Db): Promise<void> {
  await db.smsAccount.updateMany({
    where: { id: 1, OR: [{ failures: { gt: 0 } }, { toldAdminAt: { not: null }, breakerOpenAt: null }] },
    data: { failures: 0, toldAdminAt: null },
  });
}

/** The provider refuses links from this account (420): from now on the texts without a link go out. */
export async function noteLinksRefused(db: Db, now: Date): Promise<void> {
  await smsAccount(db);
  const { count } = await db.smsAccount.updateMany({ where: { id: 1, refusesLinksAt: null }, data: { refusesLinksAt: now } });
  if (count > 0) log.warn("the SMS provider refuses links: messages carry a number and a code instead");
}

/**
 * Whether messages may be tried now. An open breaker whose time has come is probed by exactly one worker; an account that answers and
 * has credit closes it.
 */
export async function mayTry(db: Db, account: SmsAccount, gateway: SmsGateway, now: Date, partRials: number): Promise<boolean> {
  if (!account.breakerOpenAt) return true;
  if (account.probeAfter && account.probeAfter > now) return false;
  const wait = account.breakerCode === null ? PROBE_UNREACHABLE_MS : PROBE_BLOCKED_MS;
  const won = await db.smsAccount.updateMany({
    where: { id: 1, breakerOpenAt: { not: null }, probeAfter: account.probeAfter },
    data: { probeAfter: new Date(now.getTime() + wait) },
  });
  if (won.count === 0) return false;
  try {
    const info = await gateway.info();
    const hasCredit = info.remainingCredit >= partRials;
    await db.smsAccount.update({
      where: { id: 1 },
      data: {
        creditRials: BigInt(Math.trunc(info.remainingCredit)),
        checkedAt: now,
        ...(hasCredit ? { breakerOpenAt: null, breakerCode: null, probeAfter: null, failures: 0 } : {}),
      },
    });
    if (hasCredit) log.info("SMS sending goes on");
    return hasCredit;
  } catch {
    return false;
  }
}

/** Asks how much credit is left, for the screens. Answers false when the account did not answer. */
export async function refreshCredit(db: Db, gateway: SmsGateway, now: Date): Promise<boolean> {
  try {
    const info = await gateway.info();
    await smsAccount(db);
    await db.smsAccount.update({ where: { id: 1 }, data: { creditRials: BigInt(Math.trunc(info.remainingCredit)), checkedAt: now } });
    return true;
  } catch {
    return false;
  }
}
