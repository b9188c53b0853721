import fc from "fast-check";
import { expect, it } from "vitest";
import { insertMention, type Mention } from "@/domain/tickets/mentions";
import { markMentions, splitMentions } from "@/features/tickets/mention-marks";
import { beginningOf, messageParts } from "@/features/tickets/message-parts";

const sara = { id: "sara", name: "سارا امینی" };
const note = (before: string, after = "") => {
  const made = insertMention(`${before}@${after}`, { start: before.length, end: before.length + 1 }, sara, []);
  return { ...made, mentions: made.mentions.map((mention: Mention) => ({ ...mention, name: "سارا کریمی" })) };
};
const saidBy = (body: string, mentions: ReturnType<typeof note>["mentions"]) =>
  splitMentions(markMentions(body, mentions), mentions).map((part) => (part.type === "mention" ? `[${part.mention.name}]` : part.text));

it("a mention is shown under today's name, between the words around it", () => {
  const { body, mentions } = note("سلام ", " لطفاً ببین");
  expect(saidBy(body, mentions)).toEqual(["سلام ", "[سارا کریمی]", " لطفاً ببین"]);
});

it("whatever is written around it, the words stay and the mention is there once; look-alikes of our marks are only text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: fc.constantFrom("\ue000", "0", "\ue001", "\ue002", "a", " ") }), (before, after) => {
      const { body, mentions } = note(before, after);
      const parts = splitMentions(markMentions(body, mentions), mentions);
      expect(parts.filter((part) => part.type === "mention")).toHaveLength(1);
      const words = parts.flatMap((part) => (part.type === "text" ? [part.text] : []));
      expect(words.join("")).toBe(`${before}${body.slice(mentions[0]?.end)}`.replace(/[\ue000-\ue002]/g, ""));
    }),
  );
});

it("a mention cut short by the folding of a long message is whole, and a line with one is read as words, not as code", () => {
  const { body, mentions } = note(`${"کلمه ".repeat(118)}`, ` ${"دنباله ".repeat(80)}`);
  const beginning = beginningOf(markMentions(body, mentions)) ?? "";
  const shown = splitMentions(beginning, mentions);
  expect(shown.filter((part) => part.type === "mention").length).toBeLessThanOrEqual(1);
  expect(JSON.stringify(shown.filter((part) => part.type === "text"))).not.toMatch(/[\ue000-\ue002]/);
  const line = note("status: ");
  expect(messageParts(markMentions(line.body, line.mentions)).map((part) => part.kind)).toEqual(["words"]);
});
