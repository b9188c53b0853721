import fc from "fast-check";
import { expect, it } from "vitest";
import { AddNoteInput, BODY_LIMIT, BodyText, CreateTicketInput, EditTicketInput, TITLE_LIMIT, TitleText } from "@/domain/tickets/schema";

const id = "01920000-0000-7000-8000-000000000000";

it("a title is one clean line: no direction overrides, no line breaks, not empty, not too long", () => {
  expect(TitleText.parse("  مشکل\n\u202eورود\u0000 ")).toBe("مشکل ورود");
  expect(TitleText.safeParse(" \u200e ").success).toBe(false);
  expect(TitleText.safeParse("آ".repeat(TITLE_LIMIT)).success).toBe(true);
  expect(TitleText.safeParse("آ".repeat(TITLE_LIMIT + 1)).success).toBe(false);
});

it("half-spaces and several paragraphs of a text stay", () => {
  expect(BodyText.parse("می‌خواهم\n\nبند دوم")).toBe("می‌خواهم\n\nبند دوم");
  expect(BodyText.safeParse("آ".repeat(BODY_LIMIT + 1)).success).toBe(false);
});

it("whatever text comes in, what is kept can be kept again unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const body = BodyText.safeParse(text);
      if (body.success) expect(BodyText.parse(body.data)).toBe(body.data);
      const title = TitleText.safeParse(text);
      if (title.success) expect(TitleText.parse(title.data)).toBe(title.data);
    }),
  );
});

it("a note needs words and a key; nobody says who wrote it", () => {
  const note = { ticketId: id, body: "سلام", portalVisible: false, idempotencyKey: id };
  expect(AddNoteInput.safeParse(note).success).toBe(true);
  expect(AddNoteInput.safeParse({ ...note, body: " \n " }).success).toBe(false);
  expect(AddNoteInput.safeParse({ ...note, authorKind: "CUSTOMER" }).success).toBe(false);
});

it("a new ticket is of normal priority, without tags or text, unless said otherwise", () => {
  expect(CreateTicketInput.parse({ title: "مشکل", customerId: id })).toEqual({
    title: "مشکل",
    customerId: id,
    description: "",
    priority: "NORMAL",
    tagIds: [],
  });
  expect(CreateTicketInput.safeParse({ title: "مشکل", customerId: id, number: 7 }).success).toBe(false);
});

it("an edit names the version it saw, and a due time is an instant", () => {
  expect(EditTicketInput.safeParse({ ticketId: id, title: "مشکل" }).success).toBe(false);
  expect(EditTicketInput.safeParse({ ticketId: id, expectedVersion: 1, dueAt: "فردا" }).success).toBe(false);
  expect(EditTicketInput.safeParse({ ticketId: id, expectedVersion: 1, dueAt: null }).success).toBe(true);
});
