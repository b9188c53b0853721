import { reasonCounts } from "@/domain/notifications/reasons";
import type { FreshNotifications, ListNotificationsInput, NotificationEntry, NotificationPage } from "@/domain/notifications/schema";
import { Prisma } from "@/generated/prisma/client";
import type { Ctx } from "@/server/platform/context";

const PAGE = 40;
/** More at once would only cover the screen. */
const FRESH = 5;

type Row = Omit<NotificationEntry, "reasons" | "at"> & { reason: string; reasons: unknown; at: Date };

const entry = Prisma.sql`
  n."id"::text AS "id", n."reason", n."reasons", n."count", n."updatedAt" AS "at", n."readAt" IS NOT NULL AS "isRead", a."name" AS "actorName",
  t."id"::text AS "ticketId", t."number" AS "ticketNumber", t."title" AS "ticketTitle", c."name" AS "customerName", s."name" AS "stageName", s."color" AS "stageColor"`;
const joins = Prisma.sql`
  JOIN "Ticket" t ON t."id" = n."ticketId" JOIN "Customer" c ON c."id" = t."customerId" JOIN "Stage" s ON s."id" = t."stageId"
  LEFT JOIN "User" a ON a."id" = n."actorUserId"`;

function shown({ reason, reasons, at, ...row }: Row): NotificationEntry {
  return { ...row, reasons: reasonCounts(reasons, reason, row.count), at: at.toISOString() };
}

/** One page of somebody's entries, unread first, newest first (R12). The keys are cut before anything is joined to them. */
export async function listNotifications(ctx: Ctx, userId: string, { unreadOnly, reason, after }: ListNotificationsInput): Promise<NotificationPage> {
  const unread = unreadOnly ? Prisma.sql`AND "readAt" IS NULL` : Prisma.empty;
  const about = reason ? Prisma.sql`AND "reasons" ? ${reason}` : Prisma.empty;
  const later = after ? Prisma.sql`AND ("readAt" IS NULL, "updatedAt", "id") < (${after.isUnread}, ${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.empty;
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT ${entry} FROM (
      SELECT * FROM "Notification" WHERE "userId" = ${userId}::uuid ${unread} ${about} ${later}
      ORDER BY ("readAt" IS NULL) DESC, "updatedAt" DESC, "id" DESC LIMIT ${PAGE + 1}) n ${joins}
    ORDER BY (n."readAt" IS NULL) DESC, n."updatedAt" DESC, n."id" DESC`;
  const entries = rows.slice(0, PAGE).map(shown);
  const last = entries.at(-1);
  return { entries, next: rows.length > PAGE && last ? { isUnread: !last.isRead, at: last.at, id: last.id } : null };
}

/** How many entries wait to be read: the badge in the header. */
export async function countUnread(ctx: Ctx, userId: string): Promise<number> {
  return ctx.db.notification.count({ where: { userId, readAt: null } });
}

/**
 * What has come since a moment and may be shown by the browser itself: unread, and chosen for that. Nothing while one is away. Holds no text
 * of any note.
 */
export async function freshNotifications(ctx: Ctx, userId: string, since: string): Promise<FreshNotifications> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT ${entry} FROM "Notification" n ${joins}
    WHERE n."userId" = ${userId}::uuid AND n."readAt" IS NULL AND n."updatedAt" > ${since}::timestamptz
      AND NOT EXISTS (SELECT 1 FROM "NotificationChoice" ch WHERE ch."userId" = n."userId" AND ch."reason" = n."reason" AND NOT (ch."inBrowser" AND ch."inInbox"))
      AND NOT EXISTS (SELECT 1 FROM "User" u WHERE u."id" = n."userId" AND u."isAway")
    ORDER BY n."updatedAt" DESC LIMIT ${FRESH}`;
  return { now: ctx.now.toISOString(), entries: rows.map(shown), unread: await countUnread(ctx, userId) };
}
