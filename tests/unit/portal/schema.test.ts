import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { CustomerReplyInput, EditOrganisationInput, FileTicketInput, SaveFaqInput } from "@/domain/portal/schema";

const request = { departmentId: randomUUID(), title: "  موضوع  ", description: "شرح", idempotencyKey: randomUUID() };

it("only title and description are required of a request, and both are cleaned", () => {
  expect(FileTicketInput.parse(request)).toMatchObject({ title: "موضوع", attachmentIds: [], shownFaqIds: [] });
  expect(FileTicketInput.safeParse({ ...request, title: " \u200e " }).success).toBe(false);
  expect(FileTicketInput.safeParse({ ...request, description: "\n" }).success).toBe(false);
});

it("fields that the server sets are refused, not ignored", () => {
  for (const extra of [{ customerId: randomUUID() }, { portalVisible: false }, { priority: "URGENT" }, { stageId: randomUUID() }]) {
    expect(FileTicketInput.safeParse({ ...request, ...extra }).success).toBe(false);
  }
});

it("a reply needs words or a file", () => {
  const reply = { number: 1, body: " ", idempotencyKey: randomUUID() };
  expect(CustomerReplyInput.safeParse(reply).success).toBe(false);
  expect(CustomerReplyInput.safeParse({ ...reply, attachmentIds: [randomUUID()] }).success).toBe(true);
});

it("the organisation's days and colour have bounds; a question has words", () => {
  const organisation = {
    expectedVersion: 1,
    name: "نیک‌افزار",
    brandColor: "blue",
    welcome: "",
    answeringHours: "",
    supportPhone: "",
    allowsRegistration: true,
    reopenDays: 0,
    linkDays: 1,
  };
  expect(EditOrganisationInput.safeParse(organisation).success).toBe(true);
  for (const bad of [{ brandColor: "red; background:url(//evil)" }, { linkDays: 0 }, { reopenDays: 366 }, { name: " " }]) {
    expect(EditOrganisationInput.safeParse({ ...organisation, ...bad }).success).toBe(false);
  }
  expect(SaveFaqInput.safeParse({ departmentId: randomUUID(), question: "؟", answer: "بله", isPublished: true }).success).toBe(false);
});
