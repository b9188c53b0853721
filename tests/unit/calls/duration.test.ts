import fc from "fast-check";
import { expect, it } from "vitest";
import { formatDuration, parseDuration } from "@/domain/calls/duration";
import { LogCallInput } from "@/domain/calls/schema";
import { LONGEST_CALL_SECONDS } from "@/domain/calls/terms";

it("a duration is read as people type it, in any digits", () => {
  const read = (text: string) => parseDuration(text);
  expect(["3:20", "۳:۲۰", "٣:٢٠", "۳٫۲۰"].map(read)).toEqual([200, 200, 200, 200]);
  expect(["", " ", "0:00", "5", "90:00", "1:02:03"].map(read)).toEqual([0, 0, 0, 300, 5_400, 3_723]);
  expect(["3:60", "الف", "-1", "1:60:00", "13:00:00", "1:2:3:4", "3:"].map(read)).toEqual([null, null, null, null, null, null, null]);
});

it("what is written is read back the same", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: LONGEST_CALL_SECONDS }), (seconds) => parseDuration(formatDuration(seconds)) === seconds));
});

it("a call needs a summary and a duration that can be", () => {
  const call = {
    customerId: "00000000-0000-7000-8000-00000000000a",
    direction: "IN",
    startedAt: "2026-11-21T08:30:00Z",
    idempotencyKey: "00000000-0000-4000-8000-00000000000b",
  };
  expect(LogCallInput.safeParse({ ...call, seconds: 0, summary: "پاسخ نداد" }).success).toBe(true);
  expect(LogCallInput.safeParse({ ...call, seconds: 0, summary: "  " }).success).toBe(false);
  expect(LogCallInput.safeParse({ ...call, seconds: LONGEST_CALL_SECONDS + 1, summary: "بلند" }).success).toBe(false);
});
