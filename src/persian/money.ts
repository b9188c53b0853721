import { formatNumber } from "./digits";
import type { Locale } from "./locale";

const TOMAN: Record<Locale, string> = { fa: "تومان", ar: "تومان", en: "toman" };

/**
 * An amount kept in rials, as people say it: 1234500 → «۱۲۳٬۴۵۰ تومان». Ten rials are one toman; a remainder is
 * shown as a decimal («۱۲۳٫۴ تومان»), never rounded away. The gateway reports cost and credit in rials (facts §1.1).
 */
export function formatToman(rials: number | bigint, locale: Locale = "fa"): string {
  return `${formatNumber(Number(rials) / 10, locale)}\u00a0${TOMAN[locale]}`;
}
