import fc from "fast-check";
import { expect, it } from "vitest";
import { readDayMinute, writeDayMinute } from "@/domain/messaging/day-minute";

it("every minute of the day is read back as it was written, always with four digits", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_439 }), (minute) => {
      expect(writeDayMinute(minute)).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      expect(readDayMinute(writeDayMinute(minute))).toBe(minute);
    }),
  );
});

it.each([
  ["21", 1_260],
  ["9:30", 570],
  [" 09:30 ", 570],
  ["9.30", 570],
  ["9٫30", 570],
  ["0:00", 0],
])("«%s» is a time of day, as people write it", (text, minute) => {
  expect(readDayMinute(text)).toBe(minute);
});

it.each(["", "24:00", "24", "12:60", "12:5", "9:30 صبح", "-1", "1:2:3", "۹:۳۰"])("«%s» is none", (text) => {
  expect(readDayMinute(text)).toBeNull();
});
