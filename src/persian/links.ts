export type TextSegment = { type: "text"; text: string };
export type LinkSegment = { type: "link"; text: string; href: string };
export type Segment = TextSegment | LinkSegment;

// An address ends at white space, quotes, brackets of markup, Persian or Latin quotation marks, or a bidi control.
const CANDIDATE = /(?<![a-z0-9])(?:https?:\/\/|(?<![\p{L}\p{N}@/._-])www\.)[^\s<>"`{}|\\^«»“”„‹›\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;
const CLOSING = new Set([...".,;:!?…'’*~_،؛؟٪۔\u200c"]);
const BRACKETS = new Map([
  [")", "("],
  ["]", "["],
]);

/** Without the punctuation of the sentence around it; a closing bracket stays when it was opened inside the address. */
function trimSentence(candidate: string): string {
  const open = new Map([...BRACKETS.keys()].map((close) => [close, surplus(candidate, close)]));
  let end = candidate.length;
  while (end > 0) {
    const last = candidate.charAt(end - 1);
    const extra = open.get(last);
    if (extra !== undefined && extra > 0) open.set(last, extra - 1);
    else if (!CLOSING.has(last)) break;
    end -= 1;
  }
  return candidate.slice(0, end);
}

function surplus(text: string, close: string): number {
  let count = 0;
  for (const char of text) count += char === close ? 1 : char === BRACKETS.get(close) ? -1 : 0;
  return count;
}

function safeHref(address: string): string | null {
  const absolute = /^www\./i.test(address) ? `https://${address}` : address;
  const host = /^https?:\/\/([^/?#]*)/i.exec(absolute)?.[1] ?? "";
  // "bank.ir@evil.example" and invisible characters make a host read as another one.
  if (!/^[\p{L}\p{N}.:[\]-]+$/u.test(host) || !URL.canParse(absolute)) return null;
  const url = new URL(absolute);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}

/**
 * A plain text cut into words and web addresses, for rendering as text nodes and `<a>`; never HTML. Only http, https and
 * bare `www.` become links; anything with credentials in it stays text. The `text`s joined are the input, unchanged.
 * Punctuation of the sentence («؟»، «،»، a full stop, a closing bracket) is left outside the link. Linear time.
 */
export function linkify(text: string): Segment[] {
  const segments: Segment[] = [];
  let plainFrom = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const address = trimSentence(match[0]);
    const href = safeHref(address);
    if (href === null) continue;
    if (match.index > plainFrom) segments.push({ type: "text", text: text.slice(plainFrom, match.index) });
    segments.push({ type: "link", text: address, href });
    plainFrom = match.index + address.length;
  }
  if (plainFrom < text.length) segments.push({ type: "text", text: text.slice(plainFrom) });
  return segments;
}
