import type { OpenTicket, TimelineCounts } from "@/domain/customers/record";
import { Prisma } from "@/generated/prisma/client";
import { iso } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";

const SHOWN = 20;

type Whose = { customerId: string } | { companyId: string };

/** The people whose tickets a record shows: one customer, or everybody of a company. As "people"(id, name). */
export function peopleOf(whose: Whose): Prisma.Sql {
  return "customerId" in whose
    ? Prisma.sql`SELECT "id", "name" FROM "Customer" WHERE "id" = ${whose.customerId}::uuid`
    : Prisma.sql`SELECT "id", "name" FROM "Customer" WHERE "companyId" = ${whose.companyId}::uuid`;
}

/** What is still open, whoever waits for us first, and how many tickets and orders there are at all. One query. */
export async function openTicketsOf(db: Db, whose: Whose): Promise<{ open: OpenTicket[]; openCount: number; counts: TimelineCounts }> {
  const [row] = await db.$queryRaw<{ open: OpenTicket[] | null; openCount: number; ticket: number; order: number }[]>`
    WITH people AS (${peopleOf(whose)}), own AS (
      SELECT t."id", t."closedAt", p."kind" FROM people c JOIN "Ticket" t ON t."customerId" = c."id" JOIN "Pipeline" p ON p."id" = t."pipelineId"
    ), open AS (
      SELECT t."id", t."number", t."title", s."name" AS "stageName", s."color" AS "stageColor", p."kind" = 'ORDER' AS "isOrder", c."name" AS "customerName",
        u."name" AS "responsibleName", t."waitingSince", t."createdAt"
      FROM people c JOIN "Ticket" t ON t."customerId" = c."id" JOIN "Stage" s ON s."id" = t."stageId" JOIN "Pipeline" p ON p."id" = t."pipelineId"
      LEFT JOIN "User" u ON u."id" = t."responsibleId"
      WHERE t."closedAt" IS NULL ORDER BY t."waitingSince" NULLS LAST, t."createdAt" DESC, t."number" DESC LIMIT ${SHOWN}
    )
    SELECT (SELECT json_agg(o ORDER BY o."waitingSince" NULLS LAST, o."createdAt" DESC, o."number" DESC) FROM open o) AS "open",
      (SELECT count(*)::int FROM own WHERE "closedAt" IS NULL) AS "openCount",
      (SELECT count(*)::int FROM own WHERE "kind" = 'TICKET') AS "ticket", (SELECT count(*)::int FROM own WHERE "kind" = 'ORDER') AS "order"`;
  return {
    open: (row?.open ?? []).map((ticket) => ({
      ...ticket,
      customerName: "companyId" in whose ? ticket.customerName : null,
      waitingSince: ticket.waitingSince && iso(ticket.waitingSince),
      createdAt: iso(ticket.createdAt),
    })),
    openCount: row?.openCount ?? 0,
    counts: { ticket: row?.ticket ?? 0, order: row?.order ?? 0 },
  };
}
