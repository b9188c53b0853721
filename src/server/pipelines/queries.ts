import { AppError } from "@/domain/errors";
import type { PipelineEntry } from "@/domain/pipelines/schema";
import { Prisma } from "@/generated/prisma/client";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";

/** Every pipeline with its stages as an admin sets them, in the admin's order, retired ones last. For admins. */
export function listPipelineEntries(ctx: Ctx): Promise<PipelineEntry[]> {
  authorize(ctx.actor, "pipeline.edit", null);
  return entries(ctx, Prisma.sql`TRUE`);
}

/** One of them by its slug or id. For admins. */
export async function getPipeline(ctx: Ctx, slugOrId: string): Promise<PipelineEntry> {
  authorize(ctx.actor, "pipeline.edit", null);
  const [found] = await entries(ctx, Prisma.sql`(p."slug" = ${slugOrId} OR p."id"::text = ${slugOrId})`);
  if (!found) throw new AppError("NOT_FOUND", "pipeline.not_found");
  return found;
}

function entries(ctx: Ctx, which: Prisma.Sql): Promise<PipelineEntry[]> {
  return ctx.db.$queryRaw<PipelineEntry[]>`
    WITH counted AS (
      SELECT t."stageId", count(*)::int AS n FROM "Ticket" t JOIN "Pipeline" p ON p."id" = t."pipelineId" WHERE ${which} GROUP BY t."stageId"
    )
    SELECT p."id"::text AS "id", p."name", p."slug", p."kind"::text AS "kind", p."retiredAt" IS NOT NULL AS "isRetired", p."settingsVersion" AS "version",
      (SELECT coalesce(sum(c.n), 0)::int FROM counted c JOIN "Stage" s ON s."id" = c."stageId" WHERE s."pipelineId" = p."id" AND s."kind" <> 'CLOSED') AS "openCount",
      (SELECT coalesce(json_agg(json_build_object('id', d."id", 'name', d."name") ORDER BY d."position"), '[]'::json)
        FROM "Department" d WHERE d."pipelineId" = p."id" AND d."retiredAt" IS NULL) AS "departments",
      (SELECT coalesce(json_agg(json_build_object('id', s."id", 'name', s."name", 'publicLabel', s."publicLabel", 'color', s."color", 'kind', s."kind",
          'softLimit', s."softLimit", 'ageingDays', s."ageingDays", 'isPortalVisible', s."isPortalVisible", 'isRetired', s."retiredAt" IS NOT NULL,
          'entryRoles', s."entryRoles", 'entryUserIds', s."entryUserIds", 'entryDepartmentIds', s."entryDepartmentIds",
          'cardCount', coalesce(c.n, 0)) ORDER BY s."position", s."id"), '[]'::json)
        FROM "Stage" s LEFT JOIN counted c ON c."stageId" = s."id" WHERE s."pipelineId" = p."id" AND s."deletedAt" IS NULL) AS "stages"
    FROM "Pipeline" p WHERE ${which} ORDER BY p."retiredAt" IS NOT NULL, p."position", p."name"`;
}
