import { toLocaleDigits } from "./digits";
import { jalaliMonthName } from "./jalali";
import type { Locale } from "./locale";
import { type CivilTime, type Instant, type IsoDay, isoDay, jalaliParts, tehranInstant, tehranParts, type Weekday, weekdayOf } from "./tehran";

// Own tables instead of Intl's names: server and browser then print the same words whatever their ICU versions, and
// Intl's own Persian order («۱۴۰۵ آبان ۳۰, شنبه») is wrong (web-stack §6).
const WEEKDAYS: Record<Locale, readonly string[]> = {
  fa: ["یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"],
  ar: ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};
const GREGORIAN_MONTHS: Record<"ar" | "en", readonly string[]> = {
  ar: ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};
const COMMA: Record<Locale, string> = { fa: "،", ar: "،", en: "," };

/** The day as this locale counts it: Jalali in Persian, Gregorian in Arabic and English; always in Tehran. */
function partsIn(locale: Locale, instant: Instant): CivilTime {
  return locale === "fa" ? jalaliParts(instant) : tehranParts(instant);
}

function monthName(locale: Locale, month: number): string {
  return locale === "fa" ? jalaliMonthName(month) : (GREGORIAN_MONTHS[locale][month - 1] ?? "");
}

const two = (value: number) => String(value).padStart(2, "0");

/** 6 → «شنبه»; numbered as in JavaScript, 0 = Sunday. For headings in Iranian order map IRANIAN_WEEK. */
export function weekdayName(weekday: Weekday, locale: Locale = "fa"): string {
  return WEEKDAYS[locale][weekday] ?? "";
}

/** «۱۵:۳۰», 24 hours, Tehran. */
export function formatTime(instant: Instant, locale: Locale = "fa"): string {
  const { hour, minute } = tehranParts(instant);
  return toLocaleDigits(`${two(hour)}:${two(minute)}`, locale);
}

/** Day and month: «۳۰ آبان». For dates whose year is plain. */
export function formatShort(instant: Instant, locale: Locale = "fa"): string {
  const { day, month } = partsIn(locale, instant);
  return toLocaleDigits(`${day} ${monthName(locale, month)}`, locale);
}

/** «۳۰ آبان ۱۴۰۵» (fa), «٢١ نوفمبر ٢٠٢٦» (ar), "21 November 2026" (en). */
export function formatDate(instant: Instant, locale: Locale = "fa"): string {
  const { day, month, year } = partsIn(locale, instant);
  return toLocaleDigits(`${day} ${monthName(locale, month)} ${year}`, locale);
}

/** «شنبه ۳۰ آبان ۱۴۰۵». */
export function formatLongDate(instant: Instant, locale: Locale = "fa"): string {
  return `${weekdayName(weekdayOf(instant), locale)} ${formatDate(instant, locale)}`;
}

/** «شنبه ۳۰ آبان ۱۴۰۵، ۱۵:۳۰» (design: Words). */
export function formatDateTime(instant: Instant, locale: Locale = "fa"): string {
  return `${formatLongDate(instant, locale)}${COMMA[locale]} ${formatTime(instant, locale)}`;
}

/** «۱۴۰۵/۰۸/۳۰», for table columns and exports; "2026-11-21" in English. Show it inside `<bdi dir="ltr">`. */
export function formatNumericDate(instant: Instant, locale: Locale = "fa"): string {
  const { day, month, year } = partsIn(locale, instant);
  return toLocaleDigits([year, two(month), two(day)].join(locale === "en" ? "-" : "/"), locale);
}

/** `formatDate` of a calendar day without a time, such as a holiday. */
export function formatDay(day: IsoDay, locale: Locale = "fa"): string {
  return formatDate(tehranInstant(day, 720), locale);
}

/** The heading of a month that holds this moment: «آبان ۱۴۰۵». */
export function formatMonth(instant: Instant, locale: Locale = "fa"): string {
  const { month, year } = partsIn(locale, instant);
  return toLocaleDigits(`${monthName(locale, month)} ${year}`, locale);
}

/** Whether two moments fall in the same year of this locale's calendar. */
export function sameYear(a: Instant, b: Instant, locale: Locale = "fa"): boolean {
  return partsIn(locale, a).year === partsIn(locale, b).year;
}

/** Whether two moments fall in the same Tehran day: where a conversation prints a new date heading. */
export function sameDay(a: Instant, b: Instant): boolean {
  return isoDay(a) === isoDay(b);
}
