import fc from "fast-check";
import { toGregorian, toJalaali } from "jalaali-js";
import { describe, expect, it } from "vitest";
import {
  addDays,
  formatDate,
  formatDateTime,
  formatDay,
  formatLongDate,
  formatMonth,
  formatNumericDate,
  formatShort,
  formatTime,
  fromJalali,
  IRANIAN_WEEK,
  isJalaliLeapYear,
  isoDay,
  jalaliMonthLength,
  jalaliMonthName,
  jalaliMonthRange,
  jalaliParts,
  sameDay,
  startOfTehranDay,
  tehranInstant,
  toJalali,
  weekdayName,
  weekdayOf,
  weekdayOfDay,
} from "@/persian/dates";

const SATURDAY = new Date("2026-11-21T12:00:00Z"); // 15:30 in Tehran
const DAY = 86_400_000;
const iso = ({ gy, gm, gd }: { gy: number; gm: number; gd: number }) => new Date(Date.UTC(gy, gm - 1, gd)).toISOString().slice(0, 10);

describe("formats", () => {
  it("writes each format in each language", () => {
    const table = (["fa", "ar", "en"] as const).map((l) => [
      formatDateTime(SATURDAY, l),
      formatLongDate(SATURDAY, l),
      formatDate(SATURDAY, l),
      formatShort(SATURDAY, l),
      formatTime(SATURDAY, l),
      formatMonth(SATURDAY, l),
      formatNumericDate(SATURDAY, l),
    ]);
    expect(table).toEqual([
      ["شنبه ۳۰ آبان ۱۴۰۵، ۱۵:۳۰", "شنبه ۳۰ آبان ۱۴۰۵", "۳۰ آبان ۱۴۰۵", "۳۰ آبان", "۱۵:۳۰", "آبان ۱۴۰۵", "۱۴۰۵/۰۸/۳۰"],
      ["السبت ٢١ نوفمبر ٢٠٢٦، ١٥:٣٠", "السبت ٢١ نوفمبر ٢٠٢٦", "٢١ نوفمبر ٢٠٢٦", "٢١ نوفمبر", "١٥:٣٠", "نوفمبر ٢٠٢٦", "٢٠٢٦/١١/٢١"],
      ["Saturday 21 November 2026, 15:30", "Saturday 21 November 2026", "21 November 2026", "21 November", "15:30", "November 2026", "2026-11-21"],
    ]);
  });

  it("names weekdays as Intl does, in all languages", () => {
    for (const locale of ["fa", "ar", "en"] as const) {
      const intl = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "Asia/Tehran" });
      for (let i = 0; i < 7; i += 1) {
        const day = new Date(SATURDAY.getTime() + i * DAY);
        expect(weekdayName(weekdayOf(day), locale)).toBe(intl.format(day));
      }
    }
    expect(IRANIAN_WEEK.map((day) => weekdayName(day))).toEqual(["شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه"]);
  });

  it("names months as Intl does", () => {
    for (const [locale, calendar] of [
      ["fa", "persian"],
      ["ar", "gregory"],
      ["en", "gregory"],
    ] as const) {
      const intl = new Intl.DateTimeFormat(locale, { month: "long", calendar, timeZone: "Asia/Tehran" });
      for (let i = 0; i < 12; i += 1) {
        const day = new Date(SATURDAY.getTime() + i * 30.4 * DAY);
        expect(formatMonth(day, locale).split(" ")[0]).toBe(intl.format(day));
      }
    }
    expect(jalaliMonthName(8)).toBe("آبان");
    expect(() => jalaliMonthName(13)).toThrow(RangeError);
  });

  it("reads an instant from a Date, milliseconds or an ISO string, and refuses anything else", () => {
    expect(formatTime(SATURDAY.getTime())).toBe("۱۵:۳۰");
    expect(formatTime("2026-11-21T15:30:00+03:30")).toBe("۱۵:۳۰");
    expect(() => formatTime("فردا")).toThrow(RangeError);
    expect(() => formatDate(Number.NaN)).toThrow(RangeError);
  });

  it("writes midnight as ۰۰:۰۰", () => {
    expect(formatTime("2026-11-20T20:30:00Z")).toBe("۰۰:۰۰");
  });

  it("writes a calendar day without moving it", () => {
    expect(formatDay("2026-03-21")).toBe("۱ فروردین ۱۴۰۵");
    expect(formatDay("2022-03-22", "en")).toBe("22 March 2022");
  });
});

describe("Tehran's day", () => {
  it.each([
    ["2026-11-20T20:29:59.999Z", "2026-11-20"],
    ["2026-11-20T20:30:00.000Z", "2026-11-21"],
    ["2021-07-01T19:29:59Z", "2021-07-01"], // +04:30 in the summers before 2022
    ["2021-07-01T19:30:00Z", "2021-07-02"],
    ["2026-07-01T20:29:59Z", "2026-07-01"], // no longer
  ])("puts %s in %s", (instant, day) => {
    expect(isoDay(instant)).toBe(day);
  });

  it.each([
    ["2026-11-21", 0, "2026-11-20T20:30:00.000Z"],
    ["2026-11-21", 930, "2026-11-21T12:00:00.000Z"],
    ["2021-07-01", 0, "2021-06-30T19:30:00.000Z"],
    ["2022-03-22", 0, "2022-03-21T20:30:00.000Z"], // 00:00 was skipped: clocks showed 01:00
    ["2022-03-22", 30, "2022-03-21T21:00:00.000Z"],
    ["2022-03-22", 60, "2022-03-21T20:30:00.000Z"],
    ["2022-09-21", 1410, "2022-09-21T19:00:00.000Z"], // 23:30 happened twice: the first
    ["2022-09-22", 0, "2022-09-21T20:30:00.000Z"],
  ])("finds the moment of %s minute %i", (day, minute, instant) => {
    expect(tehranInstant(day, minute).toISOString()).toBe(instant);
  });

  it("starts each day at its first moment, through every clock change since 1990", () => {
    for (let day = "1990-01-01"; day < "2027-01-01"; day = addDays(day, 1)) {
      const start = tehranInstant(day);
      expect([isoDay(start), isoDay(start.getTime() - 1)]).toEqual([day, addDays(day, -1)]);
    }
  });

  it("gives the same start for every moment of a day", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }), (instant) => {
        const start = startOfTehranDay(instant);
        expect(start.getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(sameDay(start, instant)).toBe(true);
        expect(start).toEqual(tehranInstant(isoDay(instant)));
      }),
    );
  });

  it("refuses days that do not exist", () => {
    for (const day of ["2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", ""]) expect(() => weekdayOfDay(day)).toThrow(RangeError);
  });

  it("does not depend on the zone of the machine", () => {
    const before = process.env.TZ;
    const seen = ["UTC", "Asia/Tehran", "Asia/Kathmandu", "America/New_York", "Pacific/Kiritimati"].map((zone) => {
      process.env.TZ = zone;
      return [
        formatDateTime(SATURDAY),
        isoDay("2026-11-20T20:30:00Z"),
        fromJalali(1405, 8, 30),
        startOfTehranDay(SATURDAY).toISOString(),
        weekdayOf(SATURDAY),
      ].join();
    });
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(new Set(seen).size).toBe(1);
  });
});

describe("Jalali calendar", () => {
  it("agrees with an independent implementation on every 7th day of 1300–1500 and on every year's ends", () => {
    const last = Date.UTC(2122, 2, 20) / DAY;
    for (let n = Date.UTC(1921, 2, 21) / DAY; n <= last; n += 7) {
      const day = new Date(n * DAY);
      const { jy, jm, jd } = toJalaali(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
      const isoText = day.toISOString().slice(0, 10);
      expect(toJalali(isoText)).toEqual({ year: jy, month: jm, day: jd });
      expect(fromJalali(jy, jm, jd)).toBe(isoText);
      expect(jalaliParts(tehranInstant(isoText, 720))).toMatchObject({ year: jy, month: jm, day: jd, hour: 12 });
    }
    for (let year = 1300; year <= 1500; year += 1) {
      const end = jalaliMonthLength(year, 12);
      expect(fromJalali(year, 1, 1)).toBe(iso(toGregorian(year, 1, 1)));
      expect(fromJalali(year, 12, end)).toBe(iso(toGregorian(year, 12, end)));
      expect(addDays(fromJalali(year, 12, end), 1)).toBe(iso(toGregorian(year + 1, 1, 1)));
    }
  });

  it("knows the leap years and month lengths", () => {
    expect([1399, 1403, 1408, 1404, 1405].map(isJalaliLeapYear)).toEqual([true, true, true, false, false]);
    expect([1, 6, 7, 11, 12].map((month) => jalaliMonthLength(1404, month))).toEqual([31, 31, 30, 30, 29]);
    expect(jalaliMonthRange(1403, 12)).toEqual({ first: "2025-02-19", last: "2025-03-20" });
  });

  it.each([
    [1404, 12, 30],
    [1405, 7, 31],
    [1405, 0, 1],
    [1405, 13, 1],
    [1405, 1, 0],
    [1405, 1.5, 1],
    [2026, 1, 1],
  ])("refuses %i/%i/%i", (year, month, day) => {
    expect(() => fromJalali(year, month, day)).toThrow(RangeError);
  });
});
