import { expect, it } from "vitest";
import { DEFAULT_LOCALE, direction, isLocale, LOCALES } from "@/persian/locale";

it("writes Persian and Arabic from right to left, English from left to right", () => {
  expect(LOCALES.map((locale) => [locale, direction(locale)])).toEqual([
    ["fa", "rtl"],
    ["ar", "rtl"],
    ["en", "ltr"],
  ]);
  expect(DEFAULT_LOCALE).toBe("fa");
});

it("knows a locale from any other value", () => {
  expect(LOCALES.every(isLocale)).toBe(true);
  expect([undefined, null, "FA", "de", 1].some(isLocale)).toBe(false);
});
