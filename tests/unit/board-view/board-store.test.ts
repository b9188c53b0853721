import { describe, expect, test, vi } from "vitest";
import { BoardStore } from "@/features/board/board-store";
import { board, card } from "./cards";

const ids = (store: BoardStore, stageId: string) => store.column(stageId).cards.map((one) => one.id);
const never = new Map();

describe("placing a card", () => {
  test("moves it between stages and both counts with it", () => {
    const store = new BoardStore(board({ a: ["t1", "t2"], b: ["t3"] }));
    store.place(card("t1", "a", "a0"), { stageId: "b", afterId: "t3" });
    expect([ids(store, "a"), ids(store, "b")]).toEqual([["t2"], ["t3", "t1"]]);
    expect([store.column("a").count, store.column("b").count]).toEqual([1, 2]);
  });

  test("tells the two stages that changed and no other", () => {
    const store = new BoardStore(board({ a: ["t1"], b: [], c: ["t3"] }));
    const told = { a: vi.fn(), b: vi.fn(), c: vi.fn() };
    for (const [id, listener] of Object.entries(told)) store.subscribe(id, listener);
    store.place(card("t1", "a", "a0"), { stageId: "b", afterId: null });
    expect([told.a.mock.calls.length, told.b.mock.calls.length, told.c.mock.calls.length]).toEqual([1, 1, 0]);
  });

  test("at the end of a stage that is not loaded to its end only counts it", () => {
    const store = new BoardStore(board({ a: ["t1"], b: ["t2"] }, { b: 40 }));
    store.placeAtEnd(card("t1", "a", "a0"), "b");
    expect([ids(store, "a"), ids(store, "b"), store.column("b").count]).toEqual([[], ["t2"], 41]);
    expect(store.find("t1")).toBeNull();
  });

  test("at the end of a loaded stage shows it last", () => {
    const store = new BoardStore(board({ a: ["t1", "t2"] }));
    store.placeAtEnd(card("t1", "a", "a0"), "a");
    expect([ids(store, "a"), store.column("a").count]).toEqual([["t2", "t1"], 2]);
  });
});

describe("settling what the server answered", () => {
  test("keeps a card where it stands when its key agrees", () => {
    const store = new BoardStore(board({ a: ["t1", "t2"] }));
    store.settle(card("t2", "a", "a1", { version: 2 }));
    expect(ids(store, "a")).toEqual(["t1", "t2"]);
    expect(store.find("t2")?.card.version).toBe(2);
  });

  test("puts it where its key says", () => {
    const store = new BoardStore(board({ a: ["t1", "t2", "t3"] }));
    store.settle(card("t3", "a", "a05"));
    expect(ids(store, "a")).toEqual(["t1", "t3", "t2"]);
  });

  test("takes a card that went below the loaded part out of sight, counted", () => {
    const store = new BoardStore(board({ a: ["t1"], b: ["t2"] }, { b: 40 }));
    store.settle(card("t1", "b", "z9"));
    expect([ids(store, "a"), ids(store, "b"), store.column("b").count]).toEqual([[], ["t2"], 41]);
  });
});

describe("a fresh reading", () => {
  test("leaves what has not changed the same objects, so nothing is rendered anew", () => {
    const store = new BoardStore(board({ a: ["t1", "t2"] }));
    const before = store.column("a");
    store.refresh(board({ a: ["t1", "t2"] }, {}, 2), never, null);
    expect(store.column("a")).toBe(before);
  });

  test("never pulls a card out of a hand", () => {
    const store = new BoardStore(board({ a: ["t1", "t2"], b: [] }));
    store.refresh(board({ a: ["t2"], b: ["t1"] }, {}, 2), never, "t1");
    expect(ids(store, "a")).toEqual(["t1", "t2"]);
    store.refresh(board({ a: ["t2"], b: ["t1"] }, {}, 2), never, null);
    expect([ids(store, "a"), ids(store, "b")]).toEqual([["t2"], ["t1"]]);
  });

  test("keeps the pages below what was read, without a card that now stands elsewhere", () => {
    const store = new BoardStore(board({ a: ["t1"], b: [] }, { a: 4 }));
    store.append("a", [card("t5", "a", "b1"), card("t6", "a", "b2")], false);
    store.refresh(board({ a: ["t1"], b: ["t5"] }, { a: 3 }, 2), never, null);
    expect([ids(store, "a"), ids(store, "b")]).toEqual([["t1", "t6"], ["t5"]]);
  });

  test("of other filters drops the old pages", () => {
    const store = new BoardStore(board({ a: ["t1"] }, { a: 30 }));
    store.append("a", [card("t5", "a", "b1")], false);
    store.refresh(board({ a: ["t1"] }, { a: 30 }), never, null, true);
    expect(ids(store, "a")).toEqual(["t1"]);
  });
});

test("a page that repeats a card that was moved meanwhile shows it once", () => {
  const store = new BoardStore(board({ a: ["t1"], b: ["t9"] }, { a: 3 }));
  store.append("a", [card("t9", "a", "b1"), card("t2", "a", "b2")], true);
  expect([ids(store, "a"), store.column("a").count]).toEqual([["t1", "t2"], 2]);
});
