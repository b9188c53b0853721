import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** Longest key that a stage keeps before its keys are spread again. */
export const LONGEST_RANK = 40;

/**
 * The key for a place between two neighbours (null = the edge of the stage). Compare keys with `<`, never with localeCompare
 * (web-stack.md §8). Throws when the neighbours are not in order: the caller must have locked and re-read them.
 */
export function rankBetween(above: string | null, below: string | null): string {
  // The library swaps neighbours that are in the wrong order; two equal ones it cannot help.
  if (above !== null && below !== null && above >= below) throw new RangeError("the neighbours are not in order");
  return generateKeyBetween(above, below);
}

/** `count` fresh, evenly spread keys in order. */
export function spreadRanks(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}

/** `count` keys in order, all below the last one of a stage (null = it is empty). */
export function ranksAfter(last: string | null, count: number): string[] {
  return generateNKeysBetween(last, null, count);
}

/** A list of things with the moved one put below `afterId` (null = top): what the board shows before the server answers. */
export function placeAfter<T extends { id: string }>(items: readonly T[], moved: T, afterId: string | null): T[] {
  const rest = items.filter((item) => item.id !== moved.id);
  const at = afterId === null ? 0 : rest.findIndex((item) => item.id === afterId) + 1;
  return [...rest.slice(0, at), moved, ...rest.slice(at)];
}
