import { type ReactionName, reactionsTo } from "@/domain/reactions";
import type { Ctx } from "./context";
import type { Tx } from "./db";
import type { TicketFact } from "./outbox";

/** What a reaction gets: the transaction of the write that caused it, and the fact. It writes rows that fall due later; it never talks to the outside. */
export type Reaction = (c: { tx: Tx; ctx: Ctx; fact: TicketFact }) => Promise<void>;

export type ReactionTable = { readonly [N in ReactionName]: Reaction };

// Rooms that react stand above the rooms that act, so they register here instead of being imported (src/server/reactions.ts).
const holder = globalThis as { karizReactions?: ReactionTable };

export function registerReactions(table: ReactionTable): void {
  holder.karizReactions = table;
}

/** Runs what follows from these facts, in the same transaction: both are there after the commit, or neither (facts.md §8 R1). */
export async function react(tx: Tx, ctx: Ctx, facts: readonly TicketFact[]): Promise<void> {
  for (const fact of facts) {
    for (const name of reactionsTo(fact)) {
      const run = holder.karizReactions?.[name];
      if (!run) throw new Error(`no handler is registered for ${name}`);
      await run({ tx, ctx, fact });
    }
  }
}
