/** The languages of the interface. Persian is the source of truth; Arabic and English follow it. */
export const LOCALES = ["fa", "ar", "en"] as const;

export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = "fa";

export function isLocale(value: unknown): value is Locale {
  return (LOCALES as readonly unknown[]).includes(value);
}

/** The writing direction of the interface in this language, for `<html dir>`. */
export function direction(locale: Locale): "rtl" | "ltr" {
  return locale === "en" ? "ltr" : "rtl";
}
