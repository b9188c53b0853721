import { expect, it } from "vitest";
import { CreateCustomerInput } from "@/domain/customers/schema";
import { createCustomer } from "@/server/customers/commands/create-customer";
import { findCustomers } from "@/server/customers/queries";
import { agent, ctxOf, system } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aCustomer, aUser, noId } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();

const staff = async () => ctxOf(base.db, agent(await aUser(base.db)));
const input = (given: object) => CreateCustomerInput.parse({ name: "سارا احمدی", ...given });

it("a customer has a name, a number in one form however it was typed, and a company found by name or made", async () => {
  const ctx = await staff();
  const first = await createCustomer(ctx, input({ phone: "۰۹۱۲ ۳۴۵ ۶۷۸۹", companyName: "نیک‌افزار" }));
  expect(first).toMatchObject({ name: "سارا احمدی", phone: "+989123456789", companyName: "نیک‌افزار" });
  const second = await createCustomer(ctx, input({ name: "علی", companyName: "نیک‌افزار" }));
  const rows = await base.db.customer.findMany({ where: { id: { in: [first.id, second.id] } }, include: { phones: true } });
  expect(new Set(rows.map((row) => row.companyId)).size).toBe(1);
  expect(rows.find((row) => row.id === first.id)?.phones).toMatchObject([{ e164: "+989123456789", kind: "MOBILE" }]);
});

it("a number that somebody has is refused, in whatever form, and says whose it is; one that cannot be read as well", async () => {
  const ctx = await staff();
  const owner = await aCustomer(base.db, { phone: "+989121112233" });
  await expect(createCustomer(ctx, input({ phone: "00989121112233" }))).rejects.toMatchObject({
    code: "RULE_VIOLATION",
    reason: "customer.phone_taken",
    data: { customerId: owner.id },
  });
  expect(await outcomeOf(createCustomer(ctx, input({ phone: "12" })))).toBe("INVALID_INPUT customer.phone_invalid");
});

it("of many who enter the same number at once, one makes the customer and the rest learn that it is taken", async () => {
  const ctx = await staff();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcomeOf(createCustomer(ctx, input({ phone: "09351234567" })))));
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "RULE_VIOLATION customer.phone_taken")).toHaveLength(7);
});

it("only staff and the system may", async () => {
  const someone = { id: noId(), customerId: (await aCustomer(base.db)).id };
  await expectStaffOnly(someone, (actor) => createCustomer(ctxOf(base.db, actor), input({})));
  expect(await outcomeOf(createCustomer(ctxOf(base.db, system), input({})))).toBe("done");
});

it("a customer is found by part of the name, the company or the number in any script; wildcards are letters", async () => {
  const ctx = await staff();
  const made = await createCustomer(ctx, input({ name: "كيوان يكتا", phone: "09127654321", companyName: "آب‌نگار" }));
  const found = async (text: string) => (await findCustomers(ctx, { text, limit: 10 })).map((row) => row.id);
  for (const text of ["کیوان", "یکتا کیوان", "آبنگار", "۷۶۵۴۳", "0912765", "+98 912 7654321"]) expect(await found(text), text).toContain(made.id);
  expect(await found("%")).toEqual([]);
  expect(await found("کی_ان")).toEqual([]);
});
