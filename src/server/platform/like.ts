import { searchWords } from "@/persian/text";

/** A folded word as a LIKE pattern that finds it anywhere; wildcards in it are escaped. */
export function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, "\\$&")}%`;
}

/** The folded words of a search text as LIKE patterns; at most eight. */
export function likePatterns(text: string): string[] {
  return searchWords(text).slice(0, 8).map(likePattern);
}
