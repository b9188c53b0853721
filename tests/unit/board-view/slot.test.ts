import { describe, expect, test, vi } from "vitest";
import { edgeStep } from "@/features/board/edge-scroller";
import { SlotStore, slotAt, slotByArrow, withHeld, withoutHeld } from "@/features/board/slot";

const rows = [0, 1, 2].map((index) => ({ index, start: index * 100, end: index * 100 + 92 }));
const rowAt = (offset: number) => rows[Math.min(2, Math.max(0, Math.floor(offset / 100)))];

describe("the slot under a pointer", () => {
  test("is above a card in its upper half and below it in its lower half", () => {
    expect([slotAt(10, rowAt, 3), slotAt(80, rowAt, 3), slotAt(140, rowAt, 3), slotAt(160, rowAt, 3)]).toEqual([0, 1, 1, 2]);
  });

  test("is the end below the last card, and the top of an empty stage", () => {
    expect(slotAt(900, rowAt, 3)).toBe(3);
    expect(slotAt(900, () => undefined, 0)).toBe(0);
  });

  test("counts without the lifted card, and back again", () => {
    expect([0, 1, 2, 3].map((gap) => withoutHeld(gap, 1))).toEqual([0, 1, 1, 2]);
    expect([0, 1, 2].map((index) => withHeld(index, 1))).toEqual([0, 1, 3]);
    expect(withHeld(withoutHeld(2, null), null)).toBe(2);
  });
});

describe("arrows are physical", () => {
  const stages = ["new", "working", "closed"];
  const count = (id: string) => ({ new: 5, working: 2, closed: 0 })[id] ?? 0;

  test("left is the next stage, right the one before", () => {
    expect(slotByArrow({ stageId: "new", index: 1 }, "ArrowLeft", stages, count)).toEqual({ stageId: "working", index: 1 });
    expect(slotByArrow({ stageId: "working", index: 1 }, "ArrowRight", stages, count)).toEqual({ stageId: "new", index: 1 });
  });

  test("a shorter stage is entered at its end, and no edge is crossed", () => {
    expect(slotByArrow({ stageId: "new", index: 4 }, "ArrowLeft", stages, count)).toEqual({ stageId: "working", index: 2 });
    expect(slotByArrow({ stageId: "closed", index: 0 }, "ArrowLeft", stages, count)).toEqual({ stageId: "closed", index: 0 });
    expect(slotByArrow({ stageId: "new", index: 0 }, "ArrowUp", stages, count).index).toBe(0);
    expect(slotByArrow({ stageId: "new", index: 5 }, "ArrowDown", stages, count).index).toBe(5);
  });
});

test("the slot is told only when it really changes", () => {
  const slots = new SlotStore();
  const told = vi.fn();
  slots.subscribe(told);
  slots.set({ stageId: "a", index: 1 });
  slots.set({ stageId: "a", index: 1 });
  slots.set(null);
  slots.set(null);
  expect(told).toHaveBeenCalledTimes(2);
});

test("an edge scrolls towards itself, faster the nearer, and the middle not at all", () => {
  expect(edgeStep(500, 0, 1000)).toBe(0);
  expect(edgeStep(10, 0, 1000)).toBeLessThan(edgeStep(60, 0, 1000));
  expect(edgeStep(995, 0, 1000)).toBeGreaterThan(0);
  expect(Math.abs(edgeStep(-400, 0, 1000))).toBeLessThanOrEqual(18);
});
