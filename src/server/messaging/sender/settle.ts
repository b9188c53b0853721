import { AUTOMATIC_MS } from "@/domain/messaging/retry";
import type { Db } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import type { Claimed } from "./claim";

// Every write here names the lease: a worker that lost it in the meantime settles nothing (facts.md R3).

export type Acceptance = { providerId: string; status: number; cost: number; parts: number; safeText: string };

/** The provider has it. A report that overtook us (webhook) is kept; a login code is erased. */
export async function settleSent(db: Db, row: Claimed, accepted: Acceptance, now: Date): Promise<void> {
  try {
    await writeSent(db, row, accepted, BigInt(accepted.providerId), now);
  } catch (error) {
    // The provider gave an id that another row has: ours is sent all the same, only its reports are lost.
    if (!isDuplicate(error)) throw error;
    log.warn({ sms: String(row.id) }, "the SMS provider used an id twice");
    await writeSent(db, row, accepted, null, now);
  }
}

async function writeSent(db: Db, row: Claimed, accepted: Acceptance, providerId: bigint | null, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "SmsMessage" SET
      "state" = CASE WHEN "state" = 'SENDING' THEN 'SENT'::"SmsState" ELSE "state" END,
      "providerId" = COALESCE("providerId", ${providerId}::bigint), "providerStatus" = COALESCE("providerStatus", ${accepted.status}::int),
      "cost" = COALESCE("cost", ${accepted.cost}::int), "parts" = ${accepted.parts}::int, "sentText" = ${accepted.safeText},
      "sentAt" = COALESCE("sentAt", ${now}), "isUncertain" = FALSE, "failureCode" = NULL,
      "variables" = "variables" - 'code', "leaseToken" = NULL, "leaseUntil" = NULL
    WHERE "id" = ${row.id} AND "leaseToken" = ${row.leaseToken}::uuid`;
}

/** Back into the queue for another try at `at`; `isUncertain`: ask first. After 11 hours a person has to decide. */
export async function settleLater(
  db: Db,
  row: Claimed,
  later: { at: Date; isUncertain: boolean; code: number | null; reason: string; countsAsTry: boolean },
  now: Date,
): Promise<void> {
  if (later.countsAsTry && now.getTime() - row.firstTriedAt.getTime() >= AUTOMATIC_MS) {
    if (later.isUncertain) return settleUnknown(db, row, now);
    return settleFailed(db, row, { code: later.code, reason: "gaveUp" }, now);
  }
  const isFresh = !later.countsAsTry && !later.isUncertain;
  await db.$executeRaw`
    UPDATE "SmsMessage" SET "state" = 'QUEUED', "notBefore" = ${later.at}, "isUncertain" = ${later.isUncertain}, "failureCode" = ${later.code}::int,
      "failureReason" = ${later.reason}, "attempts" = CASE WHEN ${isFresh} THEN GREATEST("attempts" - 1, 0) ELSE "attempts" END,
      "firstTriedAt" = CASE WHEN ${isFresh} THEN NULL ELSE "firstTriedAt" END, "leaseToken" = NULL, "leaseUntil" = NULL
    WHERE "id" = ${row.id} AND "leaseToken" = ${row.leaseToken}::uuid AND "state" = 'SENDING'`;
}

/** It will never be sent; why is shown to the agent. */
export async function settleFailed(db: Db, row: Claimed, failure: { code: number | null; reason: string }, now: Date): Promise<void> {
  await end(db, row, "FAILED", failure, now);
}

/** Nobody can tell whether it went out: parked for a person. */
export async function settleUnknown(db: Db, row: Claimed, now: Date): Promise<void> {
  await end(db, row, "UNKNOWN", { code: null, reason: "outcomeUnknown" }, now);
}

async function end(db: Db, row: Claimed, state: "FAILED" | "UNKNOWN", failure: { code: number | null; reason: string }, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "SmsMessage" SET "state" = ${state}::"SmsState", "failureCode" = ${failure.code}::int, "failureReason" = ${failure.reason}, "settledAt" = ${now},
      "variables" = "variables" - 'code', "leaseToken" = NULL, "leaseUntil" = NULL
    WHERE "id" = ${row.id} AND "leaseToken" = ${row.leaseToken}::uuid AND "state" = 'SENDING'`;
}

/** Gives an untouched message back: this worker has no time left for it. */
export async function release(db: Db, row: Claimed): Promise<void> {
  await db.$executeRaw`
    UPDATE "SmsMessage" SET "state" = 'QUEUED', "attempts" = GREATEST("attempts" - 1, 0), "leaseToken" = NULL, "leaseUntil" = NULL
    WHERE "id" = ${row.id} AND "leaseToken" = ${row.leaseToken}::uuid AND "state" = 'SENDING'`;
}

function isDuplicate(error: unknown): boolean {
  const text = error instanceof Error ? `${(error as { code?: string }).code ?? ""} ${error.message}` : "";
  return /P2002|23505|unique constraint/i.test(text);
}
