import { searchWords } from "@/persian/text";

/** The folded words of a search text as LIKE patterns, wildcards escaped; at most eight. */
export function likePatterns(text: string): string[] {
  return searchWords(text)
    .slice(0, 8)
    .map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}
