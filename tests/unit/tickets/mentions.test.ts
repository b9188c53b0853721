import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insertMention, type Mention, mentionBeingTyped, mentionsFit, peopleNamed, relocateMentions, shiftMentions } from "@/domain/tickets/mentions";
import { AddNoteInput } from "@/domain/tickets/schema";
import { cleanBody } from "@/persian/text";

const sara = { id: "0199c1f0-0000-7000-8000-000000000001", name: "سارا امینی" };
const ali = { id: "0199c1f0-0000-7000-8000-000000000002", name: "علی رضایی" };
const twin = { id: "0199c1f0-0000-7000-8000-000000000003", name: "علی رضایی" };
const john = { id: "0199c1f0-0000-7000-8000-000000000004", name: "John O'Neil" };
const wordsOf = (body: string, mentions: readonly Mention[]) => mentions.map(({ start, end, userId }) => [body.slice(start, end), userId]);

/** A text with people named in it, made as a writer makes it: by putting names where an @ was typed. */
const written = fc
  .array(fc.tuple(fc.string({ unit: fc.constantFrom(..."سلام @ab،\n\u200c  1.") }), fc.constantFrom(sara, ali, twin, john)), { maxLength: 5 })
  .map((parts) => {
    let made = { body: "", mentions: [] as Mention[] };
    for (const [text, person] of parts) {
      const body = `${made.body}${text}@`;
      made = insertMention(body, { start: body.length - 1, end: body.length }, person, made.mentions);
    }
    return made;
  });

describe("places of mentions", () => {
  it("fit the text that they were put into", () => {
    fc.assert(fc.property(written, ({ body, mentions }) => mentionsFit(body, mentions)));
  });

  it("after any edit still cover the same words of the same people, in order; only touched ones are gone", () => {
    fc.assert(
      fc.property(written, fc.nat(), fc.nat(), fc.string({ unit: fc.constantFrom(..."علی @\nz") }), ({ body, mentions }, a, b, inserted) => {
        const from = a % (body.length + 1);
        const to = from + (b % (body.length - from + 1));
        const after = body.slice(0, from) + inserted + body.slice(to);
        const kept = shiftMentions(body, after, mentions);
        expect(mentionsFit(after, kept)).toBe(true);
        const untouched = mentions.filter(({ start, end }) => end <= from || start >= to);
        const before = wordsOf(body, mentions);
        for (const one of wordsOf(after, kept)) expect(before).toContainEqual(one);
        // An edit that repeats its surroundings may count as one beside it: never fewer people than were left alone.
        expect(kept.length).toBeGreaterThanOrEqual(untouched.length);
      }),
    );
  });

  it("outlive the cleaning of the text", () => {
    fc.assert(
      fc.property(written, ({ body, mentions }) => {
        const cleaned = cleanBody(body);
        const moved = relocateMentions(body, cleaned, mentions);
        expect(wordsOf(cleaned, moved)).toEqual(wordsOf(body, mentions));
        expect(mentionsFit(cleaned, moved)).toBe(true);
      }),
    );
  });

  it("that overlap, are out of order, leave the line or do not begin with @ do not fit", () => {
    const at = (start: number, end: number): Mention => ({ userId: sara.id, start, end });
    const body = "@a @b\n@c";
    expect(mentionsFit(body, [at(0, 2), at(3, 5), at(6, 8)])).toBe(true);
    for (const bad of [[at(0, 2), at(1, 3)], [at(3, 5), at(0, 2)], [at(1, 3)], [at(3, 8)], [at(6, 9)], [at(0, 1)]]) expect(mentionsFit(body, bad)).toBe(false);
    const note = { ticketId: sara.id, body, portalVisible: false, idempotencyKey: sara.id };
    expect(AddNoteInput.safeParse({ ...note, mentions: [at(0, 2)] }).success).toBe(true);
    expect(AddNoteInput.safeParse({ ...note, mentions: [at(1, 3)] }).success).toBe(false);
  });
});

describe("what is being typed at the caret", () => {
  const typed = (text: string, mentions: readonly Mention[] = []) => mentionBeingTyped(text, text.length, mentions);
  it.each([
    ["@", { start: 0, query: "" }],
    ["سلام @سا", { start: 5, query: "سا" }],
    ["خط\n@علی رض", { start: 3, query: "علی رض" }],
    ["(@a", { start: 1, query: "a" }],
    ["a@b", null],
    ["info@kariz", null],
    ["@ سلام", null],
    ["@یک دو سه چهار", null],
    ["@سارا\nبعد", null],
    ["بدون نام", null],
  ])("%j", (text, found) => {
    expect(typed(text)).toEqual(found);
  });

  it("is nothing inside or right after a name that has been put already", () => {
    const { body, mentions, caret } = insertMention("@سا", { start: 0, end: 3 }, sara, []);
    expect(body).toBe("@سارا امینی ");
    expect(caret).toBe(body.length);
    expect(typed(body, mentions)).toBeNull();
    expect(mentionBeingTyped(body, 4, mentions)).toBeNull();
  });

  it("no second space is put before what follows", () => {
    expect(insertMention("به @a، بعد", { start: 3, end: 5 }, sara, []).body).toBe("به @سارا امینی، بعد");
  });
});

it("people are found by any word of their name, however letters and digits were typed; who begins with it comes first", () => {
  const people = [{ name: "رضا علیزاده" }, { name: "علی رضایی" }, { name: "كيان ۱" }];
  expect(peopleNamed(people, "علي").map(({ name }) => name)).toEqual(["علی رضایی", "رضا علیزاده"]);
  expect(peopleNamed(people, "کیان 1")).toEqual([{ name: "كيان ۱" }]);
  expect(peopleNamed(people, "زز")).toEqual([]);
  expect(peopleNamed(people, "")).toHaveLength(3);
});
