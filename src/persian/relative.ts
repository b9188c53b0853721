import { formatDate, formatShort, formatTime, sameYear, weekdayName } from "./calendar-formats";
import { formatNumber } from "./digits";
import type { Locale } from "./locale";
import { DAY, dayNumber, type Instant, isoDay, toDate, weekdayOf } from "./tehran";
import { joinList } from "./text";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Unit = "minute" | "hour" | "day" | "month" | "year";

const PERSIAN_UNIT: Record<Unit, string> = { minute: "دقیقه", hour: "ساعت", day: "روز", month: "ماه", year: "سال" };
const JUST_NOW: Record<Locale, string> = { fa: "همین حالا", ar: "الآن", en: "just now" };
const FRESH: Record<Locale, string> = { fa: "تازه", ar: "الآن", en: "new" };
const UNDER_A_MINUTE: Record<Locale, string> = { fa: "کمتر از یک دقیقه", ar: "أقل من دقيقة", en: "less than a minute" };
const YESTERDAY: Record<Locale, string> = { fa: "دیروز", ar: "أمس", en: "yesterday" };
const TOMORROW: Record<Locale, string> = { fa: "فردا", ar: "غدًا", en: "tomorrow" };

// CLDR knows the six Arabic plural forms («دقيقتان»، «٥ دقائق»); its Persian future («۲ روز بعد») is not what people say.
const phrase = {
  ar: new Intl.RelativeTimeFormat("ar-u-nu-arab", { numeric: "always" }),
  en: new Intl.RelativeTimeFormat("en", { numeric: "always" }),
};
const units = { ar: unitFormatters("ar-u-nu-arab"), en: unitFormatters("en") };

function unitFormatters(tag: string): Record<Unit, Intl.NumberFormat> {
  const of = (unit: Unit) => new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" });
  return { minute: of("minute"), hour: of("hour"), day: of("day"), month: of("month"), year: of("year") };
}

function amount(count: number, unit: Unit, locale: Locale): string {
  if (locale !== "fa") return units[locale][unit].format(count);
  return `${formatNumber(count, "fa")} ${PERSIAN_UNIT[unit]}`;
}

function distance(count: number, unit: Unit, future: boolean, locale: Locale): string {
  if (locale !== "fa") return phrase[locale].format(future ? count : -count, unit);
  return `${amount(count, unit, "fa")} ${future ? "دیگر" : "پیش"}`;
}

/**
 * How far a moment is from `now`, as people say it. Under a minute either way «همین حالا»; under an hour
 * «۵ دقیقه پیش»; the same Tehran day «۳ ساعت پیش»; then «دیروز ۱۵:۳۰», within the week «شنبه ۱۵:۳۰», later the date,
 * with its year if that is another. Ahead: «۵ دقیقه دیگر», «۳ ساعت دیگر», «فردا ۱۵:۳۰», «۲ روز دیگر», then the date.
 * Days are Tehran's calendar days; counts are whole and rounded down.
 */
export function formatRelative(instant: Instant, now: Instant, locale: Locale = "fa"): string {
  const ahead = toDate(instant).getTime() - toDate(now).getTime();
  const future = ahead > 0;
  const gap = Math.abs(ahead);
  if (gap < MINUTE) return JUST_NOW[locale];
  if (gap < HOUR) return distance(Math.floor(gap / MINUTE), "minute", future, locale);

  const days = Math.abs(dayNumber(isoDay(instant)) - dayNumber(isoDay(now)));
  if (days === 0) return distance(Math.floor(gap / HOUR), "hour", future, locale);
  const time = formatTime(instant, locale);
  if (days === 1) return `${(future ? TOMORROW : YESTERDAY)[locale]} ${time}`;
  if (days < 7) return future ? distance(days, "day", true, locale) : `${weekdayName(weekdayOf(instant), locale)} ${time}`;
  return sameYear(instant, now, locale) ? formatShort(instant, locale) : formatDate(instant, locale);
}

/** Whole periods of 24 hours since a moment; 0 when it is still ahead. */
export function ageInDays(instant: Instant, now: Instant): number {
  return Math.max(0, Math.floor((toDate(now).getTime() - toDate(instant).getTime()) / DAY));
}

/** The age of a card in one word and number: «تازه», «۵ دقیقه», «۳ ساعت», «۱۲ روز», from 60 days «۲ ماه», from two years «۲ سال». */
export function formatAge(instant: Instant, now: Instant, locale: Locale = "fa"): string {
  const age = Math.max(0, toDate(now).getTime() - toDate(instant).getTime());
  if (age < MINUTE) return FRESH[locale];
  if (age < HOUR) return amount(Math.floor(age / MINUTE), "minute", locale);
  if (age < DAY) return amount(Math.floor(age / HOUR), "hour", locale);
  const days = Math.floor(age / DAY);
  if (days < 60) return amount(days, "day", locale);
  return days < 730 ? amount(Math.floor(days / 30), "month", locale) : amount(Math.floor(days / 365), "year", locale);
}

/**
 * A length of time, its two largest parts: 200 → «۳ ساعت و ۲۰ دقیقه»; from 1,440 minutes in days of 24 hours, unless
 * `largest` is "hour", as working time must be («۱۶ ساعت», not «۱ روز»). Minutes are rounded; the sign is dropped,
 * for early or late is the sentence's business. Under half a minute «کمتر از یک دقیقه».
 */
export function formatDuration(minutes: number, locale: Locale = "fa", largest: "day" | "hour" = "day"): string {
  const total = Math.round(Math.abs(minutes));
  if (total === 0) return UNDER_A_MINUTE[locale];
  const days = largest === "day" ? Math.floor(total / 1440) : 0;
  const hours = Math.floor((total - days * 1440) / 60);
  const parts: string[] = [];
  if (days > 0) parts.push(amount(days, "day", locale));
  if (hours > 0) parts.push(amount(hours, "hour", locale));
  if (days === 0 && total % 60 > 0) parts.push(amount(total % 60, "minute", locale));
  return joinList(parts, locale);
}
