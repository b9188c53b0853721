import { describe, expect, test, vi } from "vitest";
import type { BoardCard } from "@/domain/board/card";
import type { MoveCardInput } from "@/domain/board/schema";
import { BoardStore } from "@/features/board/board-store";
import { MoveQueue } from "@/features/board/move-queue";
import { board, card } from "./cards";

const ids = (store: BoardStore, stageId: string) => store.column(stageId).cards.map((one) => one.id);
const to = (stageId: string, afterId: string | null = null) => ({ stageId, afterId, beforeId: null });

/** A server that answers when told to, one version further each time. */
function slowServer() {
  const store = new BoardStore(board({ a: ["t1", "t2"], b: ["t3"], c: [] }));
  const sent: { kind: string; version: number; ticketId: string; toStageId?: string }[] = [];
  const answers: { resolve: (card: BoardCard) => void; reject: (error: unknown) => void }[] = [];
  const wait = () => new Promise<BoardCard>((resolve, reject) => answers.push({ resolve, reject }));
  const refused = vi.fn();
  const queue = new MoveQueue(store, {
    move: ({ ticketId, toStageId, expectedVersion }: MoveCardInput) => {
      sent.push({ kind: "move", version: expectedVersion, ticketId, toStageId });
      return wait();
    },
    undo: ({ ticketId, expectedVersion }) => {
      sent.push({ kind: "undo", version: expectedVersion, ticketId });
      return wait();
    },
    onRefused: refused,
  });
  const settle = async (answer: BoardCard | Error) => {
    const next = answers.shift();
    if (answer instanceof Error) next?.reject(answer);
    else next?.resolve(answer);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { store, queue, sent, settle, refused };
}

describe("a queue of moves", () => {
  test("shows a move at once and sends the version that was seen", () => {
    const { store, queue, sent } = slowServer();
    expect(queue.move("t1", to("b", "t3"))).toBe(true);
    expect(ids(store, "b")).toEqual(["t3", "t1"]);
    expect(sent).toEqual([{ kind: "move", version: 1, ticketId: "t1", toStageId: "b" }]);
  });

  test("does nothing when the card stands there already", () => {
    const { queue, sent } = slowServer();
    expect(queue.move("t2", to("a", "t1"))).toBe(false);
    expect(queue.move("t1", to("a"))).toBe(false);
    expect(sent).toEqual([]);
  });

  test("sends the second move of a card with the version of the first answer, and does not jump back in between", async () => {
    const { store, queue, sent, settle } = slowServer();
    queue.move("t1", to("b", "t3"));
    queue.move("t1", to("c"));
    expect(sent).toHaveLength(1);
    await settle(card("t1", "b", "a1", { version: 2 }));
    expect(ids(store, "c")).toEqual(["t1"]);
    expect(sent[1]).toEqual({ kind: "move", version: 2, ticketId: "t1", toStageId: "c" });
    await settle(card("t1", "c", "a0", { version: 3 }));
    expect(store.find("t1")?.card.version).toBe(3);
    expect(queue.isBusy).toBe(false);
  });

  test("puts a refused card back where the server last had it and drops its later moves, not those of others", async () => {
    const { store, queue, sent, settle, refused } = slowServer();
    queue.move("t1", to("b", "t3"));
    queue.move("t1", to("c"));
    queue.move("t2", to("c"));
    await settle(new Error("refused"));
    expect(ids(store, "a")).toEqual(["t1"]);
    expect(refused).toHaveBeenCalledTimes(1);
    expect(sent.map((one) => one.ticketId)).toEqual(["t1", "t2"]);
  });

  test("takes back the last move of each card once, the newest first", async () => {
    const { store, queue, sent, settle } = slowServer();
    queue.move("t1", to("b", "t3"));
    await settle(card("t1", "b", "a1", { version: 2 }));
    queue.move("t2", to("c"));
    await settle(card("t2", "c", "a0", { version: 2 }));
    expect([queue.undo(), queue.undo(), queue.undo()]).toEqual([true, true, false]);
    expect(ids(store, "a")).toEqual(["t1", "t2"]);
    await settle(card("t2", "a", "a1", { version: 3 }));
    expect(sent.slice(2)).toEqual([
      { kind: "undo", version: 2, ticketId: "t2" },
      { kind: "undo", version: 2, ticketId: "t1" },
    ]);
  });

  test("undoes a move that has not been answered yet, after it", async () => {
    const { store, queue, sent, settle } = slowServer();
    queue.move("t1", to("b", "t3"));
    queue.undo("t1");
    expect(ids(store, "a")).toEqual(["t1", "t2"]);
    await settle(card("t1", "b", "a1", { version: 2 }));
    expect(ids(store, "a")).toEqual(["t1", "t2"]);
    expect(sent[1]).toEqual({ kind: "undo", version: 2, ticketId: "t1" });
  });

  test("remembers a card that went below the loaded part of a stage, so that it can be taken back", async () => {
    const { store, queue, sent, settle } = slowServer();
    store.append("b", [], false);
    store.refresh(board({ a: ["t1", "t2"], b: ["t3"], c: [] }, { b: 40 }, 2), new Map(), null);
    queue.move("t1", { ...to("b"), atEnd: true });
    await settle(card("t1", "b", "z9", { version: 2 }));
    expect(store.find("t1")).toBeNull();
    expect(queue.undo()).toBe(true);
    expect(ids(store, "a")).toEqual(["t1", "t2"]);
    expect(sent[1]?.version).toBe(2);
  });

  test("keeps moves while the line is down, sends them in order when it is back, and takes its own first try for no conflict", async () => {
    const store = new BoardStore(board({ a: ["t1", "t2"], b: ["t3"] }));
    const sent: string[] = [];
    let isDown = true;
    let back: () => void = () => undefined;
    const refused = vi.fn();
    const queue = new MoveQueue(store, {
      move: async ({ ticketId, expectedVersion }) => {
        if (isDown) throw new Error("lost");
        sent.push(ticketId);
        if (ticketId === "t1") throw new Error("conflict");
        return card(ticketId, "b", "b5", { version: expectedVersion + 1 });
      },
      undo: async () => card("t1", "a", "a0"),
      onRefused: refused,
      isLost: (error) => (error as Error).message === "lost",
      whenBack: () =>
        new Promise((resolve) => {
          back = resolve;
        }),
      hadArrived: (error, outcome, version) => (error as Error).message === "conflict" && outcome.toStageId === "b" && version === 1,
    });
    queue.move("t1", to("b", "t3"));
    queue.move("t2", to("b", "t1"));
    await new Promise((resolve) => setTimeout(resolve));
    expect([queue.unsent(), queue.isBusy, ids(store, "b")]).toEqual([2, true, ["t3", "t1", "t2"]]);
    isDown = false;
    back();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sent).toEqual(["t1", "t2"]);
    expect(refused).not.toHaveBeenCalled();
    expect([queue.unsent(), queue.isBusy, store.find("t1")?.card.version]).toEqual([0, false, 2]);
  });

  test("says why when a kept move is refused in the end, and puts the card back", async () => {
    const store = new BoardStore(board({ a: ["t1", "t2"], b: [] }));
    let back: () => void = () => undefined;
    let tries = 0;
    const refused = vi.fn();
    const queue = new MoveQueue(store, {
      move: async () => {
        tries += 1;
        throw new Error(tries === 1 ? "lost" : "somebody else moved it");
      },
      undo: async () => card("t1", "a", "a0"),
      onRefused: refused,
      isLost: (error) => (error as Error).message === "lost",
      whenBack: () =>
        new Promise((resolve) => {
          back = resolve;
        }),
      hadArrived: () => false,
    });
    queue.move("t1", to("b"));
    await new Promise((resolve) => setTimeout(resolve));
    back();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(refused).toHaveBeenCalledTimes(1);
    expect(ids(store, "a")).toEqual(["t1", "t2"]);
  });
});
