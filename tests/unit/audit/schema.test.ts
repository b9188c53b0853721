import { expect, test } from "vitest";
import { auditFilterOf, auditQuery, cursorIn, cursorText } from "@/domain/audit/schema";

test("filters come from an address and go back into it; what makes no sense is left out", () => {
  const given = { group: "sign_in", who: "staff", from: "2026-11-01", ticket: "#۱۰۴۲", q: "  رضا ", kind: ["ticket", "x"], page: "7", to: "tomorrow" };
  const filter = auditFilterOf(given);
  expect(filter).toEqual({ group: "sign_in", who: "staff", from: "2026-11-01", ticket: 1042, q: "رضا", kind: "ticket" });
  expect(auditFilterOf(Object.fromEntries(new URLSearchParams(auditQuery(filter))))).toEqual(filter);
  expect(auditFilterOf({ who: "' OR 1=1", kind: "DROP TABLE", ticket: "-" })).toEqual({});
  expect(auditQuery({})).toBe("");
});

test("a cursor is a moment and an id, and nothing else is one", () => {
  const cursor = { at: new Date("2026-11-22T00:00:00.123Z"), id: 9_007_199_254_740_993n };
  expect(cursorIn(cursorText(cursor))).toEqual(cursor);
  for (const bad of ["", "x.1", "1", "1.2.3", "1.1; DROP"]) expect(cursorIn(bad)).toBeNull();
});
