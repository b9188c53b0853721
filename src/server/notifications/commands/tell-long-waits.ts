import { WAITING_HOURS } from "@/domain/notifications/schema";
import { Prisma } from "@/generated/prisma/client";
import { command } from "@/server/platform/command";
import { tellNotificationsChanged } from "@/server/platform/tell";
import { answerableFor, entriesSql, wants } from "../notify";

/** Most entries written at a time. */
const BATCH = 500;

/**
 * Tells whoever answers for a card that its customer has waited too long (N10, N11). The rule: an open ticket whose customer waits is told of
 * to each of these people when it has waited for once, twice, three times … *their* hours (their own, else the organisation's), each multiple
 * once per waiting; several multiples that passed unseen are told of once. A new waiting begins anew. Answers true when there may be more.
 * Any number of workers may do this at once.
 */
export const tellLongWaits = command({
  action: "notification.sweep",
  load: async (_tx, _input: Record<string, never>) => null,
  run: async ({ tx, now }): Promise<boolean> => {
    const [told] = await tx.$queryRaw<{ count: number; people: string[] }[]>`
      WITH hours AS MATERIALIZED (
        SELECT coalesce((SELECT "waitingHours" FROM "NotificationRules" WHERE "id" = 1), ${WAITING_HOURS.shipped}::int) AS everybody),
      due AS MATERIALIZED (
        SELECT t."id" AS "ticketId", a."id" AS "userId", t."waitingSince", reached."level"
        FROM hours JOIN "Ticket" t ON t."waitingSince" IS NOT NULL AND t."closedAt" IS NULL
          AND t."waitingSince" <= ${now}::timestamptz - interval '1 hour' * LEAST(hours.everybody, (SELECT min("waitingHours") FROM "NotificationSettings"))
        CROSS JOIN LATERAL (${answerableFor}) a
        LEFT JOIN "NotificationSettings" s ON s."userId" = a."id"
        CROSS JOIN LATERAL (
          SELECT floor(extract(epoch FROM ${now}::timestamptz - t."waitingSince") / (3600 * coalesce(s."waitingHours", hours.everybody)))::int AS "level") reached
        LEFT JOIN "WaitingNotice" w ON w."ticketId" = t."id" AND w."userId" = a."id" AND w."waitingSince" = t."waitingSince"
        WHERE reached."level" >= 1 AND reached."level" > coalesce(w."level", 0) AND ${wants("waiting", Prisma.sql`a."id"`)}
        ORDER BY t."waitingSince" LIMIT ${BATCH}),
      noted AS (
        INSERT INTO "WaitingNotice" AS w ("ticketId", "userId", "waitingSince", "level")
        SELECT "ticketId", "userId", "waitingSince", "level" FROM due ORDER BY "ticketId", "userId"
        ON CONFLICT ("ticketId", "userId") DO UPDATE SET "waitingSince" = EXCLUDED."waitingSince", "level" = EXCLUDED."level"
        WHERE w."waitingSince" <> EXCLUDED."waitingSince" OR w."level" < EXCLUDED."level"
        RETURNING w."ticketId", w."userId"),
      told AS (${entriesSql({ reason: "waiting", at: now, actorUserId: null }, Prisma.sql`SELECT "userId", "ticketId" FROM noted`)})
      SELECT (SELECT count(*) FROM due)::int AS "count", ARRAY(SELECT DISTINCT "userId" FROM told) AS "people"`;
    await tellNotificationsChanged(tx, told?.people ?? []);
    return told?.count === BATCH;
  },
});
