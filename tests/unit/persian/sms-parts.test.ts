import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countSmsParts } from "@/persian/sms-parts";

const BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";

describe("countSmsParts", () => {
  it.each([
    ["", "gsm7", 0, 0, 160],
    ["a".repeat(160), "gsm7", 160, 1, 0],
    ["a".repeat(161), "gsm7", 161, 2, 145],
    ["a".repeat(306), "gsm7", 306, 2, 0],
    ["a".repeat(307), "gsm7", 307, 3, 152],
    ["ا".repeat(70), "ucs2", 70, 1, 0],
    ["ا".repeat(71), "ucs2", 71, 2, 63],
    ["ا".repeat(134), "ucs2", 134, 2, 0],
    ["ا".repeat(135), "ucs2", 135, 3, 66],
    [`${"a".repeat(158)}€`, "gsm7", 160, 1, 0],
    [`${"a".repeat(159)}€`, "gsm7", 161, 2, 145],
    ["کد ورود: ۱۲۳۴۵۶\n\n@help.example.ir #123456", "ucs2", 41, 1, 29],
  ])("splits %j", (text, encoding, units, parts, remaining) => {
    expect(countSmsParts(text)).toMatchObject({ encoding, units, parts, remaining });
  });

  it.each(["پ", "۱", "١", "«", "\u200c", "`", "ç", "😀"])("turns the whole text UCS-2 for %j", (char) => {
    expect(countSmsParts(`code 1234 ${char}`).encoding).toBe("ucs2");
  });

  it("takes every GSM 03.38 character for one septet and every extension for two", () => {
    expect(countSmsParts(BASIC)).toMatchObject({ encoding: "gsm7", units: BASIC.length });
    expect(countSmsParts("\f^{}\\[~]|€")).toMatchObject({ encoding: "gsm7", units: 20 });
  });

  it("never cuts an emoji or an escaped character in two", () => {
    // 66 letters leave one unit in the first part, which a surrogate pair cannot use.
    expect(countSmsParts(`${"ا".repeat(66)}😀${"ا".repeat(66)}`)).toMatchObject({ units: 134, parts: 3, remaining: 66 });
    expect(countSmsParts(`${"a".repeat(152)}€${"a".repeat(152)}`)).toMatchObject({ units: 306, parts: 3, remaining: 152 });
  });

  it("says when the gateway would refuse the length", () => {
    expect(countSmsParts("ا".repeat(900)).tooLong).toBe(false);
    expect(countSmsParts("ا".repeat(901)).tooLong).toBe(true);
  });

  it("always has room for the units it counted, and never bills a part too many without a pair", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "۱", "س", " "), maxLength: 400 }), (text) => {
        const { encoding, units, parts, remaining } = countSmsParts(text);
        const [single, multi] = encoding === "gsm7" ? [160, 153] : [70, 67];
        expect(parts).toBe(units === 0 ? 0 : units <= single ? 1 : Math.ceil(units / multi));
        expect(units + remaining).toBe(parts <= 1 ? single : parts * multi);
      }),
    );
  });
});
