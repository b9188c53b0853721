import type { Actor } from "@/domain/actor";
import type { NotificationReason } from "@/domain/notifications/reasons";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/platform/db";
import { tellNotificationsChanged } from "@/server/platform/tell";

/**
 * Whoever answers for the card "Ticket" t: its responsible; the department's people when nobody is responsible, or who is has left or is away
 * (then both); supervisors and admins when the department has nobody. Only people who still work here and may answer.
 */
export const answerableFor = Prisma.sql`
  WITH near AS (
    SELECT r."id" FROM "User" r WHERE r."id" = t."responsibleId" AND r."isActive"
    UNION
    SELECT m."userId" FROM "DepartmentMember" m JOIN "User" u ON u."id" = m."userId" AND u."isActive"
    WHERE u."role" <> 'READER' AND m."departmentId" = t."departmentId"
      AND NOT EXISTS (SELECT 1 FROM "User" r WHERE r."id" = t."responsibleId" AND r."isActive" AND NOT r."isAway"))
  SELECT "id" FROM near
  UNION ALL
  SELECT s."id" FROM "User" s WHERE s."isActive" AND s."role" IN ('SUPERVISOR', 'ADMIN') AND NOT EXISTS (SELECT 1 FROM near)`;

/** False for whoever does not want to hear of this reason; `userId` is a column. */
export const wants = (reason: NotificationReason, userId: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`NOT EXISTS (SELECT 1 FROM "NotificationChoice" ch WHERE ch."userId" = ${userId} AND ch."reason" = ${reason} AND NOT ch."inInbox")`;

type Cause = { reason: NotificationReason; at: Date; actorUserId: string | null };

/**
 * Writes or raises one entry per person and card (R12): `source` selects "userId" and "ticketId". Counting begins anew once the entry has
 * been read. In one order for everybody, so two writers wait for each other and never both.
 */
export function entriesSql({ reason, at, actorUserId }: Cause, source: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "Notification" AS n ("id", "userId", "ticketId", "reason", "reasons", "actorUserId", "createdAt", "updatedAt")
    SELECT gen_random_uuid(), x."userId", x."ticketId", ${reason}::text, jsonb_build_object(${reason}::text, 1), ${actorUserId}::uuid, ${at}, ${at}
    FROM (${source}) x ORDER BY x."ticketId", x."userId"
    ON CONFLICT ("userId", "ticketId") DO UPDATE SET
      "reason" = EXCLUDED."reason", "actorUserId" = EXCLUDED."actorUserId", "updatedAt" = GREATEST(n."updatedAt", EXCLUDED."updatedAt"), "readAt" = NULL,
      "count" = CASE WHEN n."readAt" IS NULL THEN n."count" + 1 ELSE 1 END,
      "reasons" = CASE WHEN n."readAt" IS NULL
        THEN n."reasons" || jsonb_build_object(EXCLUDED."reason", coalesce((n."reasons"->>EXCLUDED."reason")::int, 0) + 1) ELSE EXCLUDED."reasons" END
    RETURNING n."userId"::text AS "userId"`;
}

type Told = { reason: NotificationReason; ticketId: string; actor: Actor; at: Date };

/** Tells these people of a card, in the transaction of what happened. Never who did it, nobody who has left or chose not to hear of it. */
export async function notify(tx: Tx, { reason, ticketId, actor, at }: Told, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  const actorUserId = actor.kind === "agent" ? actor.userId : null;
  const people = Prisma.sql`
    SELECT u."id" AS "userId", ${ticketId}::uuid AS "ticketId" FROM "User" u
    WHERE u."id" = ANY(${[...new Set(userIds)]}::uuid[]) AND u."isActive" AND u."id" IS DISTINCT FROM ${actorUserId}::uuid AND ${wants(reason, Prisma.sql`u."id"`)}`;
  const told = await tx.$queryRaw<{ userId: string }[]>`${entriesSql({ reason, at, actorUserId }, people)}`;
  await tellNotificationsChanged(
    tx,
    told.map(({ userId }) => userId),
  );
}

/** The same for whoever answers for the card. */
export async function notifyAnswerable(tx: Tx, told: Told): Promise<void> {
  const people = await tx.$queryRaw<{ id: string }[]>`
    SELECT a."id"::text AS "id" FROM "Ticket" t CROSS JOIN LATERAL (${answerableFor}) a WHERE t."id" = ${told.ticketId}::uuid`;
  await notify(
    tx,
    told,
    people.map(({ id }) => id),
  );
}
