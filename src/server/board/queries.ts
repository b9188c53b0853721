import type { Board, BoardCard, BoardChanges, BoardOptions, BoardStage, PipelineSummary } from "@/domain/board/card";
import { BOARD_PAGE, type BoardFilters } from "@/domain/board/schema";
import { AppError } from "@/domain/errors";
import { type EntryLimit, may } from "@/domain/policy";
import { Prisma } from "@/generated/prisma/client";
import type { Ctx } from "@/server/platform/context";
import { type CardRow, cardJoins, cardJson, entryLimitJson, tidyCard, viewerOf } from "@/server/tickets";
import { filterSql } from "./filters";

/** The pipelines a board can show, in the admin's order, with how many of their tickets are open; a retired one while it has some, after the others. */
export async function listPipelines(ctx: Ctx): Promise<PipelineSummary[]> {
  const all = await ctx.db.$queryRaw<PipelineSummary[]>`
    SELECT p."id"::text AS "id", p."name", p."slug", p."kind"::text AS "kind", p."retiredAt" IS NOT NULL AS "isRetired",
      (SELECT count(*)::int FROM "Ticket" t JOIN "Stage" s ON s."id" = t."stageId" WHERE t."pipelineId" = p."id" AND s."kind" <> 'CLOSED') AS "openCount"
    FROM "Pipeline" p ORDER BY p."retiredAt" IS NOT NULL, p."position", p."name"`;
  return all.filter((pipeline) => !pipeline.isRetired || pipeline.openCount > 0);
}

type StageRow = Omit<BoardStage, "mayEnter"> & { limit: EntryLimit | null };
type Row = { pipeline: Board["pipeline"] | null; stages: StageRow[] | null; options: BoardOptions | null };

/**
 * A board in one query: its stages from first to last, each with its count and first page, and the words for every id on the cards.
 * `slug` may be the pipeline's id too: a board that is open finds its pipeline after an admin has changed the slug. The cost depends on what is shown, not on how many cards there are (issue 2 §6).
 */
export async function getBoard(ctx: Ctx, slug: string, filters: BoardFilters): Promise<Board> {
  const me = viewerOf(ctx.actor);
  const where = filterSql(filters, me, ctx.now);
  const [row] = await ctx.db.$queryRaw<Row[]>`
    WITH board AS (
      SELECT * FROM "Pipeline" p WHERE (p."slug" = ${slug} OR p."id"::text = ${slug}) AND (p."retiredAt" IS NULL OR EXISTS (
        SELECT 1 FROM "Ticket" t JOIN "Stage" s ON s."id" = t."stageId" WHERE t."pipelineId" = p."id" AND s."kind" <> 'CLOSED'))
    ),
    counted AS (
      SELECT t."stageId", count(*)::int AS n FROM "Ticket" t WHERE t."pipelineId" = (SELECT "id" FROM board) ${where} GROUP BY t."stageId"
    )
    SELECT
      (SELECT json_build_object('id', "id", 'name', "name", 'slug', "slug", 'kind', "kind", 'version', "version") FROM board) AS pipeline,
      (SELECT json_agg(json_build_object('id', s."id", 'slug', s."slug", 'name', s."name", 'publicLabel', s."publicLabel", 'color', s."color",
          'kind', s."kind", 'softLimit', s."softLimit", 'ageingDays', s."ageingDays",
          'isRetired', s."retiredAt" IS NOT NULL, 'limit', ${entryLimitJson}, 'count', coalesce(n.n, 0), 'cards', coalesce(page.cards, '[]'::json)) ORDER BY s."position")
        FROM "Stage" s
        LEFT JOIN counted n ON n."stageId" = s."id"
        LEFT JOIN LATERAL (
          SELECT json_agg(${cardJson} ORDER BY t."rank") AS cards
          FROM (SELECT * FROM "Ticket" t WHERE t."stageId" = s."id" ${where} ORDER BY t."rank" LIMIT ${BOARD_PAGE}) t
          ${cardJoins(me)}
        ) page ON TRUE
        WHERE s."pipelineId" = (SELECT "id" FROM board) AND s."deletedAt" IS NULL
          AND (s."retiredAt" IS NULL OR EXISTS (SELECT 1 FROM "Ticket" t WHERE t."stageId" = s."id"))) AS stages,
      ${optionsJson} AS options`;
  if (!row?.pipeline) throw new AppError("NOT_FOUND", "pipeline.not_found");
  return {
    pipeline: row.pipeline,
    stages: (row.stages ?? []).map((stage) => tidyStage(ctx, stage)),
    options: row.options ?? emptyOptions,
    now: ctx.now.toISOString(),
  };
}

/** The next cards of one stage after a rank. */
export async function getStagePage(ctx: Ctx, input: { stageId: string; afterRank?: string; limit: number; filters: BoardFilters }): Promise<BoardCard[]> {
  const me = viewerOf(ctx.actor);
  const after = input.afterRank === undefined ? Prisma.empty : Prisma.sql`AND t."rank" > ${input.afterRank}`;
  const rows = await ctx.db.$queryRaw<CardRow[]>`
    SELECT ${cardJson} AS card
    FROM (SELECT * FROM "Ticket" t WHERE t."stageId" = ${input.stageId}::uuid ${after} ${filterSql(input.filters, me, ctx.now)} ORDER BY t."rank" LIMIT ${input.limit}) t
    ${cardJoins(me)} ORDER BY t."rank"`;
  return rows.map((row) => tidyCard(row.card));
}

/** More changed cards than this are not worth telling one by one. */
const CHANGES_LIMIT = 200;

type ChangesRow = {
  version: number | null;
  told: number;
  isAboutBoard: boolean;
  changedIds: string[] | null;
  cards: BoardCard[] | null;
  counts: Record<string, number> | null;
};

/**
 * What has changed on a board since the version that a screen shows, in one query and from one instant: whatever is not in it has a higher
 * version. A version of which the events are gone, a change of the board itself or too much at once is answered with `isWhole: false`.
 */
export async function getChanges(ctx: Ctx, input: { pipelineId: string; since: number; filters: BoardFilters }): Promise<BoardChanges> {
  const me = viewerOf(ctx.actor);
  const where = filterSql(input.filters, me, ctx.now);
  const [row] = await ctx.db.$queryRaw<ChangesRow[]>`
    WITH news AS (SELECT "ticketId" FROM "BoardEvent" WHERE "pipelineId" = ${input.pipelineId}::uuid AND "version" > ${input.since}),
    changed AS (SELECT DISTINCT "ticketId" AS id FROM news WHERE "ticketId" IS NOT NULL LIMIT ${CHANGES_LIMIT + 1})
    SELECT
      (SELECT "version" FROM "Pipeline" WHERE "id" = ${input.pipelineId}::uuid) AS "version",
      (SELECT count(*)::int FROM news) AS "told",
      EXISTS (SELECT 1 FROM news WHERE "ticketId" IS NULL) AS "isAboutBoard",
      (SELECT json_agg(id) FROM changed) AS "changedIds",
      (SELECT json_agg(${cardJson} ORDER BY t."rank") FROM (
        SELECT t.* FROM "Ticket" t JOIN changed ON changed.id = t."id" WHERE t."pipelineId" = ${input.pipelineId}::uuid ${where}) t ${cardJoins(me)}) AS "cards",
      (SELECT json_object_agg(c."stageId", c.n) FROM (
        SELECT t."stageId", count(*)::int AS n FROM "Ticket" t WHERE t."pipelineId" = ${input.pipelineId}::uuid ${where} GROUP BY t."stageId") c) AS "counts"`;
  if (!row || row.version === null) throw new AppError("NOT_FOUND", "pipeline.not_found");
  const changedIds = row.changedIds ?? [];
  const isWhole = row.told === row.version - input.since && !row.isAboutBoard && changedIds.length <= CHANGES_LIMIT;
  if (!isWhole) return { version: row.version, isWhole, cards: [], changedIds: [], counts: {} };
  return { version: row.version, isWhole, cards: (row.cards ?? []).map(tidyCard), changedIds, counts: row.counts ?? {} };
}

const emptyOptions: BoardOptions = { people: [], departments: [], categories: [], tags: [], products: [] };

const optionsJson = Prisma.sql`json_build_object(
  'people', (SELECT coalesce(json_agg(json_build_object('id', u."id", 'name', u."name", 'isAway', u."isAway",
      'departmentIds', ARRAY(SELECT m."departmentId" FROM "DepartmentMember" m WHERE m."userId" = u."id")) ORDER BY u."name"), '[]'::json) FROM "User" u WHERE u."isActive" AND u."role" <> 'READER'),
  'departments', (SELECT coalesce(json_agg(json_build_object('id', d."id", 'name', d."name", 'pipelineId', d."pipelineId", 'pipelineName', dp."name") ORDER BY d."position"), '[]'::json)
    FROM "Department" d JOIN "Pipeline" dp ON dp."id" = d."pipelineId" WHERE d."retiredAt" IS NULL),
  'categories', (SELECT coalesce(json_agg(json_build_object('id', k."id", 'name', k."name", 'parentId', k."parentId", 'departmentId', k."departmentId") ORDER BY k."position"), '[]'::json) FROM "Category" k WHERE k."retiredAt" IS NULL),
  'tags', (SELECT coalesce(json_agg(json_build_object('id', g."id", 'name', g."name", 'color', g."color") ORDER BY g."name"), '[]'::json) FROM "Tag" g),
  'products', (SELECT coalesce(json_agg(r."name" ORDER BY r."position", r."name"), '[]'::json) FROM "Product" r WHERE r."retiredAt" IS NULL))`;

/** Everything that turns an id into words, on its own (the card page and forms use it too). */
export async function getOptions(ctx: Ctx): Promise<BoardOptions> {
  const [row] = await ctx.db.$queryRaw<{ options: BoardOptions }[]>`SELECT ${optionsJson} AS options`;
  return row?.options ?? emptyOptions;
}

function tidyStage(ctx: Ctx, { limit, ...stage }: StageRow): BoardStage {
  return { ...stage, mayEnter: may(ctx.actor, "stage.enter", { limit }), cards: stage.cards.map(tidyCard) };
}

/** The living stages of a pipeline in order, for pickers. */
export async function listStages(ctx: Ctx, pipelineId: string): Promise<{ id: string; name: string }[]> {
  return ctx.db.stage.findMany({ where: { pipelineId, retiredAt: null, deletedAt: null }, orderBy: { position: "asc" }, select: { id: true, name: true } });
}
