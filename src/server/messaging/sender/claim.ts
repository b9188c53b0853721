import { randomUUID } from "node:crypto";
import { LEASE_MS } from "@/domain/messaging/retry";
import type { SmsLane, TemplateKey } from "@/domain/messaging/template";
import type { Db } from "@/server/platform/db";

/** A message that this worker holds until `leaseUntil`; only the bearer of `leaseToken` settles it. */
export type Claimed = {
  id: bigint;
  lane: SmsLane;
  template: TemplateKey;
  phone: string;
  departmentId: string | null;
  linkTokenId: string | null;
  variables: Record<string, string>;
  attempts: number;
  expiresAt: Date | null;
  firstTriedAt: Date;
  isUncertain: boolean;
  isLookup: boolean;
  leaseToken: string;
  leaseUntil: Date;
};

/** Any number: one claim of updates at a time, so that two workers never take two messages of one ticket apart. */
const UPDATE_CLAIMS = 7_401_102n;

/**
 * Takes up to `limit` due messages of one lane, oldest first, so that no other worker gets them. Of the updates that wait for one ticket
 * and phone the newest goes out for all: the others become MERGED, and `variables.count` says how many it speaks for.
 */
export async function claim(db: Db, lane: SmsLane, limit: number, now: Date): Promise<Claimed[]> {
  const leaseToken = randomUUID();
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  return db.$transaction(async (tx) => {
    if (lane === "UPDATE") await tx.$executeRaw`SELECT pg_advisory_xact_lock(${UPDATE_CLAIMS})`;
    const rows = await tx.$queryRaw<Claimed[]>`
      WITH due AS (
        SELECT "id" FROM "SmsMessage"
        WHERE "state" = 'QUEUED' AND "lane" = ${lane}::"SmsLane" AND "notBefore" <= ${now} AND ("expiresAt" IS NULL OR "expiresAt" > ${now})
        ORDER BY "notBefore", "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED
      )
      UPDATE "SmsMessage" m SET "state" = 'SENDING', "leaseToken" = ${leaseToken}::uuid, "leaseUntil" = ${leaseUntil},
        "attempts" = m."attempts" + 1, "firstTriedAt" = COALESCE(m."firstTriedAt", ${now})
      FROM due WHERE m."id" = due."id"
      RETURNING m."id", m."lane"::text AS "lane", m."template", m."phone", m."departmentId"::text AS "departmentId", m."linkTokenId"::text AS "linkTokenId",
        m."variables", m."attempts", m."expiresAt", m."firstTriedAt", m."isUncertain", m."isLookup", m."leaseToken"::text AS "leaseToken", m."leaseUntil"`;
    rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    if (lane !== "UPDATE" || rows.length === 0) return rows;
    return mergeUpdates(tx, rows, leaseToken, now);
  });
}

type Tx = Parameters<Parameters<Db["$transaction"]>[0]>[0];

async function mergeUpdates(tx: Tx, rows: Claimed[], leaseToken: string, now: Date): Promise<Claimed[]> {
  // A message that may already be out keeps its own words; free text is a person's own and is never folded into another.
  const kept = await tx.$queryRaw<{ id: bigint; count: number }[]>`
    WITH mine AS (
      SELECT DISTINCT "ticketId", "phone" FROM "SmsMessage" WHERE "id" = ANY(${rows.map((row) => row.id)}::bigint[]) AND "ticketId" IS NOT NULL
        AND NOT "isUncertain" AND "template" <> 'freeText'
    ), together AS (
      SELECT m."id", m."ticketId", m."phone", COALESCE((m."variables"->>'count')::int, 1) AS "count",
        max(m."id") FILTER (WHERE m."leaseToken" = ${leaseToken}::uuid) OVER (PARTITION BY m."ticketId", m."phone") AS "keeper"
      FROM mine JOIN "SmsMessage" m ON m."ticketId" = mine."ticketId" AND m."phone" = mine."phone"
      WHERE m."lane" = 'UPDATE' AND m."template" <> 'freeText' AND NOT m."isUncertain"
        AND (m."leaseToken" = ${leaseToken}::uuid OR (m."state" = 'QUEUED' AND m."notBefore" <= ${now}))
    ), folded AS (
      UPDATE "SmsMessage" m SET "state" = 'MERGED', "mergedIntoId" = t."keeper", "settledAt" = ${now}, "leaseToken" = NULL, "leaseUntil" = NULL
      FROM together t WHERE m."id" = t."id" AND t."id" <> t."keeper" AND t."keeper" IS NOT NULL AND m."state" IN ('QUEUED', 'SENDING')
      RETURNING m."id"
    ), counted AS (
      SELECT "keeper" AS "id", sum("count")::int AS "count" FROM together WHERE "keeper" IS NOT NULL AND ("id" = "keeper" OR "id" IN (SELECT "id" FROM folded)) GROUP BY "keeper"
    )
    UPDATE "SmsMessage" m SET "variables" = m."variables" || jsonb_build_object('count', c."count"::text)
    FROM counted c WHERE m."id" = c."id" AND c."count" > 1 RETURNING m."id", c."count"`;
  if (kept.length === 0) return rows;
  const alive = await tx.$queryRaw<{ id: bigint; variables: Record<string, string> }[]>`
    SELECT "id", "variables" FROM "SmsMessage" WHERE "id" = ANY(${rows.map((row) => row.id)}::bigint[]) AND "state" = 'SENDING'`;
  const words = new Map(alive.map((row) => [row.id, row.variables]));
  return rows.flatMap((row) => {
    const variables = words.get(row.id);
    return variables ? [{ ...row, variables }] : [];
  });
}

/** Whether a lane has anything to send: one cheap look, so that idle workers ask for nothing else. */
export async function isDue(db: Db, lane: SmsLane, now: Date): Promise<boolean> {
  const [row] = await db.$queryRaw<{ due: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "SmsMessage" WHERE "state" = 'QUEUED' AND "lane" = ${lane}::"SmsLane" AND "notBefore" <= ${now}) AS "due"`;
  return row?.due ?? false;
}

/** What must happen by the clock alone: late codes expire, held messages whose worker is gone come back, to be asked about first. */
export async function recover(db: Db, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "SmsMessage" SET "state" = 'QUEUED', "isUncertain" = TRUE, "leaseToken" = NULL, "leaseUntil" = NULL
    WHERE "state" = 'SENDING' AND "leaseUntil" < ${now}`;
  await db.$executeRaw`
    UPDATE "SmsMessage" SET "state" = 'EXPIRED', "settledAt" = ${now}, "variables" = "variables" - 'code'
    WHERE "state" = 'QUEUED' AND "expiresAt" IS NOT NULL AND "expiresAt" <= ${now}`;
}
