import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_RANK, placeAfter, rankBetween, spreadRanks } from "@/domain/board/place";

type Card = { id: string; rank: string };

/** PostgreSQL's COLLATE "C": byte by byte. */
const bytewise = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

describe("rankBetween", () => {
  it("any sequence of placements keeps every card once, in the order that people saw, by keys that differ", () => {
    const moves = fc.array(fc.record({ from: fc.nat(), to: fc.nat() }), { maxLength: 120 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), moves, (size, steps) => {
        const cards: Card[] = spreadRanks(size).map((rank, i) => ({ id: `card ${i}`, rank }));
        for (const { from, to } of steps) {
          const [card] = cards.splice(from % cards.length, 1);
          if (!card) continue;
          const at = to % (cards.length + 1);
          card.rank = rankBetween(cards[at - 1]?.rank ?? null, cards[at]?.rank ?? null);
          cards.splice(at, 0, card);
        }
        const sorted = [...cards].sort((a, b) => (a.rank < b.rank ? -1 : 1));
        expect(sorted.map((card) => card.id)).toEqual(cards.map((card) => card.id));
        expect(new Set(cards.map((card) => card.rank)).size).toBe(size);
        expect([...cards].sort((a, b) => bytewise(a.rank, b.rank))).toEqual(sorted);
      }),
    );
  });

  it("stands strictly between its neighbours, however often the same gap is split", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 200 }), (sides) => {
        let [above, below] = ["a0", "a1"];
        for (const goesUp of sides) {
          const between = rankBetween(above, below);
          expect(above < between && between < below).toBe(true);
          if (goesUp) below = between;
          else above = between;
        }
      }),
    );
  });

  it("goes on for ever at the top and at the bottom without growing", () => {
    let [top, bottom] = [rankBetween(null, null), rankBetween(null, null)];
    for (let i = 0; i < 5_000; i += 1) {
      top = rankBetween(null, top);
      bottom = rankBetween(bottom, null);
    }
    expect(Math.max(top.length, bottom.length)).toBeLessThan(LONGEST_RANK / 4);
  });

  it("refuses neighbours that are not in order", () => {
    expect(() => rankBetween("a1", "a0")).toThrow();
    expect(() => rankBetween("a1", "a1")).toThrow();
  });
});

describe("spreadRanks", () => {
  it("gives as many short keys as asked, in order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (count) => {
        const keys = spreadRanks(count);
        expect(keys).toHaveLength(count);
        for (let i = 1; i < count; i += 1) expect((keys[i - 1] ?? "") < (keys[i] ?? "")).toBe(true);
        expect(Math.max(0, ...keys.map((key) => key.length))).toBeLessThanOrEqual(5);
      }),
      { numRuns: 30 },
    );
  });
});

describe("placeAfter", () => {
  const board = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 20 });

  it("keeps every other card in its order and puts the moved one right below its anchor, or on top", () => {
    fc.assert(
      fc.property(board, fc.nat(), fc.nat(), (ids, pick, anchor) => {
        const items = ids.map((id) => ({ id }));
        const moved = items[pick % items.length] ?? { id: "" };
        const others = ids.filter((id) => id !== moved.id);
        const afterId = anchor % (others.length + 1) === others.length ? null : (others[anchor % (others.length + 1)] ?? null);
        const placed = placeAfter(items, moved, afterId).map((item) => item.id);
        expect(placed.filter((id) => id !== moved.id)).toEqual(others);
        expect(placed.indexOf(moved.id)).toBe(afterId === null ? 0 : placed.indexOf(afterId) + 1);
      }),
    );
  });

  it("takes in a card that comes from another stage, and changes nothing of what it was given", () => {
    const items = Object.freeze([{ id: "a" }, { id: "b" }]);
    expect(placeAfter(items, { id: "c" }, "a")).toEqual([{ id: "a" }, { id: "c" }, { id: "b" }]);
    expect(placeAfter(items, { id: "c" }, null)[0]).toEqual({ id: "c" });
  });

  it("puts the card on top when its anchor has left", () => {
    expect(placeAfter([{ id: "a" }], { id: "c" }, "gone").map((item) => item.id)).toEqual(["c", "a"]);
  });
});
