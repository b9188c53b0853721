import { rankBetween } from "@/domain/board/place";
import type { StageKind } from "@/domain/board/schema";
import { AppError, type Reason } from "@/domain/errors";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { type LockedTicket, lockedTicket, refuseStale } from "../locked-ticket";

type Input = { ticketId: string; expectedVersion: number };

/** Closes a ticket (D24): it goes to the top of the first closing stage of its pipeline. RULE_VIOLATION when it is closed already. */
export const closeTicket = command({
  action: "ticket.close",
  load: (tx, input: Input) => lockedTicket(tx, input.ticketId),
  run: async ({ tx, now, input, subject: ticket, emit }): Promise<{ version: number }> => {
    refuseStale(ticket, input.expectedVersion);
    if (ticket.stage.kind === "CLOSED") throw new AppError("RULE_VIOLATION", "ticket.already_closed");
    const entered = await enterFirst(tx, ticket, "CLOSED", "pipeline.no_closed_stage", now);
    emit({ event: "ticket.closed", ticketId: ticket.id, pipelineIds: [ticket.pipelineId], data: { fromStageId: ticket.stageId, fromRank: ticket.rank, ...entered } });
    return { version: ticket.version + 1 };
  },
});

/** Reopens a closed ticket (N6): it goes to the top of the first working stage, with the responsible it had. */
export const reopenTicket = command({
  action: "ticket.reopen",
  load: (tx, input: Input) => lockedTicket(tx, input.ticketId),
  run: async ({ tx, now, input, subject: ticket, emit }): Promise<{ version: number }> => {
    refuseStale(ticket, input.expectedVersion);
    if (ticket.stage.kind !== "CLOSED") throw new AppError("RULE_VIOLATION", "ticket.not_closed");
    const entered = await enterFirst(tx, ticket, "WORKING", "pipeline.no_working_stage", now);
    emit({ event: "ticket.reopened", ticketId: ticket.id, pipelineIds: [ticket.pipelineId], data: { fromStageId: ticket.stageId, fromRank: ticket.rank, ...entered } });
    return { version: ticket.version + 1 };
  },
});

/** Puts a locked ticket on top of the first stage of a kind in its pipeline and returns its place there. */
async function enterFirst(tx: Tx, ticket: LockedTicket, kind: StageKind, missing: Reason, now: Date): Promise<{ toStageId: string; toRank: string }> {
  const [stage] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text AS "id" FROM "Stage" WHERE "id" = (
      SELECT "id" FROM "Stage" WHERE "pipelineId" = ${ticket.pipelineId}::uuid AND "kind"::text = ${kind} AND "retiredAt" IS NULL ORDER BY "position" LIMIT 1
    ) FOR NO KEY UPDATE`;
  if (!stage) throw new AppError("RULE_VIOLATION", missing);
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
