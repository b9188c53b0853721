import { beforeEach, describe, expect, test, vi } from "vitest";
import type { BoardChanges } from "@/domain/board/card";
import { BoardReader } from "@/features/board/board-reader";
import { BoardStore } from "@/features/board/board-store";
import { board, card } from "./cards";

beforeEach(() => void vi.useFakeTimers());

const ids = (store: BoardStore, stageId: string) => store.column(stageId).cards.map((one) => one.id);

function aReader() {
  const store = new BoardStore(board({ a: ["t1", "t2"], b: ["t3"] }));
  const is = { busy: false, seen: true, held: null as string | null };
  const asked: number[] = [];
  const answers: BoardChanges[] = [];
  const reader = new BoardReader(
    store,
    {},
    {
      board: vi.fn(async () => ({ ...board({ a: ["t9"], b: [] }), pipeline: { ...store.pipeline, version: 50 } })),
      stagePage: async () => [],
      changes: async ({ since }) => {
        asked.push(since);
        return answers.shift() ?? { version: since, isWhole: true, cards: [], changedIds: [], counts: { a: 2, b: 1 } };
      },
      isBusy: () => is.busy,
      heldId: () => is.held,
      isSeen: () => is.seen,
    },
  );
  const moved = (version: number): BoardChanges => ({
    version,
    isWhole: true,
    cards: [card("t1", "b", "z0", { version: 2 })],
    changedIds: ["t1"],
    counts: { a: 1, b: 2 },
  });
  return { store, reader, is, asked, answers, moved };
}

const settle = () => vi.advanceTimersByTimeAsync(500);

describe("what the event stream tells of a board", () => {
  test("is fetched once for a whole burst, and only the changed cards move", async () => {
    const { store, reader, asked, answers, moved } = aReader();
    answers.push(moved(store.pipeline.version + 20));
    const first = store.pipeline.version;
    for (let version = first + 1; version <= first + 20; version += 1) reader.heard(version);
    await settle();
    expect(asked).toEqual([first]);
    expect([ids(store, "a"), ids(store, "b")]).toEqual([["t2"], ["t3", "t1"]]);
    expect([store.column("a").count, store.column("b").count]).toEqual([1, 2]);
    reader.heard(first + 20);
    await settle();
    expect(asked).toHaveLength(1);
  });

  test("waits while moves are on their way, and comes when they are answered", async () => {
    const { store, reader, is, asked, answers, moved } = aReader();
    is.busy = true;
    answers.push(moved(store.pipeline.version + 1));
    reader.heard(store.pipeline.version + 1);
    await settle();
    expect(asked).toEqual([]);
    is.busy = false;
    reader.settleDebt();
    await settle();
    expect(ids(store, "b")).toEqual(["t3", "t1"]);
  });

  test("never pulls the card out of somebody's hand: the others move, that one follows when it is put down", async () => {
    const { store, reader, is, answers } = aReader();
    is.held = "t1";
    const version = store.pipeline.version + 2;
    const news: BoardChanges = {
      version,
      isWhole: true,
      cards: [card("t1", "b", "z0", { version: 2 }), card("t2", "b", "z1", { version: 2 })],
      changedIds: ["t1", "t2"],
      counts: { b: 3 },
    };
    answers.push(news, news);
    reader.heard(version);
    await settle();
    expect([ids(store, "a"), ids(store, "b")]).toEqual([["t1"], ["t3", "t2"]]);
    is.held = null;
    reader.settleDebt();
    await settle();
    expect([ids(store, "a"), ids(store, "b")]).toEqual([[], ["t3", "t1", "t2"]]);
    expect(store.pipeline.version).toBe(version);
  });

  test("in a hidden tab is fetched when somebody looks again", async () => {
    const { store, reader, is, asked } = aReader();
    is.seen = false;
    reader.heard(store.pipeline.version + 1);
    await settle();
    expect(asked).toEqual([]);
    is.seen = true;
    reader.settleDebt();
    await settle();
    expect(asked).toHaveLength(1);
  });

  test("is read anew as a whole when it cannot be told card by card", async () => {
    const { store, reader, answers } = aReader();
    answers.push({ version: 50, isWhole: false, cards: [], changedIds: [], counts: {} });
    reader.heard(50);
    await settle();
    expect([ids(store, "a"), store.pipeline.version]).toEqual([["t9"], 50]);
  });

  test("takes cards away that the filters no longer show, or that left the board", async () => {
    const { store, reader, answers } = aReader();
    answers.push({ version: store.pipeline.version + 1, isWhole: true, cards: [], changedIds: ["t2", "unknown"], counts: { a: 1, b: 1 } });
    reader.heard(store.pipeline.version + 1);
    await settle();
    expect([ids(store, "a"), store.column("a").count]).toEqual([["t1"], 1]);
  });
});
