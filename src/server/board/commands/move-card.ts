import type { BoardCard } from "@/domain/board/card";
import { LONGEST_RANK } from "@/domain/board/place";
import type { MoveCardInput } from "@/domain/board/schema";
import { AppError } from "@/domain/errors";
import { closingAt } from "@/domain/tickets/closing";
import { command } from "@/server/platform/command";
import { findCard } from "@/server/tickets";
import { lockStage, lockTicket, rankAtEnd, rankFor, respreadStage } from "../ranks";

/**
 * Moves a card to a place in a stage of its pipeline (D14, architecture.md §4.5). CONFLICT when the card has changed since the caller
 * saw it, or when neither neighbour stands in the target stage any more; RULE_VIOLATION for a retired stage or another pipeline.
 * Answers with the card as it stands now.
 */
export const moveCard = command({
  action: "ticket.move",
  load: async (tx, input: MoveCardInput) => {
    const stage = await lockStage(tx, input.toStageId);
    const ticket = await lockTicket(tx, input.ticketId);
    return { ...ticket, stage };
  },
  run: async ({ tx, ctx, now, input, subject: ticket, emit }): Promise<BoardCard> => {
    const { stage } = ticket;
    if (stage.retiredAt) throw new AppError("RULE_VIOLATION", "stage.retired");
    if (stage.pipelineId !== ticket.pipelineId) throw new AppError("RULE_VIOLATION", "stage.other_pipeline");
    if (ticket.version !== input.expectedVersion) {
      throw new AppError("CONFLICT", "card.moved_by_someone_else", { version: ticket.version, stageId: ticket.stageId });
    }
    const neighbours = { afterTicketId: input.afterTicketId ?? null, beforeTicketId: input.beforeTicketId ?? null };
    const rank = input.atEnd ? await rankAtEnd(tx, stage.id) : await rankFor(tx, { stageId: stage.id, ticketId: ticket.id, ...neighbours });
    const isNewStage = stage.id !== ticket.stageId;
    await tx.$executeRaw`
      UPDATE "Ticket" SET "stageId" = ${stage.id}::uuid, "rank" = ${rank}, "version" = "version" + 1, "updatedAt" = ${now},
        "stageEnteredAt" = CASE WHEN ${isNewStage} THEN ${now} ELSE "stageEnteredAt" END,
        "closedAt" = ${closingAt(stage.kind, ticket.closedAt, now)}
      WHERE "id" = ${ticket.id}::uuid`;
    emit({
      event: "card.moved",
      ticketId: ticket.id,
      pipelineIds: [ticket.pipelineId],
      data: { fromStageId: ticket.stageId, toStageId: stage.id, fromRank: ticket.rank, toRank: rank },
    });
    if (rank.length > LONGEST_RANK) await respreadStage(tx, stage.id);
    const card = await findCard(ctx, ticket.id);
    if (!card) throw new AppError("NOT_FOUND", "ticket.not_found");
    return card;
  },
});
