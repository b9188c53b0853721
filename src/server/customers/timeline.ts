import type { TimelineEntry, TimelinePage } from "@/domain/customers/record";
import type { TimelineInput } from "@/domain/customers/schema";
import type { TimelineKind } from "@/domain/customers/terms";
import { Prisma } from "@/generated/prisma/client";
import { iso } from "@/server/platform/clock";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import { peopleOf } from "./open-tickets";

const PAGE = 30;

type Branch = {
  kinds: readonly TimelineKind[];
  /** The table with its alias, and which of its rows; `who` is the customer's row (id, name) of this turn. */
  table: Prisma.Sql;
  alias: Prisma.Sql;
  where: Prisma.Sql;
  /** What the fields need besides: joined to the rows of the page only. */
  joins: Prisma.Sql;
  at: Prisma.Sql;
  /** A name unique among all entries. */
  key: Prisma.Sql;
  kind: Prisma.Sql;
  data: Prisma.Sql;
};

/**
 * What stands on a timeline. Another kind is another branch: its table needs an index on (customerId, the moment), and its fields a shape
 * in domain/customers/record.ts.
 */
const branches = (viewerId: string | null, wanted: TimelineKind | null): readonly Branch[] => [
  {
    kinds: ["ticket", "order"],
    table: Prisma.sql`"Ticket"`,
    alias: Prisma.sql`t`,
    where:
      wanted === null
        ? Prisma.sql`t."customerId" = who."id"`
        : Prisma.sql`t."customerId" = who."id" AND EXISTS (SELECT 1 FROM "Pipeline" p WHERE p."id" = t."pipelineId" AND p."kind" = ${wanted === "order" ? "ORDER" : "TICKET"}::"PipelineKind")`,
    joins: Prisma.sql`JOIN "Pipeline" p ON p."id" = t."pipelineId" JOIN "Stage" s ON s."id" = t."stageId" JOIN "Department" d ON d."id" = t."departmentId"
      LEFT JOIN "User" u ON u."id" = t."responsibleId"`,
    at: Prisma.sql`t."createdAt"`,
    key: Prisma.sql`'ticket:' || t."id"`,
    kind: Prisma.sql`CASE p."kind" WHEN 'ORDER' THEN 'order' ELSE 'ticket' END`,
    data: Prisma.sql`json_build_object('number', t."number", 'title', t."title", 'stageName', s."name", 'stageColor', s."color", 'departmentName', d."name",
      'responsibleName', u."name", 'closedAt', t."closedAt", 'outcome', t."outcome",
      'score', (SELECT a."score" FROM "SurveyInvitation" i JOIN "SurveyAnswer" a ON a."invitationId" = i."id" WHERE i."ticketId" = t."id" ORDER BY i."closedAt" DESC LIMIT 1))`,
  },
  {
    kinds: ["note"],
    table: Prisma.sql`"CustomerNote"`,
    alias: Prisma.sql`n`,
    joins: Prisma.sql`LEFT JOIN "User" u ON u."id" = n."authorUserId"`,
    where: Prisma.sql`n."customerId" = who."id" AND n."deletedAt" IS NULL`,
    at: Prisma.sql`n."createdAt"`,
    key: Prisma.sql`'note:' || n."id"`,
    kind: Prisma.sql`'note'`,
    data: Prisma.sql`json_build_object('id', n."id", 'body', n."body", 'portalVisible', n."portalVisible", 'authorName', u."name", 'publicAt', n."publicAt",
      'isMine', coalesce(n."authorUserId" = ${viewerId}::uuid, FALSE))`,
  },
  {
    kinds: ["sms"],
    table: Prisma.sql`"SmsMessage"`,
    alias: Prisma.sql`m`,
    joins: Prisma.sql`LEFT JOIN "Ticket" t ON t."id" = m."ticketId"`,
    // Login codes are nobody's history.
    where: Prisma.sql`m."customerId" = who."id" AND m."lane" <> 'OTP'`,
    at: Prisma.sql`m."createdAt"`,
    key: Prisma.sql`'sms:' || m."id"`,
    kind: Prisma.sql`'sms'`,
    data: Prisma.sql`json_build_object('template', m."template", 'text', coalesce(m."sentText", m."variables"->>'text'), 'phone', m."phone", 'state', m."state", 'ticketNumber', t."number")`,
  },
  {
    kinds: ["call"],
    table: Prisma.sql`"CallLog"`,
    alias: Prisma.sql`k`,
    joins: Prisma.sql`JOIN "User" u ON u."id" = k."userId" LEFT JOIN "Ticket" t ON t."id" = k."ticketId"`,
    where: Prisma.sql`k."customerId" = who."id"`,
    at: Prisma.sql`k."startedAt"`,
    key: Prisma.sql`'call:' || k."id"`,
    kind: Prisma.sql`'call'`,
    data: Prisma.sql`json_build_object('direction', k."direction", 'phone', k."phone", 'seconds', k."seconds", 'summary', k."summary", 'authorName', u."name", 'ticketNumber', t."number")`,
  },
  {
    kinds: ["survey"],
    table: Prisma.sql`"SurveyInvitation"`,
    alias: Prisma.sql`i`,
    joins: Prisma.sql`JOIN "Ticket" t ON t."id" = i."ticketId" LEFT JOIN "SurveyAnswer" a ON a."invitationId" = i."id" LEFT JOIN "User" u ON u."id" = i."creditedUserId"`,
    where: Prisma.sql`i."customerId" = who."id"`,
    at: Prisma.sql`i."closedAt"`,
    key: Prisma.sql`'survey:' || i."id"`,
    kind: Prisma.sql`'survey'`,
    data: Prisma.sql`json_build_object('ticketNumber', t."number", 'ticketTitle', t."title", 'state', i."state", 'score', a."score", 'reasons', coalesce(a."reasons", '{}'), 'comment', a."comment", 'creditedTo', u."name")`,
  },
];

type Row = { kind: TimelineKind; at: Date; key: string; customerId: string; customerName: string; data: Record<string, unknown> };

/**
 * One page of everything that happened with a customer, or with all people of a company, newest first (D4, A31): one query, each kind by its
 * own index. Pages follow each other by moment and key, so nothing is shown twice and nothing left out, whatever is written meanwhile.
 */
export async function timelineOf(ctx: Ctx, input: TimelineInput): Promise<TimelinePage> {
  authorize(ctx.actor, "customer.read", null);
  const rows = await ctx.db.$queryRaw<Row[]>(timelineQuery(input, ctx.actor.kind === "agent" ? ctx.actor.userId : null));
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    entries: shown.map((row) => entryOf(row, input.of === "company")),
    next: rows.length > PAGE && last ? { at: last.at.toISOString(), key: last.key } : null,
  };
}

/** The query of one page, with one row more than a page to know whether there is another. */
export function timelineQuery(input: TimelineInput, viewerId: string | null): Prisma.Sql {
  const { before, kind } = input;
  const wanted = branches(viewerId, kind).filter((branch) => kind === null || branch.kinds.includes(kind));
  const people = peopleOf(input.of === "company" ? { companyId: input.id } : { customerId: input.id });
  // Nothing is written of this kind yet: an empty page.
  if (wanted.length === 0)
    return Prisma.sql`SELECT 'call' AS "kind", now() AS "at", '' AS "key", '' AS "customerId", '' AS "customerName", '{}'::json AS "data" WHERE FALSE`;
  const parts = wanted.map((branch) => {
    const key = Prisma.sql`(${branch.key}) COLLATE "C"`;
    const onwards = before
      ? Prisma.sql`AND ${branch.at} <= ${before.at}::timestamptz AND (${branch.at} < ${before.at}::timestamptz OR ${key} < ${before.key})`
      : Prisma.empty;
    return Prisma.sql`(SELECT entry.*, who."id"::text AS "customerId", who."name" AS "customerName" FROM people who CROSS JOIN LATERAL (
      SELECT ${branch.kind} AS "kind", ${branch.at} AS "at", ${key} AS "key", ${branch.data} AS "data" FROM (
        SELECT ${branch.alias}.* FROM ${branch.table} ${branch.alias}
        WHERE ${branch.where} ${onwards} ORDER BY ${branch.at} DESC, ${key} DESC LIMIT ${PAGE + 1}) ${branch.alias} ${branch.joins}) entry)`;
  });
  return Prisma.sql`WITH people AS MATERIALIZED (${people})
    SELECT * FROM (${Prisma.join(parts, " UNION ALL ")}) timeline ORDER BY "at" DESC, "key" COLLATE "C" DESC LIMIT ${PAGE + 1}`;
}

function entryOf(row: Row, isCompany: boolean): TimelineEntry {
  const data = Object.fromEntries(
    Object.entries(row.data).map(([field, value]) => [field, (field === "closedAt" || field === "publicAt") && typeof value === "string" ? iso(value) : value]),
  );
  const customer = isCompany ? { id: row.customerId, name: row.customerName } : null;
  return { ...data, kind: row.kind, at: row.at.toISOString(), key: row.key, customer } as TimelineEntry;
}
