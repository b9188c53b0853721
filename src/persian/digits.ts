import type { Locale } from "./locale";

const PERSIAN_ZERO = 0x06f0;
const ARABIC_ZERO = 0x0660;
const LATIN_ZERO = 0x30;

const ZERO_OF: Record<Locale, number> = { fa: PERSIAN_ZERO, ar: ARABIC_ZERO, en: LATIN_ZERO };

// `ar` alone gives Latin digits in CLDR; the numbering system is therefore always named.
const TAG: Record<Locale, string> = { fa: "fa-u-nu-arabext", ar: "ar-u-nu-arab", en: "en-u-nu-latn" };

function eachLocale<T>(make: (tag: string) => T): Record<Locale, T> {
  return { fa: make(TAG.fa), ar: make(TAG.ar), en: make(TAG.en) };
}

const plain = eachLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }));
const percent = eachLocale((tag) => new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 }));

/** Every Persian (۰–۹) and Arabic (٠–٩) digit as ASCII; everything else untouched. For whatever a machine will read. */
export function toLatinDigits(text: string): string {
  return text.replace(/[\u06f0-\u06f9\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** The digits of `text` (of all three scripts) in the script of the locale. For text we composed, never for a user's own words. */
export function toLocaleDigits(text: string, locale: Locale): string {
  const latin = toLatinDigits(text);
  if (locale === "en") return latin;
  return latin.replace(/[0-9]/g, (digit) => String.fromCharCode(ZERO_OF[locale] + Number(digit)));
}

/** `toLocaleDigits` for Persian: "0912" → «۰۹۱۲». */
export function toPersianDigits(text: string): string {
  return toLocaleDigits(text, "fa");
}

/** A grouped number, at most two decimals: 1234 → «۱٬۲۳۴» (fa), «١٬٢٣٤» (ar), "1,234" (en). */
export function formatNumber(value: number | bigint, locale: Locale = "fa"): string {
  return plain[locale].format(value);
}

/** A ratio as whole per cent: 0.42 → «۴۲٪». */
export function formatPercent(ratio: number, locale: Locale = "fa"): string {
  return percent[locale].format(ratio);
}
