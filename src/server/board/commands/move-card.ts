import type { BoardCard } from "@/domain/board/card";
import type { MoveCardInput } from "@/domain/board/schema";
import { AppError } from "@/domain/errors";
import { outcomeAt } from "@/domain/tickets/closing";
import { command } from "@/server/platform/command";
import { refuseEntry } from "@/server/tickets";
import { placeCard } from "../place-card";
import { lockMove, rankAtEnd, rankFor } from "../ranks";

/**
 * Moves a card to a place in a stage of its pipeline (D14, architecture.md §4.5). CONFLICT when the card has changed since the caller
 * saw it, or when neither neighbour stands in the target stage any more; RULE_VIOLATION for a retired stage or another pipeline, FORBIDDEN for
 * a stage that is limited to others; in the stage where it stands it may always be put elsewhere.
 * Answers with the card as it stands now.
 */
export const moveCard = command({
  action: "ticket.move",
  load: async (tx, input: MoveCardInput) => {
    const { stage, ticket } = await lockMove(tx, { stageId: input.toStageId, ticketId: input.ticketId });
    return { ...ticket, stage };
  },
  run: async ({ tx, ctx, input, subject: ticket, emit }): Promise<BoardCard> => {
    const { stage } = ticket;
    const isEntered = stage.id !== ticket.stageId;
    if (isEntered && stage.retiredAt) throw new AppError("RULE_VIOLATION", "stage.retired");
    if (stage.pipelineId !== ticket.pipelineId) throw new AppError("RULE_VIOLATION", "stage.other_pipeline");
    if (isEntered) refuseEntry(ctx.actor, stage.limit);
    if (ticket.version !== input.expectedVersion) {
      throw new AppError("CONFLICT", "card.moved_by_someone_else", { version: ticket.version, stageId: ticket.stageId });
    }
    const neighbours = { afterTicketId: input.afterTicketId ?? null, beforeTicketId: input.beforeTicketId ?? null };
    const rank = input.atEnd ? await rankAtEnd(tx, stage.id) : await rankFor(tx, { stageId: stage.id, ticketId: ticket.id, ...neighbours });
    const outcome = outcomeAt(stage.kind, ticket);
    return placeCard({ tx, ctx, emit }, { ticket, stage, rank, outcome });
  },
});
