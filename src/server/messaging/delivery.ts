import { afterReport, BLOCKED_BY_RECEIVER, REFUNDED, type SmsState } from "@/domain/messaging/delivery";
import type { Db } from "@/server/platform/db";
import type { SmsGateway } from "./gateway";

/** What the provider says of one message, named by its own id or by ours (`localid`). */
export type DeliveryReport = { providerId: string | null; localId: string | null; status: number };

const STATUS_WINDOW_MS = 48 * 3_600_000;
const POLL_LIMIT = 500;

type Row = { id: bigint; state: SmsState; providerStatus: number | null; phone: string; sentAt: Date | null };

/**
 * Applies one report; true when something changed. Twice, late or out of order makes no difference (facts.md R7): a final state stays.
 * A number that refuses our line is marked, and freed again when something reaches it later.
 */
export async function applyDelivery(db: Db, report: DeliveryReport, now: Date): Promise<boolean> {
  const providerId = idOf(report.providerId);
  const localId = idOf(report.localId);
  if (providerId === null && localId === null) return false;
  return db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT "id", "state"::text AS "state", "providerStatus", "phone", "sentAt" FROM "SmsMessage"
      WHERE CASE WHEN ${localId}::bigint IS NOT NULL AND EXISTS (SELECT 1 FROM "SmsMessage" l WHERE l."id" = ${localId}::bigint)
        THEN "id" = ${localId}::bigint AND ("providerId" IS NULL OR ${providerId}::bigint IS NULL OR "providerId" = ${providerId}::bigint)
        ELSE "providerId" = ${providerId}::bigint END
      FOR UPDATE`;
    const after = row ? afterReport(row, report.status) : null;
    if (!row || !after) return false;
    await tx.$executeRaw`
      UPDATE "SmsMessage" SET "state" = ${after.state}::"SmsState", "providerStatus" = ${after.providerStatus}::int, "failureReason" = ${after.failureReason},
        "providerId" = COALESCE("providerId", ${providerId}::bigint), "sentAt" = COALESCE("sentAt", ${now}), "isUncertain" = FALSE,
        "settledAt" = CASE WHEN ${after.isFinal} THEN ${now} ELSE "settledAt" END, "cost" = CASE WHEN ${REFUNDED.has(report.status)} THEN 0 ELSE "cost" END
      WHERE "id" = ${row.id}`;
    if (report.status === BLOCKED_BY_RECEIVER) {
      await tx.customerPhone.updateMany({ where: { e164: row.phone, smsBlockedAt: null }, data: { smsBlockedAt: now } });
    } else if (after.state === "DELIVERED") {
      await tx.customerPhone.updateMany({ where: { e164: row.phone, smsBlockedAt: { lt: row.sentAt ?? now } }, data: { smsBlockedAt: null } });
    }
    return true;
  });
}

/**
 * Asks the provider what became of messages without a final report, up to 500 at once and no older than 48 hours (facts.md §1.1): soon after
 * sending often, later seldom. Answers with how many it asked about. Rejects with a GatewayError when the provider does not answer.
 */
export async function pollDeliveries(db: Db, gateway: SmsGateway, now: Date): Promise<number> {
  const rows = await db.$queryRaw<{ id: bigint; providerId: bigint; providerStatus: number | null }[]>`
    UPDATE "SmsMessage" m SET "checkedAt" = ${now} FROM (
      SELECT "id" FROM "SmsMessage"
      WHERE "state" = 'SENT' AND "providerId" IS NOT NULL AND "sentAt" > ${new Date(now.getTime() - STATUS_WINDOW_MS)} AND "sentAt" < ${new Date(now.getTime() - 3_000)}
        AND ("checkedAt" IS NULL OR "checkedAt" < ${now}::timestamptz - GREATEST(interval '5 seconds', (${now}::timestamptz - "sentAt") / 5))
      ORDER BY "sentAt" LIMIT ${POLL_LIMIT} FOR UPDATE SKIP LOCKED
    ) due WHERE m."id" = due."id" RETURNING m."id", m."providerId", m."providerStatus"`;
  if (rows.length === 0) return 0;
  const before = new Map(rows.map((row) => [String(row.providerId), row.providerStatus]));
  for (const found of await gateway.status(rows.map((row) => row.providerId))) {
    if (before.get(found.messageId) !== found.status) await applyDelivery(db, { providerId: found.messageId, localId: null, status: found.status }, now);
  }
  return rows.length;
}

function idOf(text: string | null): bigint | null {
  return text !== null && /^\d{1,18}$/.test(text) ? BigInt(text) : null;
}
