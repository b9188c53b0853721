import type { Actor } from "@/domain/actor";
import type { DeskEventData, DeskEventName, SubjectKind, TicketEventData, TicketEventName } from "@/domain/events";
import { Prisma } from "@/generated/prisma/client";
import type { Ctx } from "./context";
import type { Tx } from "./db";
import { react } from "./reactions";

/** One fact about one ticket. `pipelineIds`: the boards whose viewers must hear of it. */
export type TicketFact = { [E in TicketEventName]: { event: E; ticketId: string; pipelineIds: readonly string[]; data: TicketEventData[E] } }[TicketEventName];

/** One fact about anything else: a setting, a person, a customer. `pipelineIds` only when open boards have to look again. */
export type DeskFact = {
  [E in DeskEventName]: { event: E; subject: { kind: SubjectKind; id: string }; pipelineIds?: readonly string[]; data: DeskEventData[E] };
}[DeskEventName];

export type Fact = TicketFact | DeskFact;

export type Emit = (fact: Fact) => void;

/** The channel on which other processes hear that a board has moved on; payload `pipelineId:version`. */
export const BOARD_CHANNEL = "kariz_board";

type Who = { kind: string; userId: string | null; customerId: string | null };

export function whoActed(actor: Actor): Who {
  switch (actor.kind) {
    case "agent":
      return { kind: "agent", userId: actor.userId, customerId: null };
    case "customer":
    case "link":
      return { kind: actor.kind, userId: null, customerId: actor.customerId };
    case "system":
      return { kind: `system:${actor.job}`, userId: null, customerId: null };
    case "anonymous":
      return { kind: "anonymous", userId: null, customerId: null };
  }
}

/** Tells the viewers of a board that all of it has to be read anew, though nothing has happened that history keeps: keys were spread, for example. */
export async function tellBoardAnew(tx: Tx, ctx: Ctx, pipelineId: string): Promise<void> {
  await tx.$executeRaw`
    WITH raised AS (UPDATE "Pipeline" SET "version" = "version" + 1 WHERE "id" = ${pipelineId}::uuid RETURNING "id", "version"),
    told AS (INSERT INTO "BoardEvent" ("pipelineId", "version", "kind", "at") SELECT "id", "version", 'board.reordered', ${ctx.now} FROM raised)
    SELECT pg_notify(${BOARD_CHANNEL}, "id"::text || ':' || "version"::text) FROM raised`;
}

/**
 * Writes what a command has emitted, in the transaction of the write: one activity row a fact, one numbered event per board, the
 * notification of other processes and what follows from facts about tickets. Called last, so the board's row lock is held only until the commit.
 */
export async function flush(tx: Tx, ctx: Ctx, facts: readonly Fact[]): Promise<void> {
  const who = whoActed(ctx.actor);
  for (const fact of facts) {
    const ticketId = "ticketId" in fact ? fact.ticketId : null;
    const subject = "subject" in fact ? fact.subject : null;
    const boards = [...new Set(fact.pipelineIds)].sort();
    const locked = boards.length === 0 ? Prisma.sql`false` : Prisma.sql`"id" IN (${Prisma.join(boards.map((id) => Prisma.sql`${id}::uuid`))})`;
    await tx.$executeRaw`
      WITH written AS (
        INSERT INTO "Activity" ("ticketId", "subjectKind", "subjectId", "at", "actorKind", "actorUserId", "actorCustomerId", "event", "data")
        VALUES (${ticketId}::uuid, ${subject?.kind ?? "ticket"}, ${subject?.id ?? null}, ${ctx.now}, ${who.kind}, ${who.userId}::uuid, ${who.customerId}::uuid,
          ${fact.event}, ${JSON.stringify(fact.data)}::jsonb) RETURNING "id"
      ), locked AS (
        SELECT "id" FROM "Pipeline" WHERE ${locked} ORDER BY "id" FOR NO KEY UPDATE
      ), raised AS (
        UPDATE "Pipeline" p SET "version" = p."version" + 1 FROM locked WHERE p."id" = locked."id" RETURNING p."id", p."version"
      ), told AS (
        INSERT INTO "BoardEvent" ("pipelineId", "version", "ticketId", "kind", "activityId", "at")
        SELECT "id", "version", ${ticketId}::uuid, ${fact.event}, (SELECT "id" FROM written), ${ctx.now} FROM raised
      )
      SELECT pg_notify(${BOARD_CHANNEL}, "id"::text || ':' || "version"::text) FROM raised`;
  }
  await react(
    tx,
    ctx,
    facts.filter((fact): fact is TicketFact => "ticketId" in fact),
  );
}

/**
 * Writes one fact of the same kind about each of many tickets, in one statement. Nothing follows from them and no board hears of them one
 * by one: the command that did it to all of them at once emits one fact that does.
 */
export async function writeBulk<E extends TicketEventName>(
  tx: Tx,
  ctx: Ctx,
  event: E,
  rows: readonly { ticketId: string; data: TicketEventData[E] }[],
): Promise<void> {
  if (rows.length === 0) return;
  const who = whoActed(ctx.actor);
  await tx.$executeRaw`
    INSERT INTO "Activity" ("ticketId", "at", "actorKind", "actorUserId", "actorCustomerId", "event", "data")
    SELECT row.id, ${ctx.now}, ${who.kind}, ${who.userId}::uuid, ${who.customerId}::uuid, ${event}, row.data::jsonb
    FROM unnest(${rows.map((row) => row.ticketId)}::uuid[], ${rows.map((row) => JSON.stringify(row.data))}::text[]) AS row(id, data)`;
}
