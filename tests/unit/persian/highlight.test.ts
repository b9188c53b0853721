import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt, highlight } from "@/persian/highlight";
import { foldForSearch, searchWords } from "@/persian/text";

const hits = (text: string, query: string) =>
  highlight(text, searchWords(query))
    .filter(({ isHit }) => isHit)
    .map((piece) => piece.text);
const letters = fc.constantFrom(..."علی كتاب کتاب می‌روم ۱۲۳ ٤٥٦ 789 آبِ سَلام ـــ ABc é\u0301 \u200f👍🏽 ﻼ".split(""));
const texts = fc.array(letters, { maxLength: 60 }).map((all) => all.join(""));

describe("marking what was searched for", () => {
  it("finds it however it was typed, and shows it as it was written", () => {
    expect(hits("سفارش علي كاظمي", "علی کاظمی")).toEqual(["علي", "كاظمي"]);
    expect(hits("شمارهٔ ٠٩١٢ و ۰۹۱۲", "0912")).toEqual(["٠٩١٢", "۰۹۱۲"]);
    expect(hits("من می‌روم", "میروم")).toEqual(["می‌روم"]);
    expect(hits("سَــلام بر همه", "سلام")).toEqual(["سَــلام"]);
    expect(hits("Étude numéro 7", "etude NUMERO")).toEqual(["Étude", "numéro"]);
    expect(hits("بازگشت بازار", "باز")).toEqual(["باز", "باز"]);
    expect(hits("کتابخانه", "تابخ کتاب")).toEqual(["کتابخ"]);
    expect(highlight("هیچ", [])).toEqual([{ text: "هیچ", isHit: false }]);
  });

  it("loses no character of the text, whatever it holds, and marks only what folds to a word", () => {
    fc.assert(
      fc.property(texts, texts, (text, query) => {
        const words = searchWords(query);
        const pieces = highlight(text, words);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        for (const piece of pieces.filter(({ isHit }) => isHit)) expect(words.some((word) => foldForSearch(piece.text).includes(word))).toBe(true);
        if (words.some((word) => !word.includes(" ") && foldForSearch(text).includes(word))) expect(pieces.some(({ isHit }) => isHit)).toBe(true);
      }),
    );
  });
});

describe("an excerpt", () => {
  const long = `${"سلام و وقت بخیر ".repeat(30)}کد رهگیری ۹۹۸۸۷ را ندارم ${"با سپاس فراوان ".repeat(30)}`;

  it("shows the match of a long text on one line, with what was left out marked", () => {
    const shown = excerpt(long, searchWords("رهگیری 99887"), 80);
    expect(shown).toContain("رهگیری ۹۹۸۸۷");
    expect(shown).toMatch(/^….*…$/);
    expect(shown.length).toBeLessThanOrEqual(82);
    expect(excerpt("یک\n\n  دو", [])).toBe("یک دو");
  });

  it("is part of the text and not much longer than asked for, whatever is searched", () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 12 }), texts, fc.integer({ min: 20, max: 200 }), (parts, query, length) => {
        const text = parts.join(" ");
        const shown = excerpt(text, searchWords(query), length);
        expect(shown.length).toBeLessThanOrEqual(length + 2);
        expect(text.replace(/[\s\u0085]+/g, " ")).toContain(shown.replace(/^…|…$/g, ""));
      }),
    );
  });
});
