import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageInDays, formatAge, formatDuration, formatRelative } from "@/persian/dates";

const NOW = new Date("2026-11-21T12:00:00Z"); // Saturday 30 Aban 1405, 15:30 in Tehran
const tehran = (text: string) => new Date(`${text}+03:30`);

describe("formatRelative", () => {
  it.each([
    ["the same moment", "2026-11-21T15:30:00", "همین حالا", "الآن", "just now"],
    ["59 seconds ago", "2026-11-21T15:29:01", "همین حالا", "الآن", "just now"],
    ["a clock slightly ahead", "2026-11-21T15:30:30", "همین حالا", "الآن", "just now"],
    ["one minute", "2026-11-21T15:29:00", "۱ دقیقه پیش", "قبل دقيقة واحدة", "1 minute ago"],
    ["five minutes", "2026-11-21T15:25:00", "۵ دقیقه پیش", "قبل ٥ دقائق", "5 minutes ago"],
    ["just under an hour", "2026-11-21T14:30:01", "۵۹ دقیقه پیش", "قبل ٥٩ دقيقة", "59 minutes ago"],
    ["an hour", "2026-11-21T14:30:00", "۱ ساعت پیش", "قبل ساعة واحدة", "1 hour ago"],
    ["the first minute of today", "2026-11-21T00:00:00", "۱۵ ساعت پیش", "قبل ١٥ ساعة", "15 hours ago"],
    ["the last minute of yesterday", "2026-11-20T23:59:00", "دیروز ۲۳:۵۹", "أمس ٢٣:٥٩", "yesterday 23:59"],
    ["yesterday, more than 24 hours ago", "2026-11-20T08:05:00", "دیروز ۰۸:۰۵", "أمس ٠٨:٠٥", "yesterday 08:05"],
    ["two days ago", "2026-11-19T15:30:00", "پنجشنبه ۱۵:۳۰", "الخميس ١٥:٣٠", "Thursday 15:30"],
    ["six days ago", "2026-11-15T09:00:00", "یکشنبه ۰۹:۰۰", "الأحد ٠٩:٠٠", "Sunday 09:00"],
    ["a week ago, the same weekday", "2026-11-14T09:00:00", "۲۳ آبان", "١٤ نوفمبر", "14 November"],
    ["this Jalali year", "2026-03-21T09:00:00", "۱ فروردین", "٢١ مارس", "21 March"],
    ["last Jalali year, this Gregorian one", "2026-03-20T09:00:00", "۲۹ اسفند ۱۴۰۴", "٢٠ مارس", "20 March"],
    ["last year in both", "2025-11-21T09:00:00", "۳۰ آبان ۱۴۰۴", "٢١ نوفمبر ٢٠٢٥", "21 November 2025"],
    ["in five minutes", "2026-11-21T15:35:00", "۵ دقیقه دیگر", "خلال ٥ دقائق", "in 5 minutes"],
    ["in three hours", "2026-11-21T18:40:00", "۳ ساعت دیگر", "خلال ٣ ساعات", "in 3 hours"],
    ["tomorrow", "2026-11-22T15:30:00", "فردا ۱۵:۳۰", "غدًا ١٥:٣٠", "tomorrow 15:30"],
    ["in two days", "2026-11-23T08:00:00", "۲ روز دیگر", "خلال يومين", "in 2 days"],
    ["in six days", "2026-11-27T23:00:00", "۶ روز دیگر", "خلال ٦ أيام", "in 6 days"],
    ["in a week", "2026-11-28T08:00:00", "۷ آذر", "٢٨ نوفمبر", "28 November"],
    ["next Jalali year", "2027-04-01T08:00:00", "۱۲ فروردین ۱۴۰۶", "١ أبريل ٢٠٢٧", "1 April 2027"],
  ])("says %s", (_, at, fa, ar, en) => {
    expect([formatRelative(tehran(at), NOW), formatRelative(tehran(at), NOW, "ar"), formatRelative(tehran(at), NOW, "en")]).toEqual([fa, ar, en]);
  });

  it("calls ten to midnight minutes ago, not yesterday, at half past midnight", () => {
    expect(formatRelative(tehran("2026-11-20T23:50:00"), tehran("2026-11-21T00:30:00"))).toBe("۴۰ دقیقه پیش");
  });

  it("always says something, whatever the order of the moments", () => {
    const moment = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, moment, fc.constantFrom("fa", "ar", "en"), (a, b, locale) => {
        expect(formatRelative(a, b, locale)).not.toMatch(/undefined|NaN|^\s*$/);
        expect(formatAge(a, b, locale)).not.toMatch(/undefined|NaN|-|−/);
      }),
    );
  });
});

describe("age", () => {
  const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

  it.each([
    [-5, "تازه", "الآن", "new"],
    [0.9, "تازه", "الآن", "new"],
    [5, "۵ دقیقه", "٥ دقائق", "5 minutes"],
    [59.9, "۵۹ دقیقه", "٥٩ دقيقة", "59 minutes"],
    [60, "۱ ساعت", "ساعة", "1 hour"],
    [1439, "۲۳ ساعت", "٢٣ ساعة", "23 hours"],
    [1440, "۱ روز", "يوم", "1 day"],
    [12 * 1440, "۱۲ روز", "١٢ يومًا", "12 days"],
    [59 * 1440, "۵۹ روز", "٥٩ يومًا", "59 days"],
    [60 * 1440, "۲ ماه", "شهران", "2 months"],
    [729 * 1440, "۲۴ ماه", "٢٤ شهرًا", "24 months"],
    [730 * 1440, "۲ سال", "سنتان", "2 years"],
  ])("is short enough for a card after %d minutes", (minutes, fa, ar, en) => {
    expect([formatAge(ago(minutes), NOW), formatAge(ago(minutes), NOW, "ar"), formatAge(ago(minutes), NOW, "en")]).toEqual([fa, ar, en]);
  });

  it("counts whole periods of 24 hours and never goes below zero", () => {
    expect([-1, 0, 1439, 1440, 2880].map((m) => ageInDays(ago(m), NOW))).toEqual([0, 0, 0, 1, 2]);
  });
});

describe("formatDuration", () => {
  it.each([
    [0, "کمتر از یک دقیقه"],
    [0.4, "کمتر از یک دقیقه"],
    [1, "۱ دقیقه"],
    [59.6, "۱ ساعت"],
    [200, "۳ ساعت و ۲۰ دقیقه"],
    [-200, "۳ ساعت و ۲۰ دقیقه"],
    [1440, "۱ روز"],
    [1500, "۱ روز و ۱ ساعت"],
    [1441, "۱ روز"],
  ])("says %d minutes", (minutes, text) => {
    expect(formatDuration(minutes)).toBe(text);
  });

  it("keeps working time in hours", () => {
    expect(formatDuration(1500, "fa", "hour")).toBe("۲۵ ساعت");
    expect(formatDuration(200, "en")).toBe("3 hours and 20 minutes");
    expect(formatDuration(125, "ar")).toContain("٥ دقائق");
  });
});
