import { toLocaleDigits } from "./digits";
import type { Locale } from "./locale";

/** The groups in which an Iranian number is read: 0912 345 6789, 021 8888 1234; null for any other number. */
export function groupIranianPhone(e164: string): string[] | null {
  const iranian = /^\+98(\d{10})$/.exec(e164)?.[1];
  if (iranian === undefined) return null;
  return iranian.startsWith("9")
    ? [`0${iranian.slice(0, 3)}`, iranian.slice(3, 6), iranian.slice(6)]
    : [`0${iranian.slice(0, 2)}`, iranian.slice(2, 6), iranian.slice(6)];
}

/**
 * `formatPhone` for screens that must stay light: the same for every Iranian number, a foreign one ungrouped, since grouping it takes the
 * numbering plans of the world (some 40 KB). Show it inside `<bdi dir="ltr">`.
 */
export function formatPhoneLightly(e164: string, locale: Locale = "fa"): string {
  return toLocaleDigits((groupIranianPhone(e164) ?? [e164]).join(" "), locale);
}
