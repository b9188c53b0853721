import { type Cursor, type CustomerFilter, cursorIn, cursorText } from "@/domain/customers/list";
import {
  COUNT_LIMIT,
  type CustomerColumn,
  type CustomerPage,
  type CustomerRow,
  type CustomerSort,
  columnNames,
  usualColumns,
  usualDirection,
} from "@/domain/customers/list-terms";
import { Prisma } from "@/generated/prisma/client";
import { addDays, tehranInstant } from "@/persian/dates";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import { likePatterns } from "@/server/platform/like";
import { matchingCustomers } from "./matching";

export const PAGE = 50;

type Sort = { column: Prisma.Sql; type: Prisma.Sql; of: (row: Read) => string | number };
type Read = Omit<CustomerRow, "lastTicketAt" | "createdAt"> & { lastTicketAt: Date; createdAt: Date };

const sorts: Record<CustomerSort, Sort> = {
  last: { column: Prisma.sql`c."lastTicketAt"`, type: Prisma.sql`timestamptz`, of: (row) => row.lastTicketAt.toISOString() },
  name: { column: Prisma.sql`c."name"`, type: Prisma.sql`text`, of: (row) => row.name },
  open: { column: Prisma.sql`c."openTickets"`, type: Prisma.sql`int`, of: (row) => row.openTickets },
  created: { column: Prisma.sql`c."createdAt"`, type: Prisma.sql`timestamptz`, of: (row) => row.createdAt.toISOString() },
};

/** A mobile that takes our SMS. */
const reachable = Prisma.sql`EXISTS (SELECT 1 FROM "CustomerPhone" p WHERE p."customerId" = c."id" AND p."kind" = 'MOBILE' AND p."smsBlockedAt" IS NULL)`;

/** The condition on "Customer" c for these filters. */
function customersWhere(filter: CustomerFilter): Prisma.Sql {
  const conditions: Prisma.Sql[] = [Prisma.sql`c."mergedIntoId" IS NULL`];
  const { q, company, city, open, waiting, low, sms, field, value, from, to } = filter;
  if (q) conditions.push(matchingCustomers(q));
  for (const word of company ? likePatterns(company) : [])
    conditions.push(Prisma.sql`c."companyId" = ANY(ARRAY(SELECT o."id" FROM "Company" o WHERE o."search" LIKE ${word}))`);
  if (city) conditions.push(Prisma.sql`c."cityFolded" = fa_norm(${city})`);
  if (open) conditions.push(Prisma.sql`c."openTickets" > 0`);
  if (waiting) conditions.push(Prisma.sql`c."waitingTickets" > 0`);
  if (low)
    conditions.push(Prisma.sql`c."id" IN (
      SELECT i."customerId" FROM "SurveyInvitation" i JOIN "SurveyAnswer" a ON a."invitationId" = i."id" GROUP BY 1 HAVING avg(a."score") < 3)`);
  if (sms === "optedOut") conditions.push(Prisma.sql`c."smsOptOutAt" IS NOT NULL`);
  if (sms === "unreachable") conditions.push(Prisma.sql`NOT ${reachable}`);
  if (field && value)
    conditions.push(
      Prisma.sql`EXISTS (SELECT 1 FROM "CustomerFact" f WHERE f."customerId" = c."id" AND f."fieldId" = ${field}::uuid AND f."value" = ${value})`,
    );
  if (from) conditions.push(Prisma.sql`c."createdAt" >= ${tehranInstant(from)}`);
  if (to) conditions.push(Prisma.sql`c."createdAt" < ${tehranInstant(addDays(to, 1))}`);
  return Prisma.join(conditions, " AND ");
}

/** The rows after a cursor in the order of the filter, or those that stand before it when `back`, nearest first. */
export function customersQuery(filter: CustomerFilter, at: { cursor: Cursor | null; back: boolean; limit: number }): Prisma.Sql {
  const sort = filter.sort ?? "last";
  const { column, type } = sorts[sort];
  const isDown = ((filter.dir ?? usualDirection(sort)) === "desc") !== at.back;
  const way = isDown ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const from = at.cursor
    ? Prisma.sql`AND (${column}, c."id") ${isDown ? Prisma.sql`<` : Prisma.sql`>`} (${String(at.cursor[0])}::text::${type}, ${at.cursor[1]}::uuid)`
    : Prisma.empty;
  return Prisma.sql`
    WITH page AS MATERIALIZED (
      SELECT c.*, row_number() OVER () AS "place" FROM (
        SELECT c."id", c."name", c."companyId", c."city", c."openTickets", c."waitingTickets", c."allTickets", c."lastTicketAt", c."createdAt", c."smsOptOutAt"
        FROM "Customer" c WHERE ${customersWhere(filter)} ${from} ORDER BY ${column} ${way}, c."id" ${way} LIMIT ${at.limit}
      ) c
    )
    SELECT c."id"::text AS "id", c."name", o."name" AS "companyName", c."city", c."openTickets", c."waitingTickets", c."allTickets", c."lastTicketAt", c."createdAt",
      c."smsOptOutAt" IS NOT NULL AS "isOptedOut", n."isReached" IS NOT TRUE AS "isUnreachable", n."phone",
      (SELECT e."address" FROM "CustomerEmail" e WHERE e."customerId" = c."id" ORDER BY e."position", e."id" LIMIT 1) AS "email"
    FROM page c LEFT JOIN "Company" o ON o."id" = c."companyId"
    -- One look by index for each row: as EXISTS the database would hash every phone for each page of a file.
    LEFT JOIN LATERAL (
      SELECT bool_or(p."kind" = 'MOBILE' AND p."smsBlockedAt" IS NULL) AS "isReached", (array_agg(p."e164" ORDER BY p."position", p."id"))[1] AS "phone"
      FROM "CustomerPhone" p WHERE p."customerId" = c."id"
    ) n ON TRUE ORDER BY c."place"`;
}

const shown = (row: Read): CustomerRow => ({
  ...row,
  lastTicketAt: row.lastTicketAt.getTime() === 0 ? null : row.lastTicketAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
});

async function readRows(ctx: Ctx, filter: CustomerFilter, at: { cursor: Cursor | null; back: boolean; limit: number }) {
  const sort = sorts[filter.sort ?? "last"];
  const read = await ctx.db.$queryRaw<(Read & { place?: bigint })[]>(customersQuery(filter, at));
  return { rows: read.map(shown), cursors: read.map((row): string => cursorText([sort.of(row), row.id])) };
}

/** One page of customers by a kept place, so that the thousandth is as fast as the first, and how many there are up to a limit. */
export async function listCustomers(ctx: Ctx, input: CustomerFilter & { after?: string; before?: string }): Promise<CustomerPage> {
  authorize(ctx.actor, "customer.read", null);
  const { after, before, ...filter } = input;
  const back = cursorIn(before) !== null;
  const cursor = cursorIn(before) ?? cursorIn(after);
  const [{ rows, cursors }, counted] = await Promise.all([
    readRows(ctx, filter, { cursor, back, limit: PAGE + 1 }),
    ctx.db.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS "total" FROM (SELECT 1 FROM "Customer" c WHERE ${customersWhere(filter)} LIMIT ${COUNT_LIMIT + 1}) c`,
  ]);
  const isLonger = rows.length > PAGE;
  const [page, places] = [rows.slice(0, PAGE), cursors.slice(0, PAGE)];
  if (back) {
    page.reverse();
    places.reverse();
  }
  const [first, last] = [places[0] ?? null, places.at(-1) ?? null];
  const total = counted[0]?.total ?? 0;
  return {
    rows: page,
    total: Math.min(total, COUNT_LIMIT),
    isMore: total > COUNT_LIMIT,
    next: back || isLonger ? last : null,
    previous: (back && isLonger) || (!back && cursor) ? first : null,
  };
}

/** The columns that whoever asks has chosen. */
export async function columnsOf(ctx: Ctx): Promise<CustomerColumn[]> {
  authorize(ctx.actor, "customer.read", null);
  if (ctx.actor.kind !== "agent") return [...usualColumns];
  const chosen = await ctx.db.customerColumns.findUnique({ where: { userId: ctx.actor.userId } });
  return chosen ? columnNames.filter((name) => chosen.columns.includes(name)) : [...usualColumns];
}

/** Every customer that fits, page by page behind a kept place: an export of any size passes through little memory. */
export async function* everyCustomer(ctx: Ctx, filter: CustomerFilter, limit = 1_000): AsyncGenerator<CustomerRow[]> {
  for (let cursor: Cursor | null = null; ; ) {
    const { rows, cursors } = await readRows(ctx, filter, { cursor, back: false, limit });
    if (rows.length > 0) yield rows;
    cursor = rows.length === limit ? cursorIn(cursors.at(-1)) : null;
    if (!cursor) return;
  }
}
