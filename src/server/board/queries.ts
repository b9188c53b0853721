import type { Board, BoardCard, BoardOptions, BoardStage, PipelineSummary } from "@/domain/board/card";
import { BOARD_PAGE, type BoardFilters } from "@/domain/board/schema";
import { AppError } from "@/domain/errors";
import { Prisma } from "@/generated/prisma/client";
import type { Ctx } from "@/server/platform/context";
import { type CardRow, cardJoins, cardJson, tidyCard, viewerOf } from "@/server/tickets";
import { filterSql } from "./filters";

/** The pipelines a board can show, in the admin's order, with how many of their tickets are open. */
export async function listPipelines(ctx: Ctx): Promise<PipelineSummary[]> {
  return ctx.db.$queryRaw<PipelineSummary[]>`
    SELECT p."id"::text AS "id", p."name", p."slug", p."kind"::text AS "kind",
      (SELECT count(*)::int FROM "Ticket" t JOIN "Stage" s ON s."id" = t."stageId" WHERE t."pipelineId" = p."id" AND s."kind" <> 'CLOSED') AS "openCount"
    FROM "Pipeline" p WHERE p."retiredAt" IS NULL ORDER BY p."position", p."name"`;
}

type Row = { pipeline: Board["pipeline"] | null; stages: BoardStage[] | null; options: BoardOptions | null };

/**
 * A board in one query: its stages from first to last, each with its count and first page, and the words for every id on the cards.
 * The cost depends on what is shown, not on how many cards there are (issue 2 §6).
 */
export async function getBoard(ctx: Ctx, slug: string, filters: BoardFilters): Promise<Board> {
  const me = viewerOf(ctx.actor);
  const where = filterSql(filters, me);
  const [row] = await ctx.db.$queryRaw<Row[]>`
    WITH board AS (SELECT * FROM "Pipeline" WHERE "slug" = ${slug} AND "retiredAt" IS NULL),
    counted AS (
      SELECT t."stageId", count(*)::int AS n FROM "Ticket" t WHERE t."pipelineId" = (SELECT "id" FROM board) ${where} GROUP BY t."stageId"
    )
    SELECT
      (SELECT json_build_object('id', "id", 'name', "name", 'slug', "slug", 'kind', "kind", 'version', "version") FROM board) AS pipeline,
      (SELECT json_agg(json_build_object('id', s."id", 'slug', s."slug", 'name', s."name", 'publicLabel', s."publicLabel", 'color', s."color",
          'kind', s."kind", 'softLimit', s."softLimit", 'count', coalesce(n.n, 0), 'cards', coalesce(page.cards, '[]'::json)) ORDER BY s."position")
        FROM "Stage" s
        LEFT JOIN counted n ON n."stageId" = s."id"
        LEFT JOIN LATERAL (
          SELECT json_agg(${cardJson} ORDER BY t."rank") AS cards
          FROM (SELECT * FROM "Ticket" t WHERE t."stageId" = s."id" ${where} ORDER BY t."rank" LIMIT ${BOARD_PAGE}) t
          ${cardJoins(me)}
        ) page ON TRUE
        WHERE s."pipelineId" = (SELECT "id" FROM board) AND s."retiredAt" IS NULL) AS stages,
      ${optionsJson} AS options`;
  if (!row?.pipeline) throw new AppError("NOT_FOUND", "pipeline.not_found");
  return { pipeline: row.pipeline, stages: (row.stages ?? []).map(tidyStage), options: row.options ?? emptyOptions, now: ctx.now.toISOString() };
}

/** The next cards of one stage after a rank. */
export async function getStagePage(ctx: Ctx, input: { stageId: string; afterRank?: string; limit: number; filters: BoardFilters }): Promise<BoardCard[]> {
  const me = viewerOf(ctx.actor);
  const after = input.afterRank === undefined ? Prisma.empty : Prisma.sql`AND t."rank" > ${input.afterRank}`;
  const rows = await ctx.db.$queryRaw<CardRow[]>`
    SELECT ${cardJson} AS card
    FROM (SELECT * FROM "Ticket" t WHERE t."stageId" = ${input.stageId}::uuid ${after} ${filterSql(input.filters, me)} ORDER BY t."rank" LIMIT ${input.limit}) t
    ${cardJoins(me)} ORDER BY t."rank"`;
  return rows.map((row) => tidyCard(row.card));
}

const emptyOptions: BoardOptions = { people: [], departments: [], categories: [], tags: [] };

const optionsJson = Prisma.sql`json_build_object(
  'people', (SELECT coalesce(json_agg(json_build_object('id', u."id", 'name', u."name", 'isAway', u."isAway",
      'departmentIds', ARRAY(SELECT m."departmentId" FROM "DepartmentMember" m WHERE m."userId" = u."id")) ORDER BY u."name"), '[]'::json) FROM "User" u WHERE u."isActive"),
  'departments', (SELECT coalesce(json_agg(json_build_object('id', d."id", 'name', d."name") ORDER BY d."position"), '[]'::json) FROM "Department" d WHERE d."retiredAt" IS NULL),
  'categories', (SELECT coalesce(json_agg(json_build_object('id', k."id", 'name', k."name", 'parentId', k."parentId") ORDER BY k."position"), '[]'::json) FROM "Category" k WHERE k."retiredAt" IS NULL),
  'tags', (SELECT coalesce(json_agg(json_build_object('id', g."id", 'name', g."name", 'color', g."color") ORDER BY g."name"), '[]'::json) FROM "Tag" g))`;

/** Everything that turns an id into words, on its own (the card page and forms use it too). */
export async function getOptions(ctx: Ctx): Promise<BoardOptions> {
  const [row] = await ctx.db.$queryRaw<{ options: BoardOptions }[]>`SELECT ${optionsJson} AS options`;
  return row?.options ?? emptyOptions;
}

function tidyStage(stage: BoardStage): BoardStage {
  return { ...stage, cards: stage.cards.map(tidyCard) };
}

/** The living stages of a pipeline in order, for pickers. */
export async function listStages(ctx: Ctx, pipelineId: string): Promise<{ id: string; name: string }[]> {
  return ctx.db.stage.findMany({ where: { pipelineId, retiredAt: null }, orderBy: { position: "asc" }, select: { id: true, name: true } });
}
