import { beforeEach, expect, test, vi } from "vitest";
import { lead } from "@/features/live/lead";

/** A browser without Web Locks (no TLS): a storage that its tabs share, and what they hear of it. */
const kept = new Map<string, string>();
let ears: ((event: { key: string }) => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  kept.clear();
  ears = [];
  const tell = (key: string) => ears.forEach((ear) => void ear({ key }));
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => {
      kept.delete(key);
      queueMicrotask(() => tell(key));
    },
  });
  vi.stubGlobal("window", {
    setInterval,
    clearInterval,
    addEventListener: (_name: string, ear: (event: { key: string }) => void) => void ears.push(ear),
    removeEventListener: (_name: string, ear: (event: { key: string }) => void) => {
      ears = ears.filter((one) => one !== ear);
    },
  });
});

function aTab() {
  const tab = { isLeading: false, leave: () => {}, takeOver: () => {} };
  const seat = lead("desk", {
    begin: () => {
      tab.isLeading = true;
    },
    end: () => {
      tab.isLeading = false;
    },
  });
  return Object.assign(tab, seat);
}

test("one tab leads; when it is closed the next one leads at once", async () => {
  const [first, second] = [aTab(), aTab()];
  await vi.advanceTimersByTimeAsync(10_000);
  expect([first.isLeading, second.isLeading]).toEqual([true, false]);
  first.leave();
  await vi.advanceTimersByTimeAsync(0);
  expect([first.isLeading, second.isLeading]).toEqual([false, true]);
});

test("a tab that died without a word is replaced when its note has run out", async () => {
  kept.set("kariz-lead:desk", JSON.stringify({ tab: "dead", until: Date.now() + 5_000 }));
  const tab = aTab();
  expect(tab.isLeading).toBe(false);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(tab.isLeading).toBe(true);
});

test("a tab that somebody looks at takes the lead from one that sleeps", async () => {
  const [first, second] = [aTab(), aTab()];
  second.takeOver();
  await vi.advanceTimersByTimeAsync(2_500);
  expect([first.isLeading, second.isLeading]).toEqual([false, true]);
});
