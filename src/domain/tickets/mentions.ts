import { foldForSearch, searchWords } from "@/persian/text";

/** Most colleagues named in one note, places counted. */
export const MENTION_LIMIT = 20;

/**
 * A colleague named in a note (D21): the text from `start` to `end` (UTF-16 units) is "@" and the name as it was written; the id says who
 * it is, whatever they are called later. The text itself stays plain: whoever may read the note reads «@نام» and nothing more.
 */
export type Mention = { userId: string; start: number; end: number };

/** True when every mention covers an "@…" of one line in the text, in order and without overlap. */
export function mentionsFit(body: string, mentions: readonly Mention[]): boolean {
  let free = 0;
  for (const { start, end } of mentions) {
    if (start < free || end <= start + 1 || end > body.length) return false;
    if (body.charAt(start) !== "@" || body.slice(start, end).includes("\n")) return false;
    free = end;
  }
  return true;
}

/** The mentions after an edit: those beside it move along, one that was touched is plain text from now on. */
export function shiftMentions(before: string, after: string, mentions: readonly Mention[]): Mention[] {
  if (before === after) return [...mentions];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
  const moved = after.length - before.length;
  return mentions.flatMap((mention) => {
    if (mention.end <= head) return [mention];
    if (mention.start >= before.length - tail) return [{ ...mention, start: mention.start + moved, end: mention.end + moved }];
    return [];
  });
}

/** The same mentions in the cleaned text: each is found as the n-th place where its words stand. */
export function relocateMentions(raw: string, cleaned: string, mentions: readonly Mention[]): Mention[] {
  return mentions.flatMap(({ userId, start, end }) => {
    const words = raw.slice(start, end);
    const place = placesOf(words, cleaned)[placesOf(words, raw).indexOf(start)];
    return place === undefined ? [] : [{ userId, start: place, end: place + words.length }];
  });
}

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at !== -1 && words !== ""; at = text.indexOf(words, at + words.length)) places.push(at);
  return places;
}

/** What follows the "@" that is being typed at the caret, or null when none is. */
export function mentionBeingTyped(text: string, caret: number, mentions: readonly Mention[]): { start: number; query: string } | null {
  const line = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
  const at = line.lastIndexOf("@");
  if (at === -1) return null;
  const start = caret - line.length + at;
  const query = line.slice(at + 1);
  // Inside a word it is an address, not a name.
  if (/[\p{L}\p{N}._-]/u.test(line.charAt(at - 1))) return null;
  if (query.length > 40 || query.startsWith(" ") || query.split(" ").length > 3) return null;
  if (mentions.some((mention) => mention.start <= start && start < mention.end)) return null;
  return { start, query };
}

/** Puts a colleague's name where an "@…" is being typed; a space follows, and the caret stands after it. */
export function insertMention(
  text: string,
  typed: { start: number; end: number },
  person: { id: string; name: string },
  mentions: readonly Mention[],
): { body: string; mentions: Mention[]; caret: number } {
  const words = `@${person.name.normalize("NFC")}`;
  const rest = text.slice(typed.end);
  const gap = /^[\s.,،؛:!؟?)»]/.test(rest) ? "" : " ";
  const body = `${text.slice(0, typed.start)}${words}${gap}${rest}`;
  const end = typed.start + words.length;
  const moved = body.length - text.length;
  const kept = mentions.flatMap((mention) => {
    if (mention.end <= typed.start) return [mention];
    if (mention.start >= typed.end) return [{ ...mention, start: mention.start + moved, end: mention.end + moved }];
    return [];
  });
  const all = [...kept, { userId: person.id, start: typed.start, end }].sort((a, b) => a.start - b.start);
  return { body, mentions: all, caret: end + 1 };
}

/** The colleagues whose name has every word typed, however its letters and digits were typed; who begins with it comes first. */
export function peopleNamed<P extends { name: string }>(people: readonly P[], query: string): P[] {
  const words = searchWords(query);
  const folded = foldForSearch(query);
  const found = people.filter((person) => {
    const name = foldForSearch(person.name);
    return words.every((word) => name.includes(word));
  });
  return found.sort((a, b) => Number(foldForSearch(b.name).startsWith(folded)) - Number(foldForSearch(a.name).startsWith(folded)));
}
