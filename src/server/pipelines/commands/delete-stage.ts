import { ranksAfter } from "@/domain/board/place";
import { AppError } from "@/domain/errors";
import { stageFaults, targetsFor } from "@/domain/pipelines/rules";
import type { DeleteStageInput } from "@/domain/pipelines/schema";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { writeBulk } from "@/server/platform/outbox";
import { lockedPipeline, raiseVersion, refuseStale } from "../locked-pipeline";

/**
 * Deletes a stage and puts its cards, in their order, below the last one of another stage, in one transaction, also while others are
 * moving cards: both stages are locked before the cards, so nothing comes in meanwhile, and a card that has just left is not touched. The
 * history of each card says so (`because`); customers get no message about it, and boards hear of it once. The stage's name stays for history.
 * RULE_VIOLATION when the pipeline could not work without it, or when its cards cannot go there.
 */
export const deleteStage = command({
  action: "pipeline.edit",
  load: async (tx, input: DeleteStageInput) => {
    const pipeline = await lockedPipeline(tx, input, input.targetStageId ? [input.stageId, input.targetStageId] : [input.stageId]);
    const stage = pipeline.stages.find((one) => one.id === input.stageId);
    return { id: input.stageId, pipeline, stage };
  },
  run: async ({ tx, ctx, now, input, subject: { pipeline, stage }, emit }): Promise<{ version: number; moved: number }> => {
    if (!stage) throw new AppError("NOT_FOUND", "stage.not_found");
    refuseStale(pipeline, input.expectedVersion);
    const stages = pipeline.stages.map((one) => ({ ...one, isRetired: one.retiredAt !== null }));
    const fault = stageFaults(stages.filter((one) => one.id !== stage.id)).find((one) => one.stage === null);
    if (fault) throw new AppError("RULE_VIOLATION", fault.reason);
    const cards = await lockCards(tx, stage.id);
    const target = stages.find((one) => one.id === input.targetStageId);
    if (cards.length > 0 && !input.targetStageId) throw new AppError("RULE_VIOLATION", "stage.target_missing", { count: cards.length });
    if (input.targetStageId && (!target || !targetsFor({ ...stage, isRetired: false }, stages).includes(target)))
      throw new AppError("RULE_VIOLATION", "stage.target_unfit");

    if (cards.length > 0 && target) {
      const [last] = await tx.$queryRaw<{ rank: string | null }[]>`SELECT max("rank") AS "rank" FROM "Ticket" WHERE "stageId" = ${target.id}::uuid`;
      const ranks = ranksAfter(last?.rank ?? null, cards.length);
      await tx.$executeRaw`
        UPDATE "Ticket" t SET "stageId" = ${target.id}::uuid, "rank" = fresh.rank, "version" = t."version" + 1, "updatedAt" = ${now}, "stageEnteredAt" = ${now}
        FROM unnest(${cards.map((card) => card.id)}::uuid[], ${ranks}::text[]) AS fresh(id, rank) WHERE t."id" = fresh.id`;
      await writeBulk(
        tx,
        ctx,
        "card.moved",
        cards.map((card, index) => ({
          ticketId: card.id,
          data: { fromStageId: stage.id, toStageId: target.id, fromRank: card.rank, toRank: ranks[index] ?? "", because: "stage.deleted" },
        })),
      );
    }
    // New requests of departments that began here begin at the pipeline's own entry stage from now on.
    const began = await tx.department.findMany({ where: { entryStageId: stage.id }, select: { id: true } });
    for (const department of began) {
      await tx.department.update({ where: { id: department.id }, data: { entryStageId: null, version: { increment: 1 } } });
      const changes = { entryStageId: { from: stage.id, to: null } };
      emit({ event: "department.edited", subject: { kind: "department", id: department.id }, data: { changes } });
    }
    // Its slug is free again; the row stays, with its name.
    await tx.stage.update({ where: { id: stage.id }, data: { deletedAt: now, slug: `deleted-${stage.id}` } });
    const { version } = await raiseVersion(tx, pipeline.id);
    const movedTo = cards.length > 0 ? (target?.id ?? null) : null;
    emit({
      event: "stage.deleted",
      subject: { kind: "stage", id: stage.id },
      pipelineIds: [pipeline.id],
      data: { pipelineId: pipeline.id, name: stage.name, kind: stage.kind, movedTo, count: cards.length },
    });
    return { version, moved: cards.length };
  },
});

/** The cards of a locked stage in board order, each of them locked. */
async function lockCards(tx: Tx, stageId: string): Promise<{ id: string; rank: string }[]> {
  const cards = await tx.$queryRaw<{ id: string; rank: string }[]>`
    SELECT "id"::text AS "id", "rank" FROM "Ticket" WHERE "stageId" = ${stageId}::uuid ORDER BY "id" FOR NO KEY UPDATE`;
  return cards.sort((a, b) => (a.rank < b.rank ? -1 : 1));
}
