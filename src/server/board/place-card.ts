import type { BoardCard } from "@/domain/board/card";
import { LONGEST_RANK } from "@/domain/board/place";
import { AppError } from "@/domain/errors";
import { closingAt, crossing } from "@/domain/tickets/closing";
import type { TicketOutcome } from "@/domain/tickets/schema";
import type { Ctx } from "@/server/platform/context";
import type { Tx } from "@/server/platform/db";
import { type Emit, tellBoardAnew } from "@/server/platform/outbox";
import { type CardRow, cardJoins, cardJson, findCard, tidyCard, viewerOf } from "@/server/tickets";
import { type LockedStage, type LockedTicket, respreadStage } from "./ranks";

type Place = { ticket: LockedTicket; stage: LockedStage; rank: string; outcome: TicketOutcome | null; undoes?: string };

/**
 * Puts a locked card at a free key of a locked stage, tells of the move and answers with the card as it stands then, in one round trip.
 * `outcome`: how its ticket has ended there (`outcomeAt`); `undoes`: the activity that this move takes back.
 */
export async function placeCard({ tx, ctx, emit }: { tx: Tx; ctx: Ctx; emit: Emit }, place: Place): Promise<BoardCard> {
  const { ticket, stage, rank, outcome, undoes } = place;
  const isNewStage = stage.id !== ticket.stageId;
  const [row] = await tx.$queryRaw<CardRow[]>`
    WITH t AS (
      UPDATE "Ticket" SET "stageId" = ${stage.id}::uuid, "rank" = ${rank}, "version" = "version" + 1, "updatedAt" = ${ctx.now},
        "stageEnteredAt" = CASE WHEN ${isNewStage} THEN ${ctx.now} ELSE "stageEnteredAt" END,
        "closedAt" = ${closingAt(stage.kind, ticket.closedAt, ctx.now)}, "outcome" = ${outcome}::"TicketOutcome"
      WHERE "id" = ${ticket.id}::uuid RETURNING *
    )
    SELECT ${cardJson} AS card FROM t ${cardJoins(viewerOf(ctx.actor))}`;
  const { crosses } = crossing(stage.kind, ticket.closedAt);
  emit({
    event: "card.moved",
    ticketId: ticket.id,
    pipelineIds: [ticket.pipelineId],
    data: {
      fromStageId: ticket.stageId,
      toStageId: stage.id,
      fromRank: ticket.rank,
      toRank: rank,
      ...(undoes === undefined ? {} : { undoes }),
      ...(crosses ? { crosses, outcome: outcome ?? ticket.outcome } : {}),
    },
  });
  if (rank.length > LONGEST_RANK) {
    await respreadStage(tx, stage.id);
    await tellBoardAnew(tx, ctx, stage.pipelineId);
    const card = await findCard(ctx, ticket.id);
    if (card) return card;
  }
  if (!row) throw new AppError("NOT_FOUND", "ticket.not_found");
  return tidyCard(row.card);
}
