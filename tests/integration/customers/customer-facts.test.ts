import { expect, it } from "vitest";
import { moveCustomerField, retireCustomerField, saveCustomerField } from "@/server/customers/commands/save-customer-field";
import { setFact } from "@/server/customers/commands/set-fact";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aCustomer, aTicket, aUser, noId } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

const admin = async () => ctxOf(base.db, agent(await aUser(base.db, { role: "ADMIN" })));
const label = (name: string) => `${name} ${noId().slice(0, 8)}`;

it("a fact is kept in its form, shown on the record and, if it is to be, beside the conversation; emptied it is gone", async () => {
  const ctx = await admin();
  const api = createCaller(ctx);
  const [contract, birth] = [
    await saveCustomerField(ctx, { label: label("قرارداد"), kind: "CHOICE", options: ["طلایی", "نقره‌ای"], isOnCard: true }),
    await saveCustomerField(ctx, { label: label("تولد"), kind: "DATE", options: [], isOnCard: false }),
  ];
  const customer = await aCustomer(base.db);
  const ticket = await aTicket(base.db, { customerId: customer.id });
  const say = (fieldId: string, value: string, expectedVersion: number) => setFact(ctx, { customerId: customer.id, fieldId, value, expectedVersion });
  await say(contract.id, "طلایی", 1);
  await say(birth.id, "1990-03-21", 2);
  expect((await api.customers.get({ customerId: customer.id })).facts.map((fact) => fact.value)).toEqual(["طلایی", "1990-03-21"]);
  expect((await api.tickets.get({ number: ticket.number })).customer.facts.map((fact) => fact.value)).toEqual(["طلایی"]);
  await say(contract.id, "", 3);
  expect((await api.customers.get({ customerId: customer.id })).facts.map((fact) => fact.value)).toEqual(["1990-03-21"]);
  await expect(say(contract.id, "برنزی", 4)).rejects.toMatchObject({ code: "INVALID_INPUT", reason: "fact.invalid", data: { problem: "notChoice" } });
  expect(await outcomeOf(say(contract.id, "طلایی", 1))).toBe("CONFLICT customer.changed_by_someone_else");
  const facts = await base.db.activity.findMany({ where: { subjectKind: "customer", subjectId: customer.id } });
  expect(facts.map((fact) => fact.event)).toEqual(["customer.fact_set", "customer.fact_set", "customer.fact_set"]);
  expect(JSON.stringify(facts.map((fact) => fact.data))).not.toContain("1990");
});

it("a field keeps its values while it is out of use, and brings them back", async () => {
  const ctx = await admin();
  const field = await saveCustomerField(ctx, { label: label("نشانی"), kind: "TEXT", options: [], isOnCard: false });
  const customer = await aCustomer(base.db);
  await setFact(ctx, { customerId: customer.id, fieldId: field.id, value: "یزد، میدان ساعت", expectedVersion: 1 });
  await retireCustomerField(ctx, { fieldId: field.id, expectedVersion: 1, isRetired: true });
  const api = createCaller(ctx).customers;
  expect((await api.get({ customerId: customer.id })).facts).toEqual([]);
  expect(await outcomeOf(setFact(ctx, { customerId: customer.id, fieldId: field.id, value: "قم", expectedVersion: 2 }))).toBe(
    "NOT_FOUND customerField.not_found",
  );
  await retireCustomerField(ctx, { fieldId: field.id, expectedVersion: 2, isRetired: false });
  expect((await api.get({ customerId: customer.id })).facts.map((fact) => fact.value)).toEqual(["یزد، میدان ساعت"]);
});

it("names are unique in any spelling, choices in use stay, and a second admin is told instead of overwriting", async () => {
  const ctx = await admin();
  const name = label("رتبهٔ مشتري");
  const field = await saveCustomerField(ctx, { label: name, kind: "CHOICE", options: ["یک", "دو", "سه"], isOnCard: false });
  expect(await outcomeOf(saveCustomerField(ctx, { label: name.replace("ي", "ی"), kind: "TEXT", options: [], isOnCard: false }))).toBe(
    "RULE_VIOLATION customerField.label_taken",
  );
  await setFact(ctx, { customerId: (await aCustomer(base.db)).id, fieldId: field.id, value: "یک", expectedVersion: 1 });
  const edit = (options: string[], expectedVersion: number) =>
    saveCustomerField(ctx, { fieldId: field.id, expectedVersion, label: name, options, isOnCard: true });
  expect(await outcomeOf(edit(["دو", "سه"], 1))).toBe("RULE_VIOLATION customerField.option_in_use");
  expect(await outcomeOf(edit(["یک"], 1))).toBe("INVALID_INPUT customerField.options_missing");
  expect(await edit(["یک", "دو"], 1)).toMatchObject({ version: 2 });
  expect(await outcomeOf(edit(["یک", "دو", "چهار"], 1))).toBe("CONFLICT customerField.changed_by_someone_else");
  const facts = await base.db.activity.findMany({ where: { subjectKind: "settings", subjectId: field.id }, orderBy: { id: "asc" } });
  expect(facts.map((fact) => fact.event)).toEqual(["customerField.added", "customerField.edited"]);
  expect(facts[1]?.data).toMatchObject({ changes: { isOnCard: { from: false, to: true }, options: { from: ["یک", "دو", "سه"], to: ["یک", "دو"] } } });
});

it("fields move one place at a time, for everybody", async () => {
  const ctx = await admin();
  const [one, two] = [
    await saveCustomerField(ctx, { label: label("یکم"), kind: "TEXT", options: [], isOnCard: false }),
    await saveCustomerField(ctx, { label: label("دوم"), kind: "TEXT", options: [], isOnCard: false }),
  ];
  const order = async () => (await createCaller(ctx).customers.fields()).map((field) => field.id).filter((id) => id === one.id || id === two.id);
  expect(await order()).toEqual([one.id, two.id]);
  await moveCustomerField(ctx, { fieldId: two.id, to: "up" });
  expect(await order()).toEqual([two.id, one.id]);
  await moveCustomerField(ctx, { fieldId: one.id, to: "down" });
  expect(await order()).toEqual([two.id, one.id]);
});

it("only admins decide what is kept", async () => {
  const supervisor = ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" })));
  expect(await outcomeOf(saveCustomerField(supervisor, { label: "نه", kind: "TEXT", options: [], isOnCard: false }))).toBe("FORBIDDEN permission.denied");
});
