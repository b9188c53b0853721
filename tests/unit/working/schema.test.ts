import { expect, it } from "vitest";
import { PromiseInput, ReferInput, ReturnInput } from "@/domain/working/schema";

const id = "00000000-0000-7000-8000-00000000000a";
const seen = { ticketId: id, expectedVersion: 1 };

it("a referral names a person or a department, never both or neither, and a reason", () => {
  const ok = (more: object) => ReferInput.safeParse({ ...seen, reason: "دلیل", ...more }).success;
  expect([ok({ toUserId: id }), ok({ toDepartmentId: id }), ok({}), ok({ toUserId: id, toDepartmentId: id })]).toEqual([true, true, false, false]);
  expect(ReferInput.safeParse({ ...seen, toUserId: id, reason: " \n " }).success).toBe(false);
  expect(ReturnInput.safeParse({ ...seen, reason: "" }).success).toBe(false);
});

it("a promise may be taken away, and what is said of it is not empty", () => {
  const ok = (more: object) => PromiseInput.safeParse({ ...seen, ...more }).success;
  expect(ok({ expectedAt: null })).toBe(true);
  expect(ok({ expectedAt: "فردا" })).toBe(false);
  expect(ok({ expectedAt: null, note: { body: " ", idempotencyKey: "00000000-0000-4000-8000-00000000000b" } })).toBe(false);
});
