import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanBody, cleanLine, foldForSearch, initials, isolate, joinList, joinPersian, searchWords, splitParagraphs, stripBidiControls } from "@/persian/text";
import { FOLDING_VECTORS, SAME_WORD } from "../../support/text-vectors";

// Above it there are ideographs, tags and private use only.
const LAST_CODE_POINT = 0x1ffff;

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(..." a\n\r\t\u0000\u0085\u00a0\u0301\u0654\u200b\u200c\u200d\u200f\u2028\ufeffیيُ۱"), maxLength: 12 }),
);

describe("foldForSearch", () => {
  it.each(FOLDING_VECTORS)("folds $name", ({ input, folded }) => {
    expect(foldForSearch(input)).toBe(folded);
  });

  it.each(SAME_WORD)("takes %s for %s", (...spellings) => {
    expect(new Set(spellings.map(foldForSearch)).size).toBe(1);
  });

  it("changes nothing when applied twice, for every code point of a script", () => {
    const wrong: string[] = [];
    for (let code = 0; code <= LAST_CODE_POINT; code += 1) {
      const once = foldForSearch(`ا${String.fromCodePoint(code)}e`);
      if (foldForSearch(once) !== once) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it("changes nothing when applied twice, for any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("never yields what PostgreSQL cannot store", () => {
    expect(foldForSearch("a\u0000b")).toBe("ab");
    expect(foldForSearch("a\ud800b")).toBe("a\ufffdb");
  });

  it("finds a word typed with a space where a ZWNJ belongs, word by word", () => {
    const stored = foldForSearch("نسخهٔ به‌روز شدهٔ سامانه");
    expect(searchWords("به  روز به")).toEqual(["به", "روز"]);
    expect(searchWords("به روز").every((word) => stored.includes(word))).toBe(true);
    expect(searchWords(" \u200c ")).toEqual([]);
  });
});

describe("cleaning", () => {
  it("keeps a name from being read as another through bidi controls", () => {
    expect(stripBidiControls("\u202egpj.exe\u202c\u2066a\u2069\u200e\u200f\u061c")).toBe("gpj.exea");
    expect(cleanLine("علی\u202e رضایی")).toBe("علی رضایی");
  });

  it("makes one trimmed line of a name and keeps its ZWNJ and letters", () => {
    expect(cleanLine("  \u200cعلي\r\n رضا\u200c\u200cیی \u0007\ufeff\u200c ")).toBe("علي رضا\u200cیی");
    expect(cleanLine("کا\ufeffریز \u200c \u200c خوب")).toBe("کاریز خوب");
    expect(cleanLine("e\u0301")).toBe("é");
    expect(cleanLine("\u0000\t\n ")).toBe("");
  });

  it("is idempotent for lines and bodies", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
        expect(cleanBody(cleanBody(text))).toBe(cleanBody(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps the shape of a message and drops only what cannot be seen", () => {
    expect(cleanBody("\n\n  سلام \r\nمی\u200cشود؟\r\n\r\n\tcode\u0000\u001b[0m  \n\n")).toBe("  سلام\nمی\u200cشود؟\n\n\tcode[0m");
    expect(cleanBody("👨\u200d👩\u200d👧")).toBe("👨\u200d👩\u200d👧");
    expect(cleanBody("a\u2028b\u2029c")).toBe("a\nb\nc");
  });

  it("stays quick on hostile input", () => {
    const start = performance.now();
    for (const run of ["\n", " ", "\u200c", "\u0301", " \n"]) {
      const text = `a${run.repeat(100_000)}b`;
      for (const clean of [cleanLine, cleanBody, foldForSearch, splitParagraphs, initials]) clean(text);
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("splits paragraphs at blank lines only", () => {
    expect(splitParagraphs("الف\nب\n \n\n\nپ\r\n\r\nت")).toEqual(["الف\nب", "پ", "ت"]);
    expect(splitParagraphs(" \n ")).toEqual([]);
  });
});

describe("names and lists", () => {
  it.each([
    ["علی رضایی", "ع\u200cر"],
    ["خانم مریم رضایی", "م\u200cر"],
    ["سید محمد حسینی", "م\u200cح"],
    ["آقای دکتر", "آ\u200cد"],
    ["نگار", "ن"],
    ["sara ahmadi-nejad", "S\u200cN"],
    ["«شرکت» (آب)", "ش\u200cآ"],
    ["😀", ""],
    ["", ""],
  ])("takes the initials of %s", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  it("joins a list as a sentence says it", () => {
    expect([[], ["الف"], ["الف", "ب"], ["الف", "ب", "پ"]].map(joinPersian)).toEqual(["", "الف", "الف و ب", "الف، ب و پ"]);
    expect(joinList(["أ", "ب", "ج"], "ar")).toBe("أ، ب وج");
    expect(joinList(["a", "b", "c"], "en")).toBe("a, b and c");
  });

  it("isolates a text that tries to break out", () => {
    expect(isolate("a\u2069\u202eb")).toBe("\u2068ab\u2069");
    expect(isolate("0912", "ltr")).toBe("\u20660912\u2069");
  });
});
