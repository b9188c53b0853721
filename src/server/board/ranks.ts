import { rankBetween, spreadRanks } from "@/domain/board/place";
import type { StageKind } from "@/domain/board/schema";
import { AppError } from "@/domain/errors";
import type { EntryLimit } from "@/domain/policy";
import type { TicketOutcome } from "@/domain/tickets/schema";
import type { Tx } from "@/server/platform/db";
import { entryLimitJson } from "@/server/tickets";

export type LockedStage = { id: string; pipelineId: string; kind: StageKind; retiredAt: Date | null; limit: EntryLimit | null };
export type LockedTicket = {
  id: string;
  pipelineId: string;
  stageId: string;
  rank: string;
  version: number;
  customerId: string;
  closedAt: Date | null;
  outcome: TicketOutcome | null;
};

/** Locks one ticket for a move into a stage, and the stage against other moves into it, in one round trip. The stage always comes first: one order for everybody means no deadlock. */
export async function lockMove(tx: Tx, input: { stageId: string; ticketId: string }): Promise<{ stage: LockedStage; ticket: LockedTicket }> {
  const [row] = await tx.$queryRaw<{ stage: (Raw<LockedStage> & { deletedAt: string | null }) | null; ticket: Raw<LockedTicket> | null }[]>`
    WITH stage AS MATERIALIZED (
      SELECT s."id", s."pipelineId", s."kind", s."retiredAt", s."deletedAt", ${entryLimitJson} AS "limit" FROM "Stage" s
      WHERE s."id" = ${input.stageId}::uuid FOR NO KEY UPDATE OF s
    ), ticket AS MATERIALIZED (
      SELECT "id", "pipelineId", "stageId", "rank", "version", "customerId", "closedAt", "outcome" FROM "Ticket"
      WHERE "id" = ${input.ticketId}::uuid AND (SELECT count(*) FROM stage) >= 0 FOR NO KEY UPDATE
    )
    SELECT (SELECT row_to_json(stage) FROM stage) AS stage, (SELECT row_to_json(ticket) FROM ticket) AS ticket`;
  if (!row?.stage || row.stage.deletedAt !== null) throw new AppError("NOT_FOUND", "stage.not_found");
  if (!row.ticket) throw new AppError("NOT_FOUND", "ticket.not_found");
  const { id, pipelineId, kind, retiredAt, limit } = row.stage;
  return {
    stage: { id, pipelineId, kind, retiredAt: retiredAt === null ? null : new Date(retiredAt), limit },
    ticket: { ...row.ticket, closedAt: row.ticket.closedAt === null ? null : new Date(row.ticket.closedAt) },
  };
}

/** A row as JSON: instants are text. */
type Raw<T> = { [K in keyof T]: T[K] extends Date | null ? string | null : T[K] };

type Place = { stageId: string; ticketId: string | null; afterTicketId: string | null; beforeTicketId: string | null };

/**
 * The key for a place in a stage that the caller has locked: below `afterTicketId` if it still stands there, else above
 * `beforeTicketId`, else (neither named) the top. The moved ticket itself never counts as a neighbour. CONFLICT when the named neighbours have left.
 */
export async function rankFor(tx: Tx, place: Place): Promise<string> {
  const self = place.ticketId;
  const [found] = await tx.$queryRaw<{ above: string | null; below: string | null; anchored: boolean }[]>`
    WITH after AS (SELECT "rank" FROM "Ticket" WHERE "id" = ${place.afterTicketId}::uuid AND "stageId" = ${place.stageId}::uuid AND "id" IS DISTINCT FROM ${self}::uuid),
    before AS (SELECT "rank" FROM "Ticket" WHERE "id" = ${place.beforeTicketId}::uuid AND "stageId" = ${place.stageId}::uuid AND "id" IS DISTINCT FROM ${self}::uuid)
    SELECT
      CASE WHEN EXISTS (SELECT 1 FROM after) THEN (SELECT "rank" FROM after)
           WHEN EXISTS (SELECT 1 FROM before) THEN (SELECT max(t."rank") FROM "Ticket" t WHERE t."stageId" = ${place.stageId}::uuid AND t."rank" < (SELECT "rank" FROM before) AND t."id" IS DISTINCT FROM ${self}::uuid)
      END AS above,
      CASE WHEN EXISTS (SELECT 1 FROM after) THEN (SELECT min(t."rank") FROM "Ticket" t WHERE t."stageId" = ${place.stageId}::uuid AND t."rank" > (SELECT "rank" FROM after) AND t."id" IS DISTINCT FROM ${self}::uuid)
           WHEN EXISTS (SELECT 1 FROM before) THEN (SELECT "rank" FROM before)
           ELSE (SELECT min(t."rank") FROM "Ticket" t WHERE t."stageId" = ${place.stageId}::uuid AND t."id" IS DISTINCT FROM ${self}::uuid)
      END AS below,
      EXISTS (SELECT 1 FROM after) OR EXISTS (SELECT 1 FROM before) AS anchored`;
  const isNamed = place.afterTicketId !== null || place.beforeTicketId !== null;
  if (!found || (isNamed && !found.anchored)) throw new AppError("CONFLICT", "card.neighbours_moved");
  return rankBetween(found.above, found.below);
}

/** The key below the last card of a stage that the caller has locked. */
export async function rankAtEnd(tx: Tx, stageId: string): Promise<string> {
  const [last] = await tx.$queryRaw<{ rank: string | null }[]>`SELECT max("rank") AS "rank" FROM "Ticket" WHERE "stageId" = ${stageId}::uuid`;
  return rankBetween(last?.rank ?? null, null);
}

/** Gives every card of a locked stage a fresh short key in the same order; two steps, since keys are unique in a stage. A card that has left meanwhile keeps its new key. */
export async function respreadStage(tx: Tx, stageId: string): Promise<void> {
  const cards = await tx.$queryRaw<{ id: string }[]>`SELECT "id"::text AS "id" FROM "Ticket" WHERE "stageId" = ${stageId}::uuid ORDER BY "rank"`;
  const ids = cards.map((card) => card.id);
  const keys = spreadRanks(ids.length);
  await tx.$executeRaw`UPDATE "Ticket" SET "rank" = '~' || "id"::text WHERE "stageId" = ${stageId}::uuid`;
  await tx.$executeRaw`
    UPDATE "Ticket" t SET "rank" = fresh.key FROM unnest(${ids}::uuid[], ${keys}::text[]) AS fresh(id, key) WHERE t."id" = fresh.id AND t."stageId" = ${stageId}::uuid`;
}
