import { expect, it } from "vitest";
import { changesBetween } from "@/domain/events";

it("a fact about an edit tells of the fields that changed, with what they were, and of nothing else", () => {
  const at = new Date("2026-11-22T10:00:00Z");
  const before = { name: "فروش", hours: [{ from: 9 }], retiredAt: at, secret: "never named in the edit" };
  expect(changesBetween(before, { name: "پشتیبانی", hours: [{ from: 9 }], retiredAt: new Date(at), phone: null })).toEqual({
    name: { from: "فروش", to: "پشتیبانی" },
  });
  expect(changesBetween(before, { hours: [{ from: 10 }] })).toEqual({ hours: { from: [{ from: 9 }], to: [{ from: 10 }] } });
});
