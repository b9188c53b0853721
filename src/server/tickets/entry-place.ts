import { rankBetween } from "@/domain/board/place";
import type { StageKind } from "@/domain/board/schema";
import { AppError } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";

export type EntryPlace = { stageId: string; pipelineId: string; departmentId: string; kind: StageKind; rank: string };
type Wanted = { stageId: string | null; departmentId: string | null };
type StageRow = { id: string; pipelineId: string; kind: StageKind; retiredAt: Date | null; deletedAt: Date | null; isPipelineRetired: boolean };

/** How often to look again when the entry stage goes away between finding and locking it. */
const LOOKS = 3;

/**
 * Where a new ticket stands: the top of the named stage, else of the department's entry stage (D16). A department without one, or whose entry
 * stage has gone from its pipeline, takes the pipeline's first stage of the kind NEW. The stage is locked, so the key cannot be taken in between.
 */
export async function entryPlace(tx: Tx, input: Wanted): Promise<EntryPlace> {
  const stage = await lockedStage(tx, input);
  if (!stage || stage.deletedAt) throw new AppError("RULE_VIOLATION", input.stageId ? "stage.not_found" : "pipeline.no_entry_stage");
  if (stage.retiredAt) throw new AppError("RULE_VIOLATION", "stage.retired");
  if (stage.isPipelineRetired) throw new AppError("RULE_VIOLATION", "pipeline.retired");
  const department = await departmentOf(tx, input.departmentId, stage.pipelineId);
  if (!department) throw new AppError("NOT_FOUND", "department.not_found");
  const [top] = await tx.$queryRaw<{ rank: string | null }[]>`SELECT min("rank") AS "rank" FROM "Ticket" WHERE "stageId" = ${stage.id}::uuid`;
  return { stageId: stage.id, pipelineId: stage.pipelineId, departmentId: department, kind: stage.kind, rank: rankBetween(null, top?.rank ?? null) };
}

async function lockedStage(tx: Tx, input: Wanted): Promise<StageRow | undefined> {
  for (let look = 1; ; look += 1) {
    const [stage] = await tx.$queryRaw<StageRow[]>`
      SELECT s."id"::text AS "id", s."pipelineId"::text AS "pipelineId", s."kind"::text AS "kind", s."retiredAt", s."deletedAt",
        EXISTS (SELECT 1 FROM "Pipeline" p WHERE p."id" = s."pipelineId" AND p."retiredAt" IS NOT NULL) AS "isPipelineRetired"
      FROM "Stage" s
      WHERE CASE WHEN ${input.stageId}::uuid IS NOT NULL THEN s."id" = ${input.stageId}::uuid
        ELSE s."id" = (
          SELECT e."id" FROM "Stage" e JOIN "Department" d ON d."pipelineId" = e."pipelineId"
          WHERE (e."kind" = 'NEW' OR (e."id" = d."entryStageId" AND e."kind" <> 'CLOSED')) AND e."retiredAt" IS NULL AND e."deletedAt" IS NULL
            AND d."retiredAt" IS NULL AND (${input.departmentId}::uuid IS NULL OR d."id" = ${input.departmentId}::uuid)
          ORDER BY d."position", d."id", (e."id" IS NOT DISTINCT FROM d."entryStageId") DESC, e."position" LIMIT 1)
        END
      FOR NO KEY UPDATE OF s`;
    if (input.stageId || (stage && !stage.retiredAt && !stage.deletedAt) || look >= LOOKS) return stage;
  }
}

/** The department that was named; else the first one of this pipeline, else, when none works with it any more, the first of all. */
async function departmentOf(tx: Tx, departmentId: string | null, pipelineId: string): Promise<string | null> {
  const orderBy = [{ position: "asc" as const }, { id: "asc" as const }];
  if (departmentId) return (await tx.department.findFirst({ where: { id: departmentId, retiredAt: null }, select: { id: true } }))?.id ?? null;
  const here = await tx.department.findFirst({ where: { pipelineId, retiredAt: null }, orderBy, select: { id: true } });
  return (here ?? (await tx.department.findFirst({ where: { retiredAt: null }, orderBy, select: { id: true } })))?.id ?? null;
}

/** The department that takes the requests of this one: itself, or once it is retired the one that was named for it; null = none was. */
export async function takingDepartment(tx: Tx, departmentId: string): Promise<string | null> {
  const department = await tx.department.findUnique({
    where: { id: departmentId },
    select: { id: true, retiredAt: true, successor: { select: { id: true, retiredAt: true } } },
  });
  if (!department) return null;
  if (!department.retiredAt) return department.id;
  return department.successor && !department.successor.retiredAt ? department.successor.id : null;
}
