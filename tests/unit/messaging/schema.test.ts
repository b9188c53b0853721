import { describe, expect, it } from "vitest";
import { SaveTemplateInput, SendTextInput, SmsId, SmsReportInput } from "@/domain/messaging/schema";

const template = { key: "closed", isOn: true, body: "متن", noLinkBody: "متن", expectedVersion: 0 };

describe("what may be saved as a template", () => {
  it("is for everybody unless said otherwise, and without a provider template", () => {
    expect(SaveTemplateInput.parse(template)).toMatchObject({ departmentId: null, stageId: null, lookupName: null });
  });

  it.each([
    ["an empty text", { ...template, body: " \n " }],
    ["a text longer than the provider takes", { ...template, body: "م".repeat(901) }],
    ["free text, which nobody edits beforehand", { ...template, key: "freeText" }],
    ["an unknown kind", { ...template, key: "spam" }],
    ["a provider template with a space", { ...template, lookupName: "a b" }],
    ["a field that we do not know", { ...template, id: 1 }],
  ])("%s is refused", (_name, input) => {
    expect(SaveTemplateInput.safeParse(input).success).toBe(false);
  });
});

it("a text is cleaned of control characters and never empty", () => {
  const input = { ticketId: "6f9619ff-8b86-4011-b42d-00cf4fc964ff", idempotencyKey: "6f9619ff-8b86-4011-b42d-00cf4fc964ff" };
  expect(SendTextInput.parse({ ...input, text: "سلام\u0007\u0000" }).text).toBe("سلام");
  expect(SendTextInput.safeParse({ ...input, text: "\u0007 \n" }).success).toBe(false);
});

it("an id is digits, a month is Jalali", () => {
  expect(SmsId.safeParse("1795298368095001").success).toBe(true);
  for (const wrong of ["", "-1", "1e3", "9".repeat(20)]) expect(SmsId.safeParse(wrong).success).toBe(false);
  expect(SmsReportInput.safeParse({ year: 2026, month: 8 }).success).toBe(false);
});
