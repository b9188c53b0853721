import { formatNumber, toLatinDigits } from "./digits";
import type { Locale } from "./locale";

const TOMAN: Record<Locale, string> = { fa: "تومان", ar: "تومان", en: "toman" };
const TENTH: Record<Locale, string> = { fa: "٫", ar: "٫", en: "." };

/**
 * An amount kept in rials, as people say it: 1234500 → «۱۲۳٬۴۵۰ تومان». Ten rials are one toman; a remainder is
 * shown as a decimal («۱۲۳٫۴ تومان»), never rounded away, however large. The gateway reports cost and credit in rials (facts §1.1).
 */
export function formatToman(rials: number | bigint, locale: Locale = "fa"): string {
  return `${typeof rials === "bigint" ? tomanOf(rials, locale) : formatNumber(rials / 10, locale)}\u00a0${TOMAN[locale]}`;
}

function tomanOf(rials: bigint, locale: Locale): string {
  const rest = rials % 10n;
  if (rest === 0n) return formatNumber(rials / 10n, locale);
  const tenth = formatNumber(rest < 0n ? -rest : rest, locale);
  const whole = formatNumber(rials / 10n, locale);
  return `${rials < 0n && rials > -10n ? "-" : ""}${whole}${TENTH[locale]}${tenth}`;
}

/** Rials as the digits of tomans for a field: 1234500n → «۱۲۳٬۴۵۰»; what `parseToman` reads back. */
export function tomanText(rials: bigint): string {
  return tomanOf(rials, "fa");
}

/**
 * Tomans as people type them, in rials: «۱۲۳٬۴۵۰», "123,450 تومان", "123.450", «۱۲٫۵». Digits of any script; spaces, commas and points between groups
 * of three are separators, at most one digit may follow a decimal mark. Null for anything else; never negative.
 */
export function parseToman(text: string): bigint | null {
  const plain = toLatinDigits(text)
    .replace(/تومان|toman/gi, "")
    .replace(/[\s\u200c\u200e\u200f\u2066-\u2069\u00a0\u202f_'٬،,]/g, "");
  const grouped = /^\d{1,3}(\.\d{3})+$/.test(plain) ? plain.replaceAll(".", "") : plain;
  const [, whole, tenth = "0"] = /^(\d{1,18})(?:[.٫/](\d))?$/.exec(grouped) ?? [];
  return whole === undefined ? null : BigInt(whole) * 10n + BigInt(tenth);
}
