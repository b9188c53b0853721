/** The door to everything about dates: always Asia/Tehran; Jalali in Persian, Gregorian in Arabic and English. */

export {
  formatDate,
  formatDateTime,
  formatDay,
  formatLongDate,
  formatMonth,
  formatNumericDate,
  formatShort,
  formatTime,
  sameDay,
  weekdayName,
} from "./calendar-formats";
export { fromJalali, isJalaliLeapYear, type JalaliDay, jalaliMonthLength, jalaliMonthName, jalaliMonthRange, toJalali } from "./jalali";
export { ageInDays, formatAge, formatDuration, formatRelative } from "./relative";
export {
  addDays,
  type CivilTime,
  type Instant,
  IRANIAN_WEEK,
  type IsoDay,
  isoDay,
  jalaliParts,
  startOfTehranDay,
  tehranInstant,
  tehranParts,
  type Weekday,
  weekdayOf,
  weekdayOfDay,
} from "./tehran";
