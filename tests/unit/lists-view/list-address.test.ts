import { expect, it } from "vitest";
import { type ListPlace, type ListState, listPath, orderOf, parseList, viewPath } from "@/features/lists/list-address";
import { nextOrder } from "@/features/lists/list-table";

const id = "01890000-0000-7000-8000-00000000cafe";
const queryOf = (path: string) => path.split("?")[1] ?? "";
const plain: ListState = { section: null, filters: {}, state: null, order: null, columns: null, saved: null };

it("what an address says is read back as it was written, for every kind of list", () => {
  const places: ListPlace[] = [{ kind: "all" }, { kind: "pipeline", slug: "support" }];
  const lists: ListState[] = [
    plain,
    { ...plain, filters: { responsible: ["me", "none"], waiting: true, text: "چاپ & فاکتور" }, state: "open", order: { by: "due", down: true }, saved: id },
    { ...plain, columns: ["customer", "waiting"], order: { by: "number", down: false } },
    { ...plain, columns: [] },
  ];
  for (const place of places) for (const list of lists) expect(parseList(queryOf(listPath(place, list)), place)).toEqual(list);
  const mine: ListState = { ...plain, section: "today", order: { by: "title", down: false } };
  expect(parseList(queryOf(listPath({ kind: "my" }, mine)), { kind: "my" })).toEqual(mine);
});

it("what is not understood is left out", () => {
  expect(parseList("section=x&sort=-drop&cols=evil,stage&state=all&saved=1&priority=X", { kind: "all" })).toEqual({ ...plain, columns: ["stage"] });
  expect(parseList("section=x", { kind: "my" }).section).toBe("mine");
});

it("each section begins with what presses most, and a chosen order wins", () => {
  expect(orderOf({ ...plain, section: "waiting" })).toEqual({ by: "waiting", down: false });
  expect(orderOf({ ...plain, section: "waiting", order: { by: "number", down: true } })).toEqual({ by: "number", down: true });
});

it("a pressed column is turned around; another begins in its own way", () => {
  expect(nextOrder({ by: "due", down: false }, "due")).toEqual({ by: "due", down: true });
  expect(nextOrder({ by: "due", down: false }, "updated")).toEqual({ by: "updated", down: true });
  expect(nextOrder({ by: "updated", down: true }, "customer")).toEqual({ by: "customer", down: false });
});

it("a saved view leads to its pipeline's list, or to its board", () => {
  const content = { filters: { waiting: true }, state: null, order: null, columns: null };
  expect(viewPath(id, { ...content, pipelineSlug: "support", shape: "list" })).toBe(`/boards/support?view=list&waiting=1&saved=${id}`);
  expect(viewPath(id, { ...content, pipelineSlug: null, shape: "list" })).toBe(`/tickets?waiting=1&saved=${id}`);
  expect(viewPath(id, { ...content, pipelineSlug: "support", shape: "board" })).toBe("/boards/support?waiting=1");
});
