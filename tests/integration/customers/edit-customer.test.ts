import { expect, it } from "vitest";
import { editCompany } from "@/server/customers/commands/edit-company";
import { editContacts } from "@/server/customers/commands/edit-contacts";
import { editCustomer } from "@/server/customers/commands/edit-customer";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aSession, aUser, noId } from "../../support/factories";
import { freshMobile } from "../../support/portal";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();

const staff = async () => ctxOf(base.db, agent(await aUser(base.db)));
const factsOf = (kind: string, id: string) => base.db.activity.findMany({ where: { subjectKind: kind, subjectId: id }, orderBy: { id: "asc" } });

it("what is written changes, what is left out stays, and the history names the fields without a person's data", async () => {
  const ctx = await staff();
  const customer = await aCustomer(base.db, { name: "سارا", city: "یزد", jobTitle: "حسابدار" });
  expect(await editCustomer(ctx, { customerId: customer.id, expectedVersion: 1, name: "سارا احمدی", jobTitle: "" })).toEqual({ version: 2 });
  expect(await base.db.customer.findUniqueOrThrow({ where: { id: customer.id } })).toMatchObject({ name: "سارا احمدی", jobTitle: null, city: "یزد" });
  const facts = await factsOf("customer", customer.id);
  expect(facts.map((fact) => [fact.event, fact.data])).toEqual([["customer.edited", { fields: ["name", "jobTitle"] }]]);
  expect(await editCustomer(ctx, { customerId: customer.id, expectedVersion: 2, name: "سارا احمدی" })).toEqual({ version: 2 });
});

it("of two who change the same record, the second is told and nothing is overwritten", async () => {
  const ctx = await staff();
  const customer = await aCustomer(base.db, { city: "یزد" });
  const outcomes = await Promise.all(
    ["شیراز", "تبریز", "قم"].map((city) => outcomeOf(editCustomer(ctx, { customerId: customer.id, expectedVersion: 1, city }))),
  );
  expect(outcomes.sort()).toEqual(["CONFLICT customer.changed_by_someone_else", "CONFLICT customer.changed_by_someone_else", "done"]);
});

it("a company is found in any spelling or made, once however many name it at the same time", async () => {
  const ctx = await staff();
  const name = `آب‌نگار كوير ${noId().slice(0, 6)}`;
  const people = await Promise.all(Array.from({ length: 5 }, () => aCustomer(base.db)));
  await Promise.all(people.map((person) => editCustomer(ctx, { customerId: person.id, expectedVersion: 1, companyName: name })));
  await editCustomer(ctx, { customerId: people[0]?.id ?? "", expectedVersion: 2, companyName: name.replace("آب‌نگار كوير", "آبنگار کویر") });
  const rows = await base.db.customer.findMany({ where: { id: { in: people.map((person) => person.id) } } });
  expect(new Set(rows.map((row) => row.companyId)).size).toBe(1);
  const companyId = rows[0]?.companyId ?? "";
  expect((await factsOf("company", companyId)).map((fact) => fact.event)).toEqual(["company.created"]);
  const company = await createCaller(ctx).customers.company({ companyId });
  expect(company.people.map((person) => person.id).sort()).toEqual(people.map((person) => person.id).sort());
});

it("a company's own record is edited against its version; a website has to be one", async () => {
  const ctx = await staff();
  const { id: companyId } = await base.db.company.create({ data: { name: "آبان", createdAt: NOW } });
  expect(await outcomeOf(editCompany(ctx, { companyId, expectedVersion: 1, website: "javascript:alert(1)" }))).toBe("INVALID_INPUT company.website_invalid");
  expect(await editCompany(ctx, { companyId, expectedVersion: 1, name: "آبان نو", website: "aban.example.ir" })).toEqual({ version: 2 });
  expect(await outcomeOf(editCompany(ctx, { companyId, expectedVersion: 1, name: "کهنه" }))).toBe("CONFLICT company.changed_by_someone_else");
  expect(await base.db.company.findUnique({ where: { id: companyId } })).toMatchObject({ name: "آبان نو", website: "https://aban.example.ir" });
  expect(await outcomeOf(editCompany(ctx, { companyId: noId(), expectedVersion: 1 }))).toBe("NOT_FOUND company.not_found");
});

it("numbers are added, removed, named and put in order; one that stays keeps what was proved of it; the history has them masked", async () => {
  const ctx = await staff();
  const [first, second] = [freshMobile(), freshMobile()];
  const customer = await aCustomer(base.db, { phone: first });
  await base.db.customerPhone.update({ where: { e164: first }, data: { verifiedAt: NOW } });
  await editContacts(ctx, {
    customerId: customer.id,
    expectedVersion: 1,
    phones: [
      { number: `۰${second.slice(3)}`, label: "مغازه" },
      { number: "021 8888 1234", label: "" },
      { number: first, label: "" },
    ],
    emails: ["Sara@Example.ir"],
  });
  const record = await createCaller(ctx).customers.get({ customerId: customer.id });
  expect(record.phones).toMatchObject([
    { e164: second, kind: "MOBILE", label: "مغازه", isVerified: false, isForSms: true },
    { e164: "+982188881234", kind: "LANDLINE", isForSms: false },
    { e164: first, isVerified: true, isForSms: false },
  ]);
  expect(record.emails).toEqual(["sara@example.ir"]);
  const [fact] = await factsOf("customer", customer.id);
  expect(JSON.stringify(fact?.data)).not.toContain(second.slice(3));
  expect(fact?.data).toMatchObject({ emails: { added: 1, removed: 0 }, phones: { removed: [] } });
});

it("a line that cannot be read, stands twice or is another's is named with its place and owner, and nothing changes", async () => {
  const ctx = await staff();
  const mine = freshMobile();
  const theirs = freshMobile();
  const customer = await aCustomer(base.db, { phone: mine });
  const owner = await aCustomer(base.db, { phone: theirs, name: "صاحب شماره" });
  const edit = (numbers: string[], emails: string[] = []) =>
    editContacts(ctx, { customerId: customer.id, expectedVersion: 1, phones: numbers.map((number) => ({ number, label: "" })), emails });
  await expect(edit([mine, "12"])).rejects.toMatchObject({ reason: "customer.phone_invalid", data: { index: 1 } });
  await expect(edit([mine, `0${mine.slice(3)}`])).rejects.toMatchObject({ reason: "customer.phone_twice", data: { index: 1 } });
  await expect(edit([theirs])).rejects.toMatchObject({ reason: "customer.phone_taken", data: { index: 0, customerId: owner.id, name: "صاحب شماره" } });
  await expect(edit([mine], ["نه"])).rejects.toMatchObject({ reason: "customer.email_invalid", data: { index: 0 } });
  expect((await base.db.customerPhone.findMany({ where: { customerId: customer.id } })).map((phone) => phone.e164)).toEqual([mine]);
});

it("of two records that take the same new number at once, one has it and the other learns whose it is", async () => {
  const ctx = await staff();
  const number = freshMobile();
  const people = await Promise.all(Array.from({ length: 4 }, () => aCustomer(base.db)));
  const outcomes = await Promise.all(
    people.map((person) => outcomeOf(editContacts(ctx, { customerId: person.id, expectedVersion: 1, phones: [{ number, label: "" }], emails: [] }))),
  );
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "RULE_VIOLATION customer.phone_taken")).toHaveLength(3);
});

it("when a mobile goes, whoever was signed in to the portal has to sign in again, and what waited for that number is not sent", async () => {
  const ctx = await staff();
  const [gone, kept] = [freshMobile(), freshMobile()];
  const customer = await aCustomer(base.db, { phone: gone });
  await base.db.customerPhone.create({ data: { customerId: customer.id, e164: kept, kind: "MOBILE", position: 1 } });
  const session = await aSession(base.db, { customerId: customer.id });
  const queue = (phone: string) =>
    base.db.smsMessage.create({ data: { customerId: customer.id, lane: "UPDATE", template: "received", phone, createdAt: NOW, notBefore: NOW } });
  const [lost, stays] = [await queue(gone), await queue(kept)];
  await editContacts(ctx, { customerId: customer.id, expectedVersion: 1, phones: [{ number: kept, label: "" }], emails: [] });
  expect((await base.db.session.findUniqueOrThrow({ where: { id: session.id } })).revokedAt).toEqual(NOW);
  const stateOf = async (id: bigint) => (await base.db.smsMessage.findUniqueOrThrow({ where: { id } })).state;
  expect([await stateOf(lost.id), await stateOf(stays.id)]).toEqual(["CANCELLED", "QUEUED"]);
});

it("only staff and the system may", async () => {
  const customer = await aCustomer(base.db);
  await expectStaffOnly({ id: noId(), customerId: customer.id }, (actor) =>
    editCustomer(ctxOf(base.db, actor), { customerId: customer.id, expectedVersion: 1, city: "قم" }),
  );
});
