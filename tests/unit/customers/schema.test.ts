import { expect, it } from "vitest";
import { isNumberForName } from "@/domain/customers/record";
import { AddCustomerNoteInput, EditCustomerInput, SaveCustomerFieldInput, TimelineInput } from "@/domain/customers/schema";

const id = "0199c1f0-0000-7000-8000-000000000001";

it("an edit says what changes: a name is never taken away, other texts may be", () => {
  expect(EditCustomerInput.parse({ customerId: id, expectedVersion: 1, name: " سارا  احمدی " })).toMatchObject({ name: "سارا احمدی" });
  expect(EditCustomerInput.safeParse({ customerId: id, expectedVersion: 1, name: "  " }).success).toBe(false);
  expect(EditCustomerInput.parse({ customerId: id, expectedVersion: 1, city: " " })).toMatchObject({ city: "" });
});

it("a note of blanks arrives empty, so that the command can say so", () => {
  expect(AddCustomerNoteInput.parse({ customerId: id, body: " \n ", portalVisible: false, idempotencyKey: id }).body).toBe("");
});

it("a field's kind is said when it is made and never again; choices are not said twice", () => {
  const field = { label: "نوع", isOnCard: false };
  expect(SaveCustomerFieldInput.safeParse({ ...field, kind: "CHOICE", options: ["الف", "ب"] }).success).toBe(true);
  expect(SaveCustomerFieldInput.safeParse({ ...field, kind: "CHOICE", options: ["الف", " الف"] }).success).toBe(false);
  expect(SaveCustomerFieldInput.safeParse({ ...field, fieldId: id, expectedVersion: 1, kind: "TEXT" }).success).toBe(false);
});

it("a timeline begins at the newest of all kinds of one customer", () => {
  expect(TimelineInput.parse({ id })).toEqual({ of: "customer", id, kind: null, before: null });
  expect(TimelineInput.safeParse({ id, kind: "gossip" }).success).toBe(false);
});

it("a number that stands for a name is told from a name", () => {
  expect([isNumberForName("+989121234567"), isNumberForName("سارا"), isNumberForName("+98 912")]).toEqual([true, false, false]);
});
