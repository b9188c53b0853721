import { toLatinDigits } from "@/persian/digits";
import { foldForSearch, searchWords } from "@/persian/text";

const WORD_LIMIT = 8;
/** A trigram index needs three letters. */
const INDEXED_LENGTH = 3;

/** What somebody typed, as it is searched for. */
export type SearchQuery = {
  /** A ticket's number, when nothing else was typed. */
  number: number | null;
  /** At least four digits without the country's prefix, when nothing but a phone number was typed. */
  phoneDigits: string | null;
  /** Each must be found; the spellings of one word are alternatives. */
  words: { spellings: string[]; isIndexed: boolean }[];
  /** Every folded spelling, for marking. */
  marks: string[];
};

/**
 * Reads a search text (T3, T9): digits of any script, #1042, phone numbers in any form, words in any order. A word with a half-space is
 * also looked for with a space, since people type «می‌روم», «می روم» and «میروم».
 */
export function readQuery(text: string): SearchQuery {
  const latin = toLatinDigits(text).trim();
  const number = /^#?(\d{1,9})$/.exec(latin)?.[1];
  const digits = /^[+\d][\d\s\-().\u200c]*$/.test(latin) ? latin.replace(/\D/g, "").replace(/^(0098|98|0)(?=\d)/, "") : "";
  const spaced = new Map(
    text
      .trim()
      .split(/\s+/)
      .filter((word) => word.includes("\u200c"))
      .map((word) => [foldForSearch(word), foldForSearch(word.replaceAll("\u200c", " "))]),
  );
  const words = searchWords(text)
    .slice(0, WORD_LIMIT)
    .map((word) => {
      const spellings = [...new Set([word, spaced.get(word) ?? word])];
      return { spellings, isIndexed: spellings.every((spelling) => spelling.length >= INDEXED_LENGTH) };
    });
  return {
    number: number ? Number(number) : null,
    phoneDigits: digits.length >= 4 ? digits : null,
    words,
    marks: words.flatMap(({ spellings }) => spellings),
  };
}
