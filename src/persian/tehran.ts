/** A moment: a Date, milliseconds since 1970, or an ISO string with its offset. */
export type Instant = Date | number | string;

/** A calendar day in Tehran, Gregorian, "2026-11-21". */
export type IsoDay = string;

export type CivilTime = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
};

const MINUTE = 60_000;
export const DAY = 86_400_000;

const OPTIONS = {
  timeZone: "Asia/Tehran",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
} as const;

const gregorian = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", OPTIONS);
const persian = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", OPTIONS);

/** Throws RangeError when the value names no moment. */
export function toDate(instant: Instant): Date {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) throw new RangeError("not an instant");
  return date;
}

function civil(formatter: Intl.DateTimeFormat, date: Date): CivilTime {
  const found: Record<string, number> = {};
  for (const part of formatter.formatToParts(date)) found[part.type] = Number(part.value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = found;
  return { year, month, day, hour, minute, second };
}

/** The clock and Gregorian calendar on a wall in Tehran at this moment, whatever zone this machine is in. */
export function tehranParts(instant: Instant): CivilTime {
  return civil(gregorian, toDate(instant));
}

/** The same moment in the Jalali calendar: year 1405, month 1–12 (1 = Farvardin). */
export function jalaliParts(instant: Instant): CivilTime {
  return civil(persian, toDate(instant));
}

const pad = (value: number, width: number) => String(value).padStart(width, "0");

/** The Tehran day this moment falls in, as "YYYY-MM-DD" (Gregorian, ASCII). */
export function isoDay(instant: Instant): IsoDay {
  const { year, month, day } = tehranParts(instant);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Days since 1970-01-01 of a calendar day; no zone involved. Throws RangeError for a day that does not exist. */
export function dayNumber(day: IsoDay): number {
  const ms = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // Date.parse takes 30 February for 2 March in some engines.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) throw new RangeError("not a day");
  return ms / DAY;
}

/** The inverse of `dayNumber`. */
export function dayFromNumber(days: number): IsoDay {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

/** The day `count` days later (or earlier, if negative). */
export function addDays(day: IsoDay, count: number): IsoDay {
  return dayFromNumber(dayNumber(day) + count);
}

/** 0 = Sunday … 5 = Friday, 6 = Saturday, as in JavaScript. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The week as it is printed in Iran: Saturday first, Friday last. */
export const IRANIAN_WEEK: readonly Weekday[] = [6, 0, 1, 2, 3, 4, 5];

export function weekdayOfDay(day: IsoDay): Weekday {
  return ((((dayNumber(day) + 4) % 7) + 7) % 7) as Weekday;
}

export function weekdayOf(instant: Instant): Weekday {
  return weekdayOfDay(isoDay(instant));
}

function offsetAt(ms: number): number {
  const { year, month, day, hour, minute, second } = tehranParts(ms);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

/**
 * The moment at which Tehran's clocks show this day and minute (0 = midnight, 930 = 15:30). By zone id, so +04:30 in
 * the summers up to 2022. A time skipped by a clock change gives the moment right after the change, a repeated one its
 * first occurrence.
 */
export function tehranInstant(day: IsoDay, minuteOfDay = 0): Date {
  const wall = dayNumber(day) * DAY + minuteOfDay * MINUTE;
  const before = offsetAt(wall - DAY);
  const after = offsetAt(wall + DAY);
  const first = wall - Math.max(before, after);
  if (offsetAt(first) === wall - first) return new Date(first);
  const second = wall - Math.min(before, after);
  return new Date(second);
}

/** The first moment of the Tehran day this moment falls in. */
export function startOfTehranDay(instant: Instant): Date {
  return tehranInstant(isoDay(instant));
}
