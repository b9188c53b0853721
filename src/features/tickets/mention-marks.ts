import type { NamedMention } from "@/domain/tickets/detail";

// A place travels through the cutting of a message into paragraphs, code and links as one run between characters that no text has.
const OPEN = "\ue000";
const NAME = "\ue001";
const CLOSE = "\ue002";
const MARK = /\ue000(\d+)\ue001[^\ue002…]*\ue002?/g;

/** The text with each mention marked and under the name its owner has today. */
export function markMentions(body: string, mentions: readonly NamedMention[]): string {
  let marked = "";
  let from = 0;
  mentions.forEach(({ start, end, name }, index) => {
    if (start < from || end > body.length) return;
    marked += `${bare(body.slice(from, start))}${OPEN}${index}${NAME}@${bare(name)}${CLOSE}`;
    from = end;
  });
  return marked + bare(body.slice(from));
}

const bare = (text: string) => text.replace(/[\ue000-\ue002]/g, "");

/** A piece of a marked text cut into words and mentions; a mention that was cut short at the end of a folded message is whole again. */
export function splitMentions(
  text: string,
  mentions: readonly NamedMention[],
): ({ type: "text"; text: string } | { type: "mention"; mention: NamedMention })[] {
  const parts: ReturnType<typeof splitMentions> = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const mention = mentions[Number(match[1])];
    if (match.index > from) parts.push({ type: "text", text: text.slice(from, match.index) });
    if (mention) parts.push({ type: "mention", mention });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ type: "text", text: text.slice(from) });
  return parts;
}
