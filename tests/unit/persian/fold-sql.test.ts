import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { foldForSearch } from "@/persian/text";
import { FOLDING_VECTORS } from "../../support/text-vectors";

// Above it there are ideographs, tags and private use only.
const LAST_CODE_POINT = 0x1ffff;

const sql = readFileSync(new URL("../../../src/persian/fold.sql", import.meta.url), "utf8");
const literals = [...sql.matchAll(/^\s+'([^']+)'/gm)].map((match) => match[1] ?? "");
const [invisible, marks, from, to, blanks] = literals as [string, string, string, string, string];
const letters = new Map([...from].map((letter, i) => [letter, [...to][i] ?? ""]));
const invisibleRun = new RegExp(invisible, "g");
const markRun = new RegExp(marks, "g");
const blankRun = new RegExp(blanks, "g");

/** What fa_norm does, step by step, with the tables as they stand in fold.sql. */
function readAsSql(text: string): string {
  const lowered = text.replace(invisibleRun, "").normalize("NFKD").replace(markRun, "").toLowerCase();
  const translated = Array.from(lowered, (char) => letters.get(char) ?? char).join("");
  return translated.normalize("NFC").replace(blankRun, " ").replace(/^ | $/g, "");
}

it("folds alike in SQL and TypeScript: the same tables, for every code point of a script", () => {
  expect(FOLDING_VECTORS.map(({ input }) => readAsSql(input))).toEqual(FOLDING_VECTORS.map(({ folded }) => folded));
  const different: string[] = [];
  for (let code = 1; code <= LAST_CODE_POINT; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const text = `ا${String.fromCodePoint(code)}e`;
    if (readAsSql(text) !== foldForSearch(text)) different.push(code.toString(16));
  }
  expect(different).toEqual([]);
});
