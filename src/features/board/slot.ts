/**
 * Where a card would land: the stage and how many of its *other* cards stand above. Pure and free of dnd-kit, so that the sensor layer
 * can be swapped (web-stack.md §7).
 */
export type Slot = { readonly stageId: string; readonly index: number };

/** A row as the virtualiser measured it, in px from the top of the list's content. */
export type Row = { readonly index: number; readonly start: number; readonly end: number };

/** The gap between rows that a pointer at `offset` px of the list's content points at: 0 = above the first card. */
export function slotAt(offset: number, rowAt: (offset: number) => Row | undefined, rowCount: number): number {
  const row = rowAt(offset);
  if (!row || rowCount === 0) return 0;
  return Math.min(rowCount, offset > (row.start + row.end) / 2 ? row.index + 1 : row.index);
}

/** A gap between all rows as one between the others: the lifted card, which still fills a row of its own column, does not count. */
export function withoutHeld(gap: number, heldIndex: number | null): number {
  return heldIndex !== null && gap > heldIndex ? gap - 1 : gap;
}

/** The way back: the gap between all rows at which the line is drawn. The lifted card's own place is the gap above it. */
export function withHeld(index: number, heldIndex: number | null): number {
  return heldIndex !== null && index > heldIndex ? index + 1 : index;
}

export type Arrow = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

/**
 * The next slot for a *physical* arrow: stages run from right to left, so ArrowLeft leads to the next one. Stays where it is at the edges.
 * `countOf` says how many other cards of a stage can be chosen among.
 */
export function slotByArrow(slot: Slot, arrow: Arrow, stageIds: readonly string[], countOf: (stageId: string) => number): Slot {
  if (arrow === "ArrowUp") return { ...slot, index: Math.max(0, slot.index - 1) };
  if (arrow === "ArrowDown") return { ...slot, index: Math.min(countOf(slot.stageId), slot.index + 1) };
  const next = stageIds[stageIds.indexOf(slot.stageId) + (arrow === "ArrowLeft" ? 1 : -1)];
  return next === undefined ? slot : { stageId: next, index: Math.min(slot.index, countOf(next)) };
}

/** The slot under the card in hand: a tiny store of its own, told only when it really changes (rule 3). */
export class SlotStore {
  private slot: Slot | null = null;
  private listeners = new Set<() => void>();

  get = (): Slot | null => this.slot;

  set(next: Slot | null): void {
    if (next?.stageId === this.slot?.stageId && next?.index === this.slot?.index) return;
    this.slot = next;
    for (const listener of this.listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
