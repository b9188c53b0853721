import { parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import { toLatinDigits, toLocaleDigits } from "./digits";
import type { Locale } from "./locale";
import { groupIranianPhone } from "./phone-format";
import { stripBidiControls } from "./text";

export type PhoneOptions = {
  /** Accept numbers outside Iran, written with + or 00. Off by default: SMS codes to them invite toll fraud (facts §2). */
  allowForeign?: boolean;
};

// "+98 (0)912…" is how business cards print it, hence the optional zero after the country code.
const IRANIAN = /^(?:(?:\+98|0098|98)0?|0)?([1-9]\d{9})$/;
const FOREIGN = /^(?:\+|00)([1-9]\d{6,14})$/;
// One area code per province, in force since the 2014 renumbering.
const AREA_CODES = new Set("11 13 17 21 23 24 25 26 28 31 34 35 38 41 44 45 51 54 56 58 61 66 71 74 76 77 81 83 84 86 87".split(" "));
const LONGEST_INPUT = 40;

/** ASCII digits and a leading + only, or null if anything but digits and the usual separators was typed. */
function dialled(input: string): string | null {
  if (input.length > LONGEST_INPUT) return null;
  const bare = stripBidiControls(toLatinDigits(input.normalize("NFKC"))).replace(/[\s\u200b-\u200d\ufeff().\-_/\u2010-\u2015\u2212]/g, "");
  return /^\+?\d+$/.test(bare) ? bare : null;
}

function isMobile(e164: string): boolean {
  // The /mobile metadata holds mobile ranges only: a landline is not valid in it.
  return parsePhoneNumberFromString(e164, { extract: false })?.isValid() ?? false;
}

function parse(input: string, allowForeign: boolean, accept: { landlines: boolean }): string | null {
  const number = dialled(input);
  if (number === null) return null;

  const national = IRANIAN.exec(number)?.[1];
  if (national !== undefined) {
    const e164 = `+98${national}`;
    if (national.startsWith("9")) return isMobile(e164) ? e164 : null;
    return accept.landlines && AREA_CODES.has(national.slice(0, 2)) && national[2] !== "0" ? e164 : null;
  }

  const foreign = FOREIGN.exec(number)?.[1];
  if (foreign === undefined || !allowForeign || foreign.startsWith("98")) return null;
  const e164 = `+${foreign}`;
  return accept.landlines || isMobile(e164) ? e164 : null;
}

/**
 * A mobile number as someone typed it (Persian or Arabic digits, spaces, dashes, 0912…, 98912…, 0098912…, +98912…,
 * 912…) as E.164, or null. Landlines, unknown ranges and, by default, foreign numbers are null. Idempotent.
 */
export function parseMobile(input: string, options: PhoneOptions = {}): string | null {
  return parse(input, options.allowForeign ?? false, { landlines: false });
}

/**
 * Any number worth keeping on a customer's record: a mobile as in `parseMobile`, or an Iranian landline with its area
 * code («۰۲۱ ۸۸۸۸ ۱۲۳۴» → +982188881234). A foreign one, if allowed, is checked for length only.
 */
export function parsePhone(input: string, options: PhoneOptions = {}): string | null {
  return parse(input, options.allowForeign ?? false, { landlines: true });
}

/** Whether this E.164 number is an Iranian mobile, that is, can receive our SMS. */
export function isIranianMobile(e164: string): boolean {
  return /^\+989\d{9}$/.test(e164);
}

function grouped(e164: string): string[] {
  return groupIranianPhone(e164) ?? (parsePhoneNumberFromString(e164)?.formatInternational() ?? e164).split(" ");
}

/** For the eye: +989123456789 → «۰۹۱۲ ۳۴۵ ۶۷۸۹» (fa), "0912 345 6789" (en). Show it inside `<bdi dir="ltr">`. */
export function formatPhone(e164: string, locale: Locale = "fa"): string {
  return toLocaleDigits(grouped(e164).join(" "), locale);
}

/** Recognisable to its owner, useless to others: «۰۹۱۲ ••• ۶۷۸۹». Show it inside `<bdi dir="ltr">`. */
export function maskPhone(e164: string, locale: Locale = "fa"): string {
  const [first = "", ...rest] = grouped(e164);
  const shown = rest.length > 0 ? first : e164.slice(0, 3);
  return toLocaleDigits(`${shown} ••• ${e164.slice(isIranianMobile(e164) ? -4 : -2)}`, locale);
}

/** The form in which the gateway takes a receptor: 09xxxxxxxxx (facts §1.1). Throws RangeError for any other number. */
export function toReceptor(e164: string): string {
  if (!isIranianMobile(e164)) throw new RangeError("not an Iranian mobile number");
  return `0${e164.slice(3)}`;
}
