import { rankBetween } from "@/domain/board/place";
import type { StageKind } from "@/domain/board/schema";
import { AppError, type Reason } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";

const missing: Record<StageKind, Reason> = {
  NEW: "pipeline.no_entry_stage",
  WORKING: "pipeline.no_working_stage",
  WAITING: "pipeline.no_working_stage",
  SOLVED: "pipeline.no_closed_stage",
  CLOSED: "pipeline.no_closed_stage",
};

/** Puts a locked ticket on top of the first stage of a kind in its pipeline and answers with where that is. RULE_VIOLATION when there is none. */
export async function enterFirstStage(tx: Tx, ticket: { id: string; pipelineId: string }, kind: StageKind, now: Date): Promise<{ toStageId: string; toRank: string }> {
  const [stage] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text AS "id" FROM "Stage" WHERE "id" = (
      SELECT "id" FROM "Stage" WHERE "pipelineId" = ${ticket.pipelineId}::uuid AND "kind"::text = ${kind} AND "retiredAt" IS NULL ORDER BY "position" LIMIT 1
    ) FOR NO KEY UPDATE`;
  if (!stage) throw new AppError("RULE_VIOLATION", missing[kind]);
  const [top] = await tx.$queryRaw<{ rank: string | null }[]>`SELECT min("rank") AS "rank" FROM "Ticket" WHERE "stageId" = ${stage.id}::uuid`;
  const rank = rankBetween(null, top?.rank ?? null);
  await tx.ticket.update({
    where: { id: ticket.id },
    data: {
      stageId: stage.id,
      rank,
      version: { increment: 1 },
      updatedAt: now,
      stageEnteredAt: now,
      closedAt: kind === "CLOSED" ? now : null,
    },
  });
  return { toStageId: stage.id, toRank: rank };
}
