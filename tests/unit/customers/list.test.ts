import { expect, it } from "vitest";
import { columnsIn, cursorIn, cursorText, customerFilterOf, customerQuery, filterForHistory } from "@/domain/customers/list";

const id = "0199c1f0-0000-7000-8000-000000000001";

it("an address says the same filter again, and what makes no sense in it is left out", () => {
  const filter = customerFilterOf({ q: " کریمی ", open: "1", sms: "unreachable", from: "2026-03-21", sort: "name", dir: "desc", field: id, value: "طلایی" });
  expect(customerFilterOf(Object.fromEntries(new URLSearchParams(customerQuery(filter))))).toEqual(filter);
  expect(customerFilterOf({ open: "yes", sms: "x", from: "2026-13-40", sort: "phone", field: id, page: "3", q: "  " })).toEqual({});
});

it("history keeps which filters were set and no word of what was typed", () => {
  const kept = filterForHistory({ q: "سارا ۰۹۱۲", company: "یاس", city: "یزد", open: "1", field: id, value: "طلایی" });
  expect(kept).toBe(`q&company&city&open=1&field=${id}&value`);
});

it("columns are those that exist, in one order; none at all can be asked for", () => {
  expect(columnsIn("last,city,secret")).toEqual(["city", "last"]);
  expect([columnsIn("none"), columnsIn("secret"), columnsIn(undefined)]).toEqual([[], null, null]);
});

it("a place in the list survives the address; anything else is the first page", () => {
  expect(cursorIn(cursorText(["علی «۱»", id]))).toEqual(["علی «۱»", id]);
  for (const bad of [undefined, "", "[1]", "{}", "[1,2]", `["x","no"]`]) expect(cursorIn(bad)).toBeNull();
});
