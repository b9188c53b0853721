import { AppError } from "@/domain/errors";
import { ViewContentSchema } from "@/domain/lists/schema";
import type { SavedViewItem, ViewContent, ViewScope } from "@/domain/lists/terms";
import { may } from "@/domain/policy";
import { Prisma } from "@/generated/prisma/client";
import type { Ctx } from "@/server/platform/context";
import { viewerOf } from "@/server/tickets";

type Row = {
  id: string;
  name: string;
  scope: ViewScope;
  departmentId: string | null;
  ownerId: string;
  ownerName: string;
  version: number;
  content: unknown;
};

const emptyContent: ViewContent = { pipelineSlug: null, shape: "list", filters: {}, state: null, order: null, columns: null };

/** Which views somebody sees: their own, everybody's, and their departments'; who oversees sees those of all departments. */
export function visibleViews(ctx: Ctx): Prisma.Sql {
  const me = viewerOf(ctx.actor);
  const isOverseer = may(ctx.actor, "view.edit", { ownerId: "", isShared: true });
  return Prisma.sql`(v."ownerId" = ${me}::uuid OR v."scope" = 'ALL' OR (v."scope" = 'DEPARTMENT' AND (${isOverseer}
    OR EXISTS (SELECT 1 FROM "DepartmentMember" m WHERE m."departmentId" = v."departmentId" AND m."userId" = ${me}::uuid))))`;
}

const selected = Prisma.sql`v."id"::text AS "id", v."name", v."scope"::text AS "scope", v."departmentId"::text AS "departmentId", v."ownerId"::text AS "ownerId",
  u."name" AS "ownerName", v."version", v."content"`;

/** The views that somebody sees, in their order: one's own private ones first. */
export async function listViews(ctx: Ctx): Promise<SavedViewItem[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT ${selected} FROM "SavedView" v JOIN "User" u ON u."id" = v."ownerId" WHERE ${visibleViews(ctx)} ORDER BY v."scope" <> 'PRIVATE', v."position", v."id" LIMIT 300`;
  return rows.map((row) => tidyView(ctx, row));
}

/** One view. NOT_FOUND for what is not there and for what one may not see. */
export async function getView(ctx: Ctx, viewId: string): Promise<SavedViewItem> {
  const [row] = await ctx.db.$queryRaw<Row[]>`
    SELECT ${selected} FROM "SavedView" v JOIN "User" u ON u."id" = v."ownerId" WHERE v."id" = ${viewId}::uuid AND ${visibleViews(ctx)}`;
  if (!row) throw new AppError("NOT_FOUND", "view.not_found");
  return tidyView(ctx, row);
}

function tidyView(ctx: Ctx, { content, ...row }: Row): SavedViewItem {
  const read = ViewContentSchema.safeParse(content);
  return {
    ...row,
    ...(read.success ? read.data : emptyContent),
    mayEdit: may(ctx.actor, "view.edit", { ownerId: row.ownerId, isShared: row.scope !== "PRIVATE" }),
  };
}
