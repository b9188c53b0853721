import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stageKinds } from "@/domain/board/schema";
import { reordered, stageFaults, targetsFor } from "@/domain/pipelines/rules";

const stage = fc.record({ id: fc.uuid(), name: fc.string(), kind: fc.constantFrom(...stageKinds), isRetired: fc.boolean() });

describe("an order", () => {
  it("is a permutation with the moved one at its place, and going back restores it", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (items, a, b) => {
        const [from, to] = [a % items.length, b % items.length];
        const moved = reordered(items, from, to);
        expect([...moved].sort()).toEqual([...items].sort());
        expect(moved[to]).toBe(items[from]);
        expect(moved.filter((item) => item !== items[from])).toEqual(items.filter((item) => item !== items[from]));
        expect(reordered(moved, to, from)).toEqual(items);
      }),
    );
  });

  it("keeps to its ends", () => {
    expect(reordered([1, 2, 3], 0, 99)).toEqual([2, 3, 1]);
    expect(reordered([1, 2, 3], 2, -5)).toEqual([3, 1, 2]);
    expect(reordered([1, 2, 3], 7, 0)).toEqual([1, 2, 3]);
  });
});

describe("stages", () => {
  it("without a fault have a living stage for new, for reopened and for closed tickets, and names that differ", () => {
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 8 }), (stages) => {
        const living = stages.filter((one) => !one.isRetired).map((one) => one.kind);
        const works = ["NEW", "WORKING", "CLOSED"].every((kind) => living.includes(kind as never));
        const names = stages.map((one) => one.name.trim());
        const named = names.every((name) => name !== "") && new Set(names).size === names.length;
        expect(stageFaults(stages).length === 0).toBe(works && named);
      }),
    );
  });

  it("of a deleted one's cards are living, another one, and on its side of closing", () => {
    fc.assert(
      fc.property(fc.array(stage, { minLength: 1, maxLength: 8 }), (stages) => {
        const gone = stages[0];
        if (!gone) return;
        for (const target of targetsFor(gone, stages)) {
          expect(target.isRetired).toBe(false);
          expect(target.id).not.toBe(gone.id);
          expect(target.kind === "CLOSED").toBe(gone.kind === "CLOSED");
        }
      }),
    );
  });
});
