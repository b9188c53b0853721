import { DAY, dayFromNumber, dayNumber, type IsoDay, jalaliParts } from "./tehran";

export type JalaliDay = { year: number; month: number; day: number };

const MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"] as const;

// ICU, jalaali-js and the official calendar agree on 1300–1500 (facts §3); wider years are only kept from crashing.
const FIRST_YEAR = 1200;
const LAST_YEAR = 1600;

const nowruzOf = new Map<number, number>();

/** The day number of 1 Farvardin, asked of ICU once per year. */
function nowruz(year: number): number {
  const known = nowruzOf.get(year);
  if (known !== undefined) return known;
  const nineteenth = dayNumber(`${year + 621}-03-19`);
  for (let day = nineteenth; day < nineteenth + 5; day += 1) {
    const { month, day: dayOfMonth } = jalaliParts(day * DAY + DAY / 2);
    if (month === 1 && dayOfMonth === 1) {
      nowruzOf.set(year, day);
      return day;
    }
  }
  throw new RangeError("not a Jalali year");
}

function assertYear(year: number): void {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) throw new RangeError("not a Jalali year");
}

/** Whether Esfand has 30 days in this year (1403 and 1408 do). Throws RangeError outside 1200–1600. */
export function isJalaliLeapYear(year: number): boolean {
  assertYear(year);
  return nowruz(year + 1) - nowruz(year) === 366;
}

/** 29, 30 or 31. Throws RangeError for a month outside 1–12. */
export function jalaliMonthLength(year: number, month: number): number {
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError("not a month");
  if (month <= 6) return 31;
  return month < 12 || isJalaliLeapYear(year) ? 30 : 29;
}

/** 1405/8/30 → "2026-11-21". Throws RangeError for a day that does not exist, such as 30 Esfand 1404. */
export function fromJalali(year: number, month: number, day: number): IsoDay {
  assertYear(year);
  if (!Number.isInteger(day) || day < 1 || day > jalaliMonthLength(year, month)) throw new RangeError("not a day");
  const before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  return dayFromNumber(nowruz(year) + before + day - 1);
}

/** "2026-11-21" → 1405/8/30. */
export function toJalali(day: IsoDay): JalaliDay {
  const { year, month, day: dayOfMonth } = jalaliParts(dayNumber(day) * DAY + DAY / 2);
  return { year, month, day: dayOfMonth };
}

/** First and last day of a Jalali month, for calendars and reports. */
export function jalaliMonthRange(year: number, month: number): { first: IsoDay; last: IsoDay } {
  return { first: fromJalali(year, month, 1), last: fromJalali(year, month, jalaliMonthLength(year, month)) };
}

/** 8 → «آبان». Throws RangeError outside 1–12. */
export function jalaliMonthName(month: number): string {
  const name = MONTHS[month - 1];
  if (name === undefined) throw new RangeError("not a month");
  return name;
}
