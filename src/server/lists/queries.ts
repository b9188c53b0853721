import type { BoardCard, BoardOptions } from "@/domain/board/card";
import { AppError } from "@/domain/errors";
import type { ListTicketsInput } from "@/domain/lists/schema";
import { type ListColumn, type ListPage, type ListPipeline, type ListRow, type ListStage, type MySection, mySections } from "@/domain/lists/terms";
import { type EntryLimit, may } from "@/domain/policy";
import { Prisma } from "@/generated/prisma/client";
import { filterSql, getOptions } from "@/server/board";
import { iso } from "@/server/platform/clock";
import type { Ctx } from "@/server/platform/context";
import { cardJoins, cardJson, entryLimitJson, tidyCard, viewerOf } from "@/server/tickets";
import { sectionSql, stateSql } from "./conditions";

type SortKey = { key: Prisma.Sql | ((down: boolean) => Prisma.Sql); cast: Prisma.Sql; join?: Prisma.Sql };

const never = (down: boolean): Prisma.Sql => (down ? Prisma.sql`'-infinity'::timestamptz` : Prisma.sql`'infinity'::timestamptz`);

/** What each column is sorted by: never null, so that a place in the order can be named; what has no value comes after what has one. */
const sortKeys: Readonly<Record<ListColumn, SortKey>> = {
  number: { key: Prisma.sql`t."number"`, cast: Prisma.sql`int` },
  title: { key: Prisma.sql`t."title"`, cast: Prisma.sql`text` },
  customer: { key: Prisma.sql`kc."name"`, cast: Prisma.sql`text`, join: Prisma.sql`JOIN "Customer" kc ON kc."id" = t."customerId"` },
  stage: {
    key: Prisma.sql`(kp."position" * 1000 + ks."position")`,
    cast: Prisma.sql`int`,
    join: Prisma.sql`JOIN "Stage" ks ON ks."id" = t."stageId" JOIN "Pipeline" kp ON kp."id" = t."pipelineId"`,
  },
  responsible: {
    key: (down) => Prisma.sql`coalesce(ku."name", ${down ? Prisma.sql`''` : Prisma.sql`chr(1114109)`})`,
    cast: Prisma.sql`text`,
    join: Prisma.sql`LEFT JOIN "User" ku ON ku."id" = t."responsibleId"`,
  },
  priority: { key: Prisma.sql`t."priority"`, cast: Prisma.sql`"Priority"` },
  due: { key: (down) => Prisma.sql`coalesce(t."dueAt", ${never(down)})`, cast: Prisma.sql`timestamptz` },
  updated: { key: Prisma.sql`t."updatedAt"`, cast: Prisma.sql`timestamptz` },
  waiting: { key: (down) => Prisma.sql`coalesce(CASE WHEN t."closedAt" IS NULL THEN t."waitingSince" END, ${never(down)})`, cast: Prisma.sql`timestamptz` },
  created: { key: Prisma.sql`t."createdAt"`, cast: Prisma.sql`timestamptz` },
};

type Row = { card: BoardCard & { updatedAt: string }; pipelineId: string; updatedAt: Date; closedAt: Date | null; key: string };

/** The SQL of one page and of its count. `viewerId`: whose read marks, sections and «من» count. */
export function listQuery(input: ListTicketsInput, viewerId: string, now: Date): { page: Prisma.Sql; count: Prisma.Sql } {
  const { by, down } = input.order;
  const { key: keyOf, cast, join = Prisma.empty } = sortKeys[by];
  const key = typeof keyOf === "function" ? keyOf(down) : keyOf;
  const section = input.section === null ? Prisma.empty : Prisma.sql`AND ${sectionSql(input.section, viewerId, now)}`;
  const pipeline =
    input.pipelineSlug === null
      ? Prisma.empty
      : Prisma.sql`AND t."pipelineId" = (SELECT "id" FROM "Pipeline" WHERE "slug" = ${input.pipelineSlug} OR "id"::text = ${input.pipelineSlug})`;
  const where = Prisma.sql`TRUE ${pipeline} ${section} ${stateSql(input.state)} ${filterSql(input.filters, viewerId, now)}`;
  const than = down ? Prisma.sql`<` : Prisma.sql`>`;
  const direction = down ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const after = input.after ? Prisma.sql`AND (${key}, t."number") ${than} (${cursorValue(input.after.value, cast)}, ${input.after.number}::int)` : Prisma.empty;
  return {
    page: Prisma.sql`
      WITH page AS (
        SELECT t.*, ${key} AS "sortKey" FROM "Ticket" t ${join} WHERE ${where} ${after} ORDER BY ${key} ${direction}, t."number" ${direction} LIMIT ${input.limit + 1}
      )
      SELECT ${cardJson} AS card, t."pipelineId"::text AS "pipelineId", t."updatedAt", t."closedAt", t."sortKey"::text AS key
      FROM page t ${cardJoins(viewerId)} ORDER BY t."sortKey" ${direction}, t."number" ${direction}`,
    count: Prisma.sql`SELECT count(*)::int AS total FROM "Ticket" t WHERE ${where}`,
  };
}

/**
 * One page of tickets in an order, from a place on (keyset, so any page costs what the first one does); the first page also says how many there are.
 * Filters mean what they mean on the board.
 */
export async function listTickets(ctx: Ctx, input: ListTicketsInput): Promise<ListPage> {
  const query = listQuery(input, viewerOf(ctx.actor), ctx.now);
  const [rows, counted] = await Promise.all([
    ctx.db.$queryRaw<Row[]>(query.page).catch(refuseCursor),
    input.after ? null : ctx.db.$queryRaw<{ total: number }[]>(query.count),
  ]);
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  return {
    rows: page.map(tidyRow),
    next: last ? { value: last.key, number: last.card.number } : null,
    total: counted?.[0]?.total ?? null,
  };
}

function cursorValue(value: string, cast: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${value}::text::${cast}`;
}

/** A place that was not made by us is bad input, not a fault of ours. */
function refuseCursor(error: unknown): never {
  if (/22P02|22007|22008|22003|invalid input/.test(error instanceof Error ? `${error.message}` : "")) throw new AppError("INVALID_INPUT", "input.invalid");
  throw error;
}

function tidyRow(row: Row): ListRow {
  return {
    ...tidyCard(row.card),
    pipelineId: row.pipelineId,
    updatedAt: iso(row.updatedAt.toISOString()),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}

/** The SQL of the counters of My work: one query of a count for each section. */
export function myCountsQuery(viewerId: string, now: Date): Prisma.Sql {
  const counts = mySections.map(
    (section) => Prisma.sql`(SELECT count(*)::int FROM "Ticket" t WHERE ${sectionSql(section, viewerId, now)}) AS ${Prisma.raw(`"${section}"`)}`,
  );
  return Prisma.sql`SELECT ${Prisma.join(counts)}`;
}

/** How many tickets stand in each section of one's own work. */
export async function myCounts(ctx: Ctx): Promise<Record<MySection, number>> {
  const [row] = await ctx.db.$queryRaw<Record<MySection, number>[]>(myCountsQuery(viewerOf(ctx.actor), ctx.now));
  return row ?? { mine: 0, waiting: 0, today: 0, mentioned: 0, unassigned: 0 };
}

export type ListWords = BoardOptions & { stages: ListStage[]; pipelines: ListPipeline[] };

/** Everything that turns the ids of a list into words, and what can be chosen for its rows. */
export async function listWords(ctx: Ctx): Promise<ListWords> {
  const [options, stages, pipelines] = await Promise.all([
    getOptions(ctx),
    ctx.db.$queryRaw<(Omit<ListStage, "mayEnter"> & { limit: EntryLimit | null })[]>`
      SELECT s."id"::text AS "id", s."name", s."color", s."kind"::text AS "kind", s."pipelineId"::text AS "pipelineId", s."retiredAt" IS NOT NULL AS "isRetired", ${entryLimitJson} AS "limit"
      FROM "Stage" s WHERE s."deletedAt" IS NULL ORDER BY s."position"`,
    ctx.db.$queryRaw<
      ListPipeline[]
    >`SELECT "id"::text AS "id", "name", "slug", "retiredAt" IS NOT NULL AS "isRetired" FROM "Pipeline" ORDER BY "position", "name"`,
  ]);
  return { ...options, pipelines, stages: stages.map(({ limit, ...stage }) => ({ ...stage, mayEnter: may(ctx.actor, "stage.enter", { limit }) })) };
}
