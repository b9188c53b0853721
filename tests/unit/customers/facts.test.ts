import { expect, it } from "vitest";
import { isWebAddress, readFact } from "@/domain/customers/facts";
import type { FactKind } from "@/domain/customers/terms";

const read = (kind: FactKind, typed: string, options: string[] = []) => readFact({ kind, options }, typed);

it.each([
  ["TEXT", "  تهران،  خیابان ولیعصر ", "تهران، خیابان ولیعصر"],
  ["NUMBER", "۱۲٬۵۰۰", "12500"],
  ["NUMBER", "-۱۲٫۵", "-12.5"],
  ["NUMBER", "007", "7"],
  ["DATE", "2026-03-21", "2026-03-21"],
  ["URL", "example.ir/a?b=1", "https://example.ir/a?b=1"],
  ["URL", "http://shop.example.ir", "http://shop.example.ir"],
  ["YES_NO", "yes", "yes"],
] as const)("%s: «%s» is kept as %s, and read again is the same", (kind, typed, value) => {
  expect(read(kind, typed)).toEqual({ value });
  expect(read(kind, value)).toEqual({ value });
});

it.each([
  ["TEXT", "ب".repeat(501), "tooLong"],
  ["NUMBER", "دوازده", "notNumber"],
  ["NUMBER", "1.2.3", "notNumber"],
  ["DATE", "2026-02-30", "notDate"],
  ["DATE", "۱۴۰۵/۰۱/۰۱", "notDate"],
  ["URL", "javascript:alert(1)", "notUrl"],
  ["URL", "https://user:pass@example.ir", "notUrl"],
  ["URL", "localhost", "notUrl"],
  ["YES_NO", "بله", "notYesNo"],
] as const)("%s: «%s» is refused as %s", (kind, typed, problem) => {
  expect(read(kind, typed)).toEqual({ problem });
});

it("a choice is one of those offered; empty takes any fact away", () => {
  expect(read("CHOICE", "طلایی", ["طلایی", "نقره‌ای"])).toEqual({ value: "طلایی" });
  expect(read("CHOICE", "برنزی", ["طلایی", "نقره‌ای"])).toEqual({ problem: "notChoice" });
  for (const kind of ["TEXT", "NUMBER", "DATE", "CHOICE", "URL", "YES_NO"] as const) expect(read(kind, "  ")).toEqual({ value: null });
});

it("a web address is http or https with a real host", () => {
  expect(["https://example.ir", "http://a.b.ir:8080/x"].every(isWebAddress)).toBe(true);
  expect(["data:text/html,x", "ftp://example.ir", "https://", "example"].some(isWebAddress)).toBe(false);
});
