import { splitParagraphs } from "@/persian/text";

/** A message cut for the screen: paragraphs of words, and runs of lines that read like code, which stand left to right. */
export type MessagePart = { kind: "words"; text: string } | { kind: "code"; text: string };

/** Longest message shown whole, in characters and in lines. */
const WHOLE_LENGTH = 900;
const WHOLE_LINES = 14;
const CUT_LENGTH = 600;
const CUT_LINES = 9;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const CODE = [
  /[{}<>;=$|\\`]/,
  /^\s*(?:at|sudo|npm|npx|pip|git|curl|ping|docker|select|insert|update|delete|get|post|put|patch|from|where)\s+\S/i,
  /^\s*[#$>]\s*\S/,
  /\w\(.*\)/,
  /::|->|=>|--\w/,
  /\b(?:error|exception|traceback|warning|failed|status|code|errno)\b/i,
  /^\s*\d{4}-\d\d-\d\d[ T]\d\d:\d\d/,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/,
  /^\s*(?:\/|[a-z]:\\|\.\/)[\w.-]+/i,
  /\.\w{1,4}:\d+/,
  /^\s*[\w-]+:\s*\S/,
];

/** A line without a Persian or Arabic letter that looks like a command, a log line or a piece of a program; an address alone is not. */
export function isCodeLike(line: string): boolean {
  const bare = line.trim();
  if (bare.length < 3 || RIGHT_TO_LEFT.test(bare) || /^(?:https?:\/\/|www\.)\S+$/i.test(bare)) return false;
  return /[a-z]/i.test(bare) && CODE.some((sign) => sign.test(bare));
}

/** A plain message in parts; joined they hold every line of it. */
export function messageParts(body: string): MessagePart[] {
  const parts: MessagePart[] = [];
  for (const paragraph of splitParagraphs(body)) {
    let run = null as { kind: MessagePart["kind"]; lines: string[] } | null;
    for (const line of paragraph.split("\n")) {
      const kind = isCodeLike(line) ? "code" : "words";
      if (run?.kind === kind) run.lines.push(line);
      else {
        if (run) parts.push({ kind: run.kind, text: run.lines.join("\n") });
        run = { kind, lines: [line] };
      }
    }
    if (run) parts.push({ kind: run.kind, text: run.lines.join("\n") });
  }
  return parts;
}

/** The beginning of a long message, cut between words; null when it is short enough to be shown whole. */
export function beginningOf(body: string): string | null {
  const lines = body.split("\n");
  if (body.length <= WHOLE_LENGTH && lines.length <= WHOLE_LINES) return null;
  const top = lines.slice(0, CUT_LINES).join("\n");
  if (top.length <= CUT_LENGTH) return `${top.trimEnd()} …`;
  const cut = top.slice(0, CUT_LENGTH);
  const lastBlank = cut.search(/\s\S*$/);
  return `${(lastBlank > CUT_LENGTH / 2 ? cut.slice(0, lastBlank) : cut).trimEnd()} …`;
}
