import { reactions } from "@/domain/reactions";
import type { Tx } from "./db";
import type { Fact } from "./outbox";

/** Puts the jobs that follow from these facts into the queue, in the same transaction: nothing runs before the commit. */
export async function enqueueReactions(_tx: Tx, facts: readonly Fact[]): Promise<void> {
  const table: Partial<Record<string, readonly string[]>> = reactions;
  for (const fact of facts) {
    const jobs = table[fact.event] ?? [];
    if (jobs.length > 0) throw new Error(`no queue is attached for ${fact.event}`);
  }
}
