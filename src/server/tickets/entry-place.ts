import { rankBetween } from "@/domain/board/place";
import type { StageKind } from "@/domain/board/schema";
import { AppError } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";

type Place = { stageId: string; pipelineId: string; departmentId: string; kind: StageKind; rank: string };

/**
 * Where a new ticket stands: the top of the named stage, else of the first entry stage of the department's pipeline (D16). The stage
 * is locked, so the key cannot be taken in between.
 */
export async function entryPlace(tx: Tx, input: { stageId: string | null; departmentId: string | null }): Promise<Place> {
  const [stage] = await tx.$queryRaw<{ id: string; pipelineId: string; kind: StageKind; retiredAt: Date | null }[]>`
    SELECT s."id"::text AS "id", s."pipelineId"::text AS "pipelineId", s."kind"::text AS "kind", s."retiredAt" FROM "Stage" s
    WHERE CASE WHEN ${input.stageId}::uuid IS NOT NULL THEN s."id" = ${input.stageId}::uuid
      ELSE s."id" = (
        SELECT e."id" FROM "Stage" e JOIN "Department" d ON d."pipelineId" = e."pipelineId"
        WHERE e."kind" = 'NEW' AND e."retiredAt" IS NULL AND d."retiredAt" IS NULL AND (${input.departmentId}::uuid IS NULL OR d."id" = ${input.departmentId}::uuid)
        ORDER BY d."position", e."position" LIMIT 1)
      END
    FOR NO KEY UPDATE`;
  if (!stage) throw new AppError("RULE_VIOLATION", input.stageId ? "stage.not_found" : "pipeline.no_entry_stage");
  if (stage.retiredAt) throw new AppError("RULE_VIOLATION", "stage.retired");
  const department = await tx.department.findFirst({
    where: input.departmentId ? { id: input.departmentId, retiredAt: null } : { pipelineId: stage.pipelineId, retiredAt: null },
    orderBy: { position: "asc" },
    select: { id: true },
  });
  if (!department) throw new AppError("NOT_FOUND", "department.not_found");
  const [top] = await tx.$queryRaw<{ rank: string | null }[]>`SELECT min("rank") AS "rank" FROM "Ticket" WHERE "stageId" = ${stage.id}::uuid`;
  return { stageId: stage.id, pipelineId: stage.pipelineId, departmentId: department.id, kind: stage.kind, rank: rankBetween(null, top?.rank ?? null) };
}
