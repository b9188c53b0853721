import { rankBetween } from "@/domain/board/place";
import type { StageKind } from "@/domain/board/schema";
import { AppError, type Reason } from "@/domain/errors";
import { outcomeAt } from "@/domain/tickets/closing";
import type { TicketOutcome } from "@/domain/tickets/schema";
import type { Tx } from "@/server/platform/db";
import { type LockedTicket, lockedTicket } from "./locked-ticket";

const missing: Record<StageKind, Reason> = {
  NEW: "pipeline.no_entry_stage",
  WORKING: "pipeline.no_working_stage",
  WAITING: "pipeline.no_working_stage",
  SOLVED: "pipeline.no_closed_stage",
  CLOSED: "pipeline.no_closed_stage",
};

/** Locks the first stage of a kind in a pipeline and answers with its id; null when there is none. Looks again when that stage has been deleted, retired or changed while it was waited for. */
async function lockFirstStage(tx: Tx, pipelineId: string, kind: StageKind): Promise<string | null> {
  for (;;) {
    const [stage] = await tx.$queryRaw<{ id: string; isStillIt: boolean }[]>`
      SELECT "id"::text AS "id", "kind"::text = ${kind} AND "retiredAt" IS NULL AND "deletedAt" IS NULL AS "isStillIt" FROM "Stage" WHERE "id" = (
        SELECT "id" FROM "Stage"
        WHERE "pipelineId" = ${pipelineId}::uuid AND "kind"::text = ${kind} AND "retiredAt" IS NULL AND "deletedAt" IS NULL ORDER BY "position", "id" LIMIT 1
      ) FOR NO KEY UPDATE`;
    if (!stage || stage.isStillIt) return stage?.id ?? null;
  }
}

/**
 * Locks a ticket that is about to enter the first stage of a kind, and that stage before it: the same order as a move's, so that closing
 * and dragging never wait for each other in a circle. NOT_FOUND when there is no such ticket.
 */
export async function ticketToEnter(tx: Tx, ticketId: string, kind: StageKind): Promise<LockedTicket> {
  const ticket = await tx.ticket.findUnique({ where: { id: ticketId }, select: { pipelineId: true } });
  if (ticket) await lockFirstStage(tx, ticket.pipelineId, kind);
  return lockedTicket(tx, ticketId);
}

/**
 * Puts a locked ticket on top of the first stage of a kind in its pipeline and answers with where that is. A ticket that is closed by this
 * gets `outcome` (solved when none is given), an opened one loses its own. RULE_VIOLATION when there is no such stage.
 */
export async function enterFirstStage(
  tx: Tx,
  ticket: { id: string; pipelineId: string },
  kind: StageKind,
  now: Date,
  outcome?: TicketOutcome,
): Promise<{ toStageId: string; toRank: string }> {
  const stageId = await lockFirstStage(tx, ticket.pipelineId, kind);
  if (!stageId) throw new AppError("RULE_VIOLATION", missing[kind]);
  const [top] = await tx.$queryRaw<{ rank: string | null }[]>`SELECT min("rank") AS "rank" FROM "Ticket" WHERE "stageId" = ${stageId}::uuid`;
  const rank = rankBetween(null, top?.rank ?? null);
  await tx.ticket.update({
    where: { id: ticket.id },
    data: {
      stageId,
      rank,
      version: { increment: 1 },
      updatedAt: now,
      stageEnteredAt: now,
      closedAt: kind === "CLOSED" ? now : null,
      outcome: outcomeAt(kind, { closedAt: null, outcome: null }, outcome),
    },
  });
  return { toStageId: stageId, toRank: rank };
}
