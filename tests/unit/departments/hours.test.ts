import fc from "fast-check";
import { expect, it } from "vitest";
import { type HoursWindow, hoursFaults, hoursLines, inWeekOrder } from "@/domain/departments/hours";
import type { Weekday } from "@/persian/dates";

const at = (weekday: Weekday, from: number, until: number): HoursWindow => ({ weekday, fromMinute: from * 60, untilMinute: until * 60 });
const windows = fc.array(
  fc.record({
    weekday: fc.integer({ min: 0, max: 6 }) as fc.Arbitrary<Weekday>,
    fromMinute: fc.integer({ min: 0, max: 1_440 }),
    untilMinute: fc.integer({ min: 0, max: 1_440 }),
  }),
  { maxLength: 12 },
);

it("a window that ends before it begins and one over another are named; windows that touch are fine", () => {
  expect([...hoursFaults([at(6, 8, 12), at(6, 12, 16), at(0, 17, 9), at(6, 11, 13), at(1, 9, 9), at(5, 0, 24)])]).toEqual([
    [2, "backwards"],
    [3, "overlap"],
    [4, "backwards"],
  ]);
});

it("windows without faults never share a minute of a day", () => {
  fc.assert(
    fc.property(windows, (given) => {
      const faults = hoursFaults(given);
      const sound = given.filter((_, index) => !faults.has(index));
      for (const [index, one] of sound.entries()) {
        expect(one.untilMinute).toBeGreaterThan(one.fromMinute);
        for (const other of sound.slice(index + 1))
          expect(other.weekday !== one.weekday || other.untilMinute <= one.fromMinute || one.untilMinute <= other.fromMinute).toBe(true);
      }
    }),
  );
});

it("the week begins on Saturday, and days alike that follow each other are told together", () => {
  const week = [at(4, 8, 13), at(3, 8, 17), at(1, 8, 17), at(2, 8, 17), at(0, 8, 17), at(6, 14, 17), at(6, 8, 12)];
  expect(inWeekOrder(week).map((window) => window.weekday)).toEqual([6, 6, 0, 1, 2, 3, 4]);
  expect(hoursLines(week)).toEqual([
    {
      days: [6],
      windows: [
        { fromMinute: 480, untilMinute: 720 },
        { fromMinute: 840, untilMinute: 1_020 },
      ],
    },
    { days: [0, 1, 2, 3], windows: [{ fromMinute: 480, untilMinute: 1_020 }] },
    { days: [4], windows: [{ fromMinute: 480, untilMinute: 780 }] },
  ]);
  expect(hoursLines([at(6, 8, 12), at(1, 8, 12)]).map((line) => line.days)).toEqual([[6], [1]]);
});
