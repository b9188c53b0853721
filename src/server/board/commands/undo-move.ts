import type { BoardCard } from "@/domain/board/card";
import { AppError } from "@/domain/errors";
import { closingAt } from "@/domain/tickets/closing";
import { command } from "@/server/platform/command";
import { findCard } from "@/server/tickets";
import { lockStage, lockTicket, rankFor } from "../ranks";

type LastMove = { id: string; fromStageId: string; toStageId: string; fromRank: string };

/**
 * Takes the actor's own last move of a card back (closing and reopening are moves too), exactly: the same stage and the same key when it is still free, else right where it
 * was (واگرد). CONFLICT when the card has changed since that move, RULE_VIOLATION when its last move was not the actor's.
 */
export const undoMove = command({
  action: "ticket.move",
  load: async (tx, input: { ticketId: string; expectedVersion: number }, ctx) => {
    const last = await findLastMove(tx, input.ticketId, ctx.actor.kind === "agent" ? ctx.actor.userId : null);
    const stage = last ? await lockStage(tx, last.fromStageId) : null;
    const ticket = await lockTicket(tx, input.ticketId);
    return { ...ticket, last, stage };
  },
  run: async ({ tx, ctx, now, input, subject: ticket, emit }): Promise<BoardCard> => {
    const { last, stage } = ticket;
    if (!last || !stage || last.toStageId !== ticket.stageId) throw new AppError("RULE_VIOLATION", "card.nothing_to_undo");
    if (ticket.version !== input.expectedVersion)
      throw new AppError("CONFLICT", "card.moved_by_someone_else", { version: ticket.version, stageId: ticket.stageId });
    if (stage.retiredAt) throw new AppError("RULE_VIOLATION", "stage.retired");
    const taken = await tx.ticket.findFirst({ where: { stageId: stage.id, rank: last.fromRank, NOT: { id: ticket.id } }, select: { id: true } });
    const rank = taken ? await rankFor(tx, { stageId: stage.id, ticketId: ticket.id, afterTicketId: null, beforeTicketId: taken.id }) : last.fromRank;
    await tx.$executeRaw`
      UPDATE "Ticket" SET "stageId" = ${stage.id}::uuid, "rank" = ${rank}, "version" = "version" + 1, "updatedAt" = ${now},
        "stageEnteredAt" = CASE WHEN "stageId" <> ${stage.id}::uuid THEN ${now} ELSE "stageEnteredAt" END,
        "closedAt" = ${closingAt(stage.kind, ticket.closedAt, now)}
      WHERE "id" = ${ticket.id}::uuid`;
    emit({
      event: "card.moved",
      ticketId: ticket.id,
      pipelineIds: [ticket.pipelineId],
      data: { fromStageId: ticket.stageId, toStageId: stage.id, fromRank: ticket.rank, toRank: rank, undoes: last.id },
    });
    const card = await findCard(ctx, ticket.id);
    if (!card) throw new AppError("NOT_FOUND", "ticket.not_found");
    return card;
  },
});

async function findLastMove(tx: Parameters<typeof lockTicket>[0], ticketId: string, userId: string | null): Promise<LastMove | null> {
  const [row] = await tx.$queryRaw<(LastMove & { actorUserId: string | null; undoes: string | null })[]>`
    SELECT "id"::text AS "id", "actorUserId"::text AS "actorUserId", "data"->>'fromStageId' AS "fromStageId", "data"->>'toStageId' AS "toStageId",
      "data"->>'fromRank' AS "fromRank", "data"->>'undoes' AS "undoes"
    FROM "Activity" WHERE "ticketId" = ${ticketId}::uuid AND "event" IN ('card.moved', 'ticket.closed', 'ticket.reopened') ORDER BY "Activity"."id" DESC LIMIT 1`;
  return row?.fromRank && row.undoes === null && row.actorUserId === userId ? row : null;
}
