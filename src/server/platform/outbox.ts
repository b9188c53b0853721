import type { Actor } from "@/domain/actor";
import type { EventData, EventName } from "@/domain/events";
import { Prisma } from "@/generated/prisma/client";
import type { Ctx } from "./context";
import type { Tx } from "./db";
import { react } from "./reactions";

/** One fact about one ticket. `pipelineIds`: the boards whose viewers must hear of it. */
export type Fact = { [E in EventName]: { event: E; ticketId: string; pipelineIds: readonly string[]; data: EventData[E] } }[EventName];

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

/**
 * Writes what a command has emitted, in the transaction of the write: one activity row a fact, one numbered event per board, the
 * notification of other processes and one job per reaction. Called last, so the board's row lock is held only until the commit.
 */
export async function flush(tx: Tx, ctx: Ctx, facts: readonly Fact[]): Promise<void> {
  const who = whoActed(ctx.actor);
  for (const fact of facts) {
    const boards = [...new Set(fact.pipelineIds)].sort();
    await tx.$executeRaw`
      WITH written AS (
        INSERT INTO "Activity" ("ticketId", "at", "actorKind", "actorUserId", "actorCustomerId", "event", "data")
        VALUES (${fact.ticketId}::uuid, ${ctx.now}, ${who.kind}, ${who.userId}::uuid, ${who.customerId}::uuid, ${fact.event}, ${JSON.stringify(fact.data)}::jsonb)
      ), locked AS (
        SELECT "id" FROM "Pipeline" WHERE "id" IN (${Prisma.join(boards.map((id) => Prisma.sql`${id}::uuid`))}) ORDER BY "id" FOR NO KEY UPDATE
      ), raised AS (
        UPDATE "Pipeline" p SET "version" = p."version" + 1 FROM locked WHERE p."id" = locked."id" RETURNING p."id", p."version"
      ), told AS (
        INSERT INTO "BoardEvent" ("pipelineId", "version", "ticketId", "kind", "at")
        SELECT "id", "version", ${fact.ticketId}::uuid, ${fact.event}, ${ctx.now} FROM raised
      )
      SELECT pg_notify(${BOARD_CHANNEL}, "id"::text || ':' || "version"::text) FROM raised`;
  }
  await react(tx, ctx, facts);
}
