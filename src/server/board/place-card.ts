import type { BoardCard } from "@/domain/board/card";
import { LONGEST_RANK } from "@/domain/board/place";
import { AppError } from "@/domain/errors";
import { closingAt } from "@/domain/tickets/closing";
import type { TicketOutcome } from "@/domain/tickets/schema";
import type { Ctx } from "@/server/platform/context";
import type { Tx } from "@/server/platform/db";
import { type CardRow, cardJoins, cardJson, findCard, tidyCard, viewerOf } from "@/server/tickets";
import { type LockedStage, type LockedTicket, respreadStage } from "./ranks";

/**
 * Puts a locked card at a free key of a locked stage and answers with the card as it stands then, in one round trip. `outcome`: how its
 * ticket has ended there (`outcomeAt`).
 */
export async function placeCard(
  tx: Tx,
  ctx: Ctx,
  place: { ticket: LockedTicket; stage: LockedStage; rank: string; outcome: TicketOutcome | null },
): Promise<BoardCard> {
  const { ticket, stage, rank, outcome } = place;
  const isNewStage = stage.id !== ticket.stageId;
  const [row] = await tx.$queryRaw<CardRow[]>`
    WITH t AS (
      UPDATE "Ticket" SET "stageId" = ${stage.id}::uuid, "rank" = ${rank}, "version" = "version" + 1, "updatedAt" = ${ctx.now},
        "stageEnteredAt" = CASE WHEN ${isNewStage} THEN ${ctx.now} ELSE "stageEnteredAt" END,
        "closedAt" = ${closingAt(stage.kind, ticket.closedAt, ctx.now)}, "outcome" = ${outcome}::"TicketOutcome"
      WHERE "id" = ${ticket.id}::uuid RETURNING *
    )
    SELECT ${cardJson} AS card FROM t ${cardJoins(viewerOf(ctx.actor))}`;
  if (rank.length > LONGEST_RANK) {
    await respreadStage(tx, stage.id);
    const card = await findCard(ctx, ticket.id);
    if (card) return card;
  }
  if (!row) throw new AppError("NOT_FOUND", "ticket.not_found");
  return tidyCard(row.card);
}
