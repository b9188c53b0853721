import type { BoardCard } from "@/domain/board/card";
import { AppError } from "@/domain/errors";
import { outcomeAt } from "@/domain/tickets/closing";
import type { TicketOutcome } from "@/domain/tickets/schema";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { placeCard } from "../place-card";
import { lockMove, rankFor } from "../ranks";

type LastMove = { id: string; fromStageId: string; toStageId: string; fromRank: string; outcome: TicketOutcome | null };

/**
 * Takes the actor's own last move of a card back (closing and reopening are moves too), exactly: the same stage and the same key when it is still free, else right where it
 * was (واگرد). CONFLICT when the card has changed since that move, RULE_VIOLATION when its last move was not the actor's.
 * Who may enter that stage is not asked: the card comes back to where this same actor found it.
 */
export const undoMove = command({
  action: "ticket.move",
  load: async (tx, input: { ticketId: string; expectedVersion: number }, ctx) => {
    const last = await findLastMove(tx, input.ticketId, ctx.actor.kind === "agent" ? ctx.actor.userId : null);
    // With nothing to undo there is no stage to lock; who may know that, and of which ticket, is still judged first.
    const stageId = last?.fromStageId ?? (await stageOf(tx, input.ticketId));
    const { stage, ticket } = await lockMove(tx, { stageId, ticketId: input.ticketId });
    return { ...ticket, last, stage };
  },
  run: async ({ tx, ctx, input, subject: ticket, emit }): Promise<BoardCard> => {
    const { last, stage } = ticket;
    if (!last || last.toStageId !== ticket.stageId) throw new AppError("RULE_VIOLATION", "card.nothing_to_undo");
    if (ticket.version !== input.expectedVersion)
      throw new AppError("CONFLICT", "card.moved_by_someone_else", { version: ticket.version, stageId: ticket.stageId });
    if (stage.retiredAt) throw new AppError("RULE_VIOLATION", "stage.retired");
    const taken = await tx.ticket.findFirst({ where: { stageId: stage.id, rank: last.fromRank, NOT: { id: ticket.id } }, select: { id: true } });
    const rank = taken ? await rankFor(tx, { stageId: stage.id, ticketId: ticket.id, afterTicketId: null, beforeTicketId: taken.id }) : last.fromRank;
    // A reopening that is taken back leaves the ticket closed as it had been.
    const outcome = outcomeAt(stage.kind, ticket, ticket.closedAt === null ? last.outcome : null);
    return placeCard({ tx, ctx, emit }, { ticket, stage, rank, outcome, undoes: last.id });
  },
});

async function stageOf(tx: Tx, ticketId: string): Promise<string> {
  const ticket = await tx.ticket.findUnique({ where: { id: ticketId }, select: { stageId: true } });
  if (!ticket) throw new AppError("NOT_FOUND", "ticket.not_found");
  return ticket.stageId;
}

async function findLastMove(tx: Tx, ticketId: string, userId: string | null): Promise<LastMove | null> {
  const [row] = await tx.$queryRaw<(LastMove & { actorUserId: string | null; undoes: string | null })[]>`
    SELECT "id"::text AS "id", "actorUserId"::text AS "actorUserId", "data"->>'fromStageId' AS "fromStageId", "data"->>'toStageId' AS "toStageId",
      "data"->>'fromRank' AS "fromRank", "data"->>'undoes' AS "undoes", "data"->>'outcome' AS "outcome"
    FROM "Activity" WHERE "ticketId" = ${ticketId}::uuid AND "event" IN ('card.moved', 'ticket.closed', 'ticket.reopened') ORDER BY "Activity"."id" DESC LIMIT 1`;
  return row?.fromRank && row.undoes === null && row.actorUserId === userId ? row : null;
}
