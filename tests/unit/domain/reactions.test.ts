import { expect, it } from "vitest";
import { reactions, reactionsTo } from "@/domain/reactions";

const table = Object.entries(reactions) as [string, readonly string[]][];

it("every reaction is named after its room and what it does, once per event", () => {
  for (const [event, names] of table) {
    expect(event).toMatch(/^[a-z]+\.[a-z_]+$/);
    expect(new Set(names).size, event).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
  }
});

it("a card dragged over the closing line is followed by what closing or reopening is followed by, each thing once", () => {
  const move = (crosses?: "closed" | "reopened") => reactionsTo({ event: "card.moved", data: crosses ? { crosses } : {} });
  expect(move()).toEqual(reactions["card.moved"]);
  for (const crosses of ["closed", "reopened"] as const) {
    expect(new Set(move(crosses))).toEqual(new Set([...reactions["card.moved"], ...reactions[`ticket.${crosses}`]]));
    expect(new Set(move(crosses)).size).toBe(move(crosses).length);
  }
});

it("an event that nothing follows from has no reactions", () => {
  expect(reactionsTo({ event: "ticket.edited", data: { changes: {} } })).toEqual([]);
});
