import type { Tx } from "@/server/platform/db";

/** Any number: whoever arranges departments takes turns, for names, places in the list and successors depend on each other. */
const DEPARTMENTS = 7_401_202n;

/** Waits until nobody else changes departments, for the rest of the transaction. Filing requests goes on meanwhile. */
export async function oneAtATime(tx: Tx): Promise<null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${DEPARTMENTS})`;
  return null;
}
