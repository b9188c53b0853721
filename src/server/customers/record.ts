import { type CustomerRecord, type CustomerRow, isNumberForName } from "@/domain/customers/record";
import { reachabilityOf } from "@/domain/messaging/reachability";
import { may } from "@/domain/policy";
import type { Ctx } from "@/server/platform/context";
import { faceOf } from "./face";
import { matchingCustomers } from "./matching";
import { openTicketsOf } from "./open-tickets";

const PAGE = 50;

/** The list of customers, whoever wrote last first: name, company and number in any form are found (issue 4 §6). One page and the total. */
export async function listCustomers(ctx: Ctx, input: { text: string; page: number }): Promise<{ rows: CustomerRow[]; total: number; pageSize: number }> {
  const fits = matchingCustomers(input.text);
  const [rows, counted] = await Promise.all([
    ctx.db.$queryRaw<(Omit<CustomerRow, "lastTicketAt"> & { lastTicketAt: Date | null })[]>`
      WITH page AS (
        SELECT c."id", c."name", o."name" AS "companyName", c."createdAt", t."lastTicketAt", coalesce(t."open", 0) AS "open", coalesce(t."all", 0) AS "all"
        FROM "Customer" c LEFT JOIN "Company" o ON o."id" = c."companyId"
        LEFT JOIN (
          SELECT "customerId", max("createdAt") AS "lastTicketAt", count(*) FILTER (WHERE "closedAt" IS NULL) AS "open", count(*) AS "all" FROM "Ticket" GROUP BY 1
        ) t ON t."customerId" = c."id"
        WHERE ${fits}
        ORDER BY t."lastTicketAt" DESC NULLS LAST, c."createdAt" DESC, c."id" LIMIT ${PAGE} OFFSET ${input.page * PAGE}
      )
      SELECT p."id"::text AS "id", p."name", p."companyName", p."lastTicketAt", p."open"::int AS "openTickets", p."all"::int AS "allTickets",
        (SELECT n."e164" FROM "CustomerPhone" n WHERE n."customerId" = p."id" ORDER BY n."position", n."id" LIMIT 1) AS "phone"
      FROM page p ORDER BY p."lastTicketAt" DESC NULLS LAST, p."createdAt" DESC, p."id"`,
    ctx.db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" FROM "Customer" c LEFT JOIN "Company" o ON o."id" = c."companyId" WHERE ${fits}`,
  ]);
  return { rows: rows.map((row) => ({ ...row, lastTicketAt: row.lastTicketAt?.toISOString() ?? null })), total: counted[0]?.total ?? 0, pageSize: PAGE };
}

/** A customer's record (D4, D13): who it is, how to reach them, how satisfied they were and what is open. NOT_FOUND for an unknown id. */
export async function getCustomer(ctx: Ctx, customerId: string): Promise<CustomerRecord> {
  const [{ face, row }, tickets, fields] = await Promise.all([
    faceOf(ctx.db, customerId, { onCardOnly: false }),
    openTicketsOf(ctx.db, { customerId }),
    ctx.db.customerField.findMany({
      where: { retiredAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, label: true, kind: true, options: true },
    }),
  ]);
  const reached = reachabilityOf(row);
  return {
    ...face,
    ...tickets,
    fields,
    version: row.version,
    website: row.company?.website ?? null,
    isOptedOut: row.smsOptOutAt !== null,
    unreachable: reached.canReach ? null : reached.reason,
    needsName: isNumberForName(row.name),
    canEdit: may(ctx.actor, "customer.edit", { customerId }),
  };
}
