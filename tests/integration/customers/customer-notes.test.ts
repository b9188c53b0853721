import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { addCustomerNote } from "@/server/customers/commands/add-customer-note";
import { removeCustomerNote } from "@/server/customers/commands/remove-customer-note";
import { createCaller } from "@/server/router";
import { agent, ctxOf, customer } from "../../support/actors";
import { minutesFromNow } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aUser, noId } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();

async function aScene() {
  const person = await aCustomer(base.db);
  const ctx = ctxOf(base.db, agent(await aUser(base.db)));
  const add = (body: string, portalVisible: boolean, idempotencyKey = randomUUID()) =>
    addCustomerNote(ctx, { customerId: person.id, body, portalVisible, idempotencyKey });
  const inPortal = async (minutes: number) =>
    (await createCaller(ctxOf(base.db, customer(person), minutesFromNow(minutes))).portal.notes()).map((note) => note.body);
  return { person, ctx, add, inPortal };
}

it("a public note is in the customer's portal once it cannot be taken back any more; an internal one never is", async () => {
  const { add, inPortal, person } = await aScene();
  await add("فقط ما", false);
  await add("برای شما", true);
  expect([await inPortal(0), await inPortal(1)]).toEqual([[], ["برای شما"]]);
  const facts = await base.db.activity.findMany({ where: { subjectKind: "customer", subjectId: person.id }, orderBy: { id: "asc" } });
  expect(facts.map((fact) => [fact.event, (fact.data as { portalVisible: boolean }).portalVisible])).toEqual([
    ["customer.note_added", false],
    ["customer.note_added", true],
  ]);
  expect(JSON.stringify(facts.map((fact) => fact.data))).not.toContain("شما");
});

it("the same note sent twice is one note; an empty one is refused", async () => {
  const { add, ctx, person } = await aScene();
  const key = randomUUID();
  expect(await add("یک بار", false, key)).toEqual(await add("یک بار", false, key));
  expect((await createCaller(ctx).customers.timeline({ id: person.id, kind: "note" })).entries).toMatchObject([{ body: "یک بار", isMine: true }]);
  expect(await outcomeOf(add("", false))).toBe("INVALID_INPUT note.empty");
});

it("its author and supervisors remove a note, from the portal too; other colleagues don't", async () => {
  const { add, ctx, inPortal } = await aScene();
  const [mine, wrong] = [await add("اشتباه", true), await add("دیگری", true)];
  const colleague = ctxOf(base.db, agent(await aUser(base.db)));
  const supervisor = ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" })));
  expect(await outcomeOf(removeCustomerNote(colleague, { noteId: mine.id }))).toBe("FORBIDDEN permission.denied");
  await removeCustomerNote(ctx, { noteId: mine.id });
  await removeCustomerNote(ctx, { noteId: mine.id });
  await removeCustomerNote(supervisor, { noteId: wrong.id });
  expect(await inPortal(5)).toEqual([]);
  expect(await base.db.activity.count({ where: { event: "customer.note_removed", data: { path: ["noteId"], equals: mine.id } } })).toBe(1);
  expect(await outcomeOf(removeCustomerNote(ctx, { noteId: noId() }))).toBe("NOT_FOUND customer.note_not_found");
});

it("only staff may write on a record", async () => {
  const { person } = await aScene();
  await expectStaffOnly({ id: noId(), customerId: person.id }, (actor) =>
    addCustomerNote(ctxOf(base.db, actor), { customerId: person.id, body: "من", portalVisible: false, idempotencyKey: randomUUID() }),
  );
});
