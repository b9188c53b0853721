import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber, formatPercent, toLatinDigits, toLocaleDigits, toPersianDigits } from "@/persian/digits";
import { formatToman } from "@/persian/money";

describe("digits", () => {
  it("reads Persian and Arabic digits as ASCII and leaves the words alone", () => {
    expect(toLatinDigits("تیکت ۰۱۲۳۴۵۶۷۸۹ و ٠١٢٣٤٥٦٧٨٩ no. 7")).toBe("تیکت 0123456789 و 0123456789 no. 7");
  });

  it("writes the digits of the locale", () => {
    expect(toPersianDigits("0912 ٣")).toBe("۰۹۱۲ ۳");
    expect(toLocaleDigits("10۹", "ar")).toBe("١٠٩");
    expect(toLocaleDigits("۱۰٩", "en")).toBe("109");
  });

  it("returns to the same number from every locale", () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom("fa", "ar", "en"), (n, locale) => {
        expect(toLatinDigits(toLocaleDigits(String(n), locale))).toBe(String(n));
      }),
    );
  });

  it("groups thousands with the separator of the script", () => {
    expect(formatNumber(1234)).toBe("۱٬۲۳۴");
    expect(formatNumber(1234567.5, "ar")).toBe("١٬٢٣٤٬٥٦٧٫٥");
    expect(formatNumber(1234, "en")).toBe("1,234");
    expect(formatNumber(12345678901234567890n)).toBe("۱۲٬۳۴۵٬۶۷۸٬۹۰۱٬۲۳۴٬۵۶۷٬۸۹۰");
  });

  it("shows ratios as whole per cent", () => {
    expect(formatPercent(0.42)).toBe("۴۲٪");
    expect(formatPercent(0.425, "en")).toBe("43%");
  });
});

describe("money", () => {
  it("shows rials as toman and rounds nothing away", () => {
    expect(formatToman(1_234_500).replace("\u00a0", " ")).toBe("۱۲۳٬۴۵۰ تومان");
    expect(formatToman(1234n).replace("\u00a0", " ")).toBe("۱۲۳٫۴ تومان");
    expect(formatToman(1_234_500, "en").replace("\u00a0", " ")).toBe("123,450 toman");
    expect(formatToman(0, "ar").replace("\u00a0", " ")).toBe("٠ تومان");
  });
});
