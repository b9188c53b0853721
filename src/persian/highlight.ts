import { foldForSearch } from "./text";

/** A stretch of a text as it was written; `isHit` when it is what somebody searched for. */
export type Piece = { text: string; isHit: boolean };

// One letter with the marks and invisible characters that cling to it: folding changes nothing across these borders.
const LETTERS = /[\s\S](?:\p{M}|[\u00ad\u061c\u0640\u180e\u2060-\u206f\ufeff]|[\u200b-\u200f]|[\u202a-\u202e]|[\ufe00-\ufe0f])*/gu;

type Folded = { text: string; starts: number[]; ends: number[] };

/** The folded text, and for each of its characters where the letter that it comes from begins and ends. */
function foldWithPlaces(text: string): Folded {
  const folded: Folded = { text: "", starts: [], ends: [] };
  for (const match of text.matchAll(LETTERS)) {
    const [letter] = match;
    const plain = /^[\s\u0085]/.test(letter) ? " " : foldForSearch(letter);
    folded.text += plain;
    for (let i = 0; i < plain.length; i += 1) {
      folded.starts.push(match.index);
      folded.ends.push(match.index + letter.length);
    }
  }
  return folded;
}

/** Where the folded words stand in the text as it was written: sorted, merged where they touch. */
function placesOf(text: string, words: readonly string[]): { start: number; end: number }[] {
  const folded = foldWithPlaces(text);
  const found: { start: number; end: number }[] = [];
  for (const word of words) {
    if (word === "") continue;
    for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.length)) {
      found.push({ start: folded.starts[at] ?? 0, end: folded.ends[at + word.length - 1] ?? 0 });
    }
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: { start: number; end: number }[] = [];
  for (const place of found) {
    const last = merged.at(-1);
    if (last && place.start <= last.end) last.end = Math.max(last.end, place.end);
    else merged.push({ ...place });
  }
  return merged;
}

/**
 * The text in pieces, those that match one of the folded `words` (`searchWords`) marked. Joined again they are the text, character for
 * character, whatever script, marks or half-spaces it was typed with (T9).
 */
export function highlight(text: string, words: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of placesOf(text, words)) {
    if (start > at) pieces.push({ text: text.slice(at, start), isHit: false });
    pieces.push({ text: text.slice(start, end), isHit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isHit: false });
  return pieces;
}

/**
 * About `length` characters of a long text around its first match, on one line, cut between words, with «…» where something was left
 * out. Without a match, the beginning.
 */
export function excerpt(text: string, words: readonly string[], length = 160): string {
  const line = text.replace(/[\s\u0085]+/g, " ").trim();
  if (line.length <= length) return line;
  const [first] = placesOf(line, words);
  const from = Math.max(0, Math.min((first?.start ?? 0) - Math.floor(length / 4), line.length - length));
  const start = from === 0 ? 0 : line.indexOf(" ", from) + 1 || from;
  const to = Math.min(line.length, start + length);
  const cut = to === line.length ? to : Math.max(line.lastIndexOf(" ", to), first ? Math.min(first.end, to) : start + 1);
  return `${start > 0 ? "…" : ""}${line.slice(start, cut)}${cut < line.length ? "…" : ""}`;
}
