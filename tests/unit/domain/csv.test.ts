import { expect, test } from "vitest";
import { CSV_START, csvLine } from "@/domain/csv";

test("a cell that a spreadsheet would compute stands as text", () => {
  for (const bad of ["=1+1", "+98912", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =cmd|' /C calc'!A0"]) {
    expect(csvLine([bad]).replace(/^"/, "")).toMatch(/^'/);
  }
  expect(csvLine([-1, 2.5, null, "سلام", "a=b"])).toBe("-1,2.5,,سلام,a=b\r\n");
});

test("commas, quotes and line ends stay inside their cell", () => {
  expect(csvLine(['a"b', "c,d", "e\nf"])).toBe('"a""b","c,d","e\nf"\r\n');
  expect(CSV_START).toBe("\uFEFF");
});
