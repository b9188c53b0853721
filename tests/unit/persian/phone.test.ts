import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import { describe, expect, it } from "vitest";
import { toLocaleDigits } from "@/persian/digits";
import { formatPhone, isIranianMobile, maskPhone, parseMobile, parsePhone, toReceptor } from "@/persian/phone";

const SHAPE = /^(?:\+98|0098|98|0)?9\d{9}$/;
const PREFIXES = ["+98", "0098", "98", "0", ""];
const digitsOf = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

describe("parseMobile", () => {
  it.each([
    "09123456789",
    "+989123456789",
    "989123456789",
    "00989123456789",
    "9123456789",
    "۰۹۱۲۳۴۵۶۷۸۹",
    "٠٩١٢٣٤٥٦٧٨٩",
    "0912 345 6789",
    "0912-345-67-89",
    "\u200e+98 912 345 6789\u202c",
    "+98 (0) 912 345 6789",
    "(0912) 345.6789",
    "۰۹۱۲\u200c۳۴۵\u00a0۶۷۸۹",
    "０９１２３４５６７８９",
    "0912–345–6789",
  ])("reads %s", (input) => {
    expect(parseMobile(input)).toBe("+989123456789");
  });

  it.each([
    ["a landline", "02188881234"],
    ["an unknown range", "09723456789"],
    ["one digit short", "0912345678"],
    ["one digit long", "091234567890"],
    ["letters", "0912abc6789"],
    ["a number inside a sentence", "شماره من 09123456789"],
    ["two numbers", "09123456789 09123456780"],
    ["a foreign mobile", "+447400123456"],
    ["an extension", "09123456789;ext=5"],
    ["nothing", ""],
    ["a plus alone", "+"],
    ["a very long input", "0".repeat(10_000)],
  ])("refuses %s", (_, input) => {
    expect(parseMobile(input)).toBeNull();
  });

  it("accepts a foreign mobile only when asked to, and never a foreign landline", () => {
    expect(parseMobile("+44 7400 123456", { allowForeign: true })).toBe("+447400123456");
    expect(parseMobile("0044 7400 123456", { allowForeign: true })).toBe("+447400123456");
    expect(parseMobile("+44 20 7946 0018", { allowForeign: true })).toBeNull();
    expect(parseMobile("+98 21 8888 1234", { allowForeign: true })).toBeNull();
  });

  it("agrees with the library and the written shape on every ten-digit number after every prefix", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PREFIXES), digitsOf(10), (prefix, national) => {
        const mine = parseMobile(prefix + national);
        const library = parsePhoneNumberFromString(prefix + national, "IR");
        if (mine !== null) expect(SHAPE.test(prefix + national)).toBe(true);
        if (SHAPE.test(prefix + national)) {
          expect(mine).toBe(library?.isValid() ? library.number : null);
        } else expect(mine).toBeNull();
      }),
      { numRuns: 3000 },
    );
  });

  it("agrees with them on numbers of the operators, in any script and grouping", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PREFIXES),
        fc.constantFrom("90", "91", "92", "93", "99", "94", "97"),
        digitsOf(8),
        fc.constantFrom("fa", "ar", "en"),
        fc.constantFrom("", " ", "-", "\u200c"),
        (prefix, operator, rest, locale, gap) => {
          const typed = [prefix, operator, rest.slice(0, 4), rest.slice(4)].join(gap);
          const library = parsePhoneNumberFromString(prefix + operator + rest, "IR");
          expect(SHAPE.test(prefix + operator + rest)).toBe(true);
          expect(parseMobile(toLocaleDigits(typed, locale))).toBe(library?.isValid() ? library.number : null);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("is idempotent and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^\+?[0-9]{5,16}$/)), fc.boolean(), (input, allowForeign) => {
        const parsed = parseMobile(input, { allowForeign });
        if (parsed !== null) expect(parseMobile(parsed, { allowForeign })).toBe(parsed);
        const phone = parsePhone(input, { allowForeign });
        if (phone !== null) expect(parsePhone(phone, { allowForeign })).toBe(phone);
        if (parsed !== null) expect(phone).toBe(parsed);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("parsePhone", () => {
  it("keeps mobiles and landlines with their area code", () => {
    expect(parsePhone("۰۲۱ ۸۸۸۸ ۱۲۳۴")).toBe("+982188881234");
    expect(parsePhone("+98 (0)51 3333 4444")).toBe("+985133334444");
    expect(parsePhone("0912 345 6789")).toBe("+989123456789");
  });

  it("refuses numbers no Iranian exchange has", () => {
    expect(["88881234", "02288881234", "02108881234", "021888812345", "09723456789"].map((n) => parsePhone(n))).toEqual(Array(5).fill(null));
  });

  it("keeps a foreign landline only when asked to", () => {
    expect(parsePhone("+44 20 7946 0018")).toBeNull();
    expect(parsePhone("+44 20 7946 0018", { allowForeign: true })).toBe("+442079460018");
  });
});

describe("showing numbers", () => {
  it("groups them as Iranians say them", () => {
    expect(formatPhone("+989123456789")).toBe("۰۹۱۲ ۳۴۵ ۶۷۸۹");
    expect(formatPhone("+989123456789", "ar")).toBe("٠٩١٢ ٣٤٥ ٦٧٨٩");
    expect(formatPhone("+989123456789", "en")).toBe("0912 345 6789");
    expect(formatPhone("+982188881234")).toBe("۰۲۱ ۸۸۸۸ ۱۲۳۴");
    expect(formatPhone("+447400123456", "en")).toBe("+44 7400 123456");
  });

  it("shows a number that parses back to itself", () => {
    fc.assert(
      fc.property(fc.constantFrom("912", "935", "901", "21", "51"), digitsOf(8), fc.constantFrom("fa", "ar", "en"), (start, rest, locale) => {
        const e164 = parsePhone(`0${(start + rest).slice(0, 10)}`);
        if (e164 !== null) expect(parsePhone(formatPhone(e164, locale))).toBe(e164);
      }),
    );
  });

  it("hides the middle of a mobile and all but two digits of another number", () => {
    expect(maskPhone("+989123456789")).toBe("۰۹۱۲ ••• ۶۷۸۹");
    expect(maskPhone("+982188881234", "en")).toBe("021 ••• 34");
    expect(maskPhone("+447400123456", "en")).toBe("+44 ••• 56");
    expect(maskPhone("+442079460018", "en")).toBe("+44 ••• 18");
    expect(maskPhone("+999123456", "en")).toBe("+99 ••• 56");
  });

  it("gives the gateway the form it documents and nothing that is not an Iranian mobile", () => {
    expect(toReceptor("+989123456789")).toBe("09123456789");
    for (const other of ["+982188881234", "+447400123456", "09123456789", ""]) {
      expect(isIranianMobile(other)).toBe(false);
      expect(() => toReceptor(other)).toThrow(RangeError);
    }
  });
});
