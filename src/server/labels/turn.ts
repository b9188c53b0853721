import { AppError } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";

/** Any number: changes take turns, so that names stay unique, the order has no holes and the tree no circles. */
const ONE_AT_A_TIME = 7_401_230n;

export async function takeTurn(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ONE_AT_A_TIME})`;
}

/** CONFLICT when somebody else has changed it since. */
export function refuseStaleLabel(label: { version: number }, expectedVersion: number): void {
  if (label.version !== expectedVersion) throw new AppError("CONFLICT", "label.changed_by_someone_else", { version: label.version });
}

/** Where a neighbour of the same list stands after one step: the ids in their new order, or null at the end of the list. */
export function stepped(ids: readonly string[], id: string, to: "up" | "down"): string[] | null {
  const from = ids.indexOf(id);
  const other = to === "up" ? from - 1 : from + 1;
  const [moved, neighbour] = [ids[from], ids[other]];
  if (moved === undefined || neighbour === undefined) return null;
  const next = [...ids];
  [next[from], next[other]] = [neighbour, moved];
  return next;
}
