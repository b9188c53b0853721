import type { Actor } from "@/domain/actor";
import type { BoardCard } from "@/domain/board/card";
import { Prisma } from "@/generated/prisma/client";
import { iso } from "@/server/platform/clock";
import type { Ctx } from "@/server/platform/context";

/** A card as JSON from "Ticket" t, with its customer joined as c, company as o and the viewer's read mark as r. */
export const cardJson = Prisma.sql`json_build_object(
  'id', t."id", 'number', t."number", 'title', t."title", 'version', t."version", 'stageId', t."stageId", 'rank', t."rank",
  'customerId', t."customerId", 'customerName', c."name", 'companyName', o."name", 'departmentId', t."departmentId",
  'responsibleId', t."responsibleId", 'priority', t."priority", 'categoryId', t."categoryId",
  'tagIds', ARRAY(SELECT tt."tagId" FROM "TicketTag" tt WHERE tt."ticketId" = t."id" ORDER BY tt."tagId"),
  'createdAt', t."createdAt", 'stageEnteredAt', t."stageEnteredAt", 'dueAt', t."dueAt", 'expectedAt', t."expectedAt", 'waitingSince', CASE WHEN t."closedAt" IS NULL THEN t."waitingSince" END, 'lastSpeaker', t."lastSpeaker",
  'isUnread', t."lastCustomerAt" IS NOT NULL AND (r."readAt" IS NULL OR r."readAt" < t."lastCustomerAt"))`;

/** The joins that cardJson needs. */
export const cardJoins = (viewerId: string): Prisma.Sql => Prisma.sql`
  JOIN "Customer" c ON c."id" = t."customerId"
  LEFT JOIN "Company" o ON o."id" = c."companyId"
  LEFT JOIN "TicketRead" r ON r."ticketId" = t."id" AND r."userId" = ${viewerId}::uuid`;

export type CardRow = { card: BoardCard };

/** The viewer whose read marks count; nobody's for the system. */
export function viewerOf(actor: Actor): string {
  return actor.kind === "agent" ? actor.userId : "00000000-0000-0000-0000-000000000000";
}

/** One card as the board shows it, or null. Reads inside the write when `ctx.tx` is set. */
export async function findCard(ctx: Ctx, ticketId: string): Promise<BoardCard | null> {
  const [row] = await (ctx.tx ?? ctx.db).$queryRaw<CardRow[]>`
    SELECT ${cardJson} AS card FROM "Ticket" t ${cardJoins(viewerOf(ctx.actor))} WHERE t."id" = ${ticketId}::uuid`;
  return row ? tidyCard(row.card) : null;
}

// PostgreSQL prints instants in the session's zone; the rest of the product speaks ISO in UTC.
export function tidyCard(card: BoardCard): BoardCard {
  return {
    ...card,
    createdAt: iso(card.createdAt),
    stageEnteredAt: iso(card.stageEnteredAt),
    dueAt: card.dueAt && iso(card.dueAt),
    expectedAt: card.expectedAt && iso(card.expectedAt),
    waitingSince: card.waitingSince && iso(card.waitingSince),
  };
}
