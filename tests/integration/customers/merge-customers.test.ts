import { expect, it } from "vitest";
import { customerColumns } from "@/server/customers/owned-tables";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aSession, aTicket, aUser } from "../../support/factories";
import { aMobile } from "../../support/surveys";

const base = testDatabase();
const LATER = minutesFromNow(60);

async function aScene(at = LATER) {
  const desk = await aDesk(base.db);
  const supervisor = await aUser(base.db, { role: "SUPERVISOR" });
  return { ...desk, api: createCaller(ctxOf(base.db, agent(supervisor), at)), stage: desk.pipeline.stages.new };
}
type Scene = Awaited<ReturnType<typeof aScene>>;

/** A little generator of its own, so that a failing seed can be tried again. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

/** A customer with a random number of everything that a customer can own. */
async function aFullCustomer({ stage, department }: Scene, roll: (sides: number) => number, fieldIds: readonly string[], companyIds: readonly string[]) {
  const maybe = <T>(value: T): T | null => (roll(2) === 0 ? null : value);
  const customer = await aCustomer(base.db, {
    ...{
      name: `نام ${roll(50)}`,
      companyId: companyIds[roll(companyIds.length + 1)] ?? null,
      jobTitle: maybe(`سمت ${roll(9)}`),
      city: maybe(`شهر ${roll(9)}`),
    },
    ...{ staffNote: maybe(`یادداشت ${roll(9)}`), smsOptOutAt: maybe(NOW), createdAt: minutesFromNow(-roll(9_000)) },
  });
  const customerId = customer.id;
  for (let n = roll(3); n >= 0; n -= 1)
    await base.db.customerPhone.create({ data: { customerId, e164: aMobile(), kind: "MOBILE", position: n, label: maybe("خانه") } });
  for (let n = roll(3); n > 0; n -= 1) await base.db.customerEmail.create({ data: { customerId, address: `${aMobile()}@example.test`, position: n } });
  for (const fieldId of fieldIds) if (roll(2) === 0) await base.db.customerFact.create({ data: { customerId, fieldId, value: `مقدار ${roll(3)}` } });
  for (let n = roll(3); n > 0; n -= 1) await base.db.customerNote.create({ data: { customerId, body: "یادداشت", portalVisible: n % 2 === 0, createdAt: NOW } });
  for (let n = roll(2); n > 0; n -= 1) await aSession(base.db, { customerId, revokedAt: NOW });
  for (let n = roll(3); n > 0; n -= 1) {
    const ticket = await aTicket(base.db, { customerId, stageId: stage.id, waitingSince: maybe(NOW), createdAt: minutesFromNow(-roll(500)) });
    await base.db.note.create({
      data: { ticketId: ticket.id, authorKind: "CUSTOMER", authorCustomerId: customerId, body: "سلام", portalVisible: true, createdAt: NOW },
    });
    await base.db.linkToken.create({
      data: { purpose: "TICKET", tokenHash: aMobile(), ticketId: ticket.id, customerId, createdAt: NOW, expiresAt: minutesFromNow(9_000) },
    });
    const days = { departmentId: department.id, closedAt: NOW, dueAt: NOW, expiresAt: NOW };
    await base.db.surveyInvitation.create({ data: { ...days, ticketId: ticket.id, customerId, answer: { create: { score: 1 + roll(5), answeredAt: NOW } } } });
    await base.db.smsMessage.create({
      data: { lane: "UPDATE", template: "received", phone: aMobile(), customerId, ticketId: ticket.id, createdAt: NOW, notBefore: NOW },
    });
  }
  return customer;
}

/** Every row of every table that points at one of these, as text, without what only ever grows. */
async function stateOf(ids: readonly string[]) {
  const rows: string[] = [];
  for (const { table, column } of [{ table: "Customer", column: "id" }, ...customerColumns]) {
    const found = await base.db.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
      `SELECT to_jsonb(t) AS row FROM "${table}" t WHERE "${column}" = ANY($1::uuid[])`,
      ids,
    );
    rows.push(...found.map(({ row }) => `${table} ${JSON.stringify({ ...row, version: 0, updatedAt: 0 })}`));
  }
  return rows.sort();
}

it.each([3, 17, 101, 4_242, 90_001, 777_777])("after an undo every table says what it said before the merge (seed %i)", async (seed) => {
  const scene = await aScene();
  const roll = dice(seed);
  const fields = await Promise.all([1, 2, 3].map((n) => base.db.customerField.create({ data: { label: `دانسته ${seed}-${n}`, kind: "TEXT" } })));
  const companies = await Promise.all([1, 2].map((n) => base.db.company.create({ data: { name: `شرکت ${seed}-${n}`, createdAt: NOW } })));
  const [fieldIds, companyIds] = [fields, companies].map((rows) => rows.map((row) => row.id)) as [string[], string[]];
  const survivor = await aFullCustomer(scene, roll, fieldIds, companyIds);
  const merged = await aFullCustomer(scene, roll, fieldIds, companyIds);
  const side = () => (["survivor", "merged"] as const)[roll(2)] ?? "survivor";
  const before = await stateOf([survivor.id, merged.id]);
  const choices = { name: side(), companyId: side(), city: side(), facts: Object.fromEntries(fieldIds.map((id) => [id, side()])) };
  const { mergeId } = await scene.api.customers.merge({ survivorId: survivor.id, mergedId: merged.id, survivorVersion: 1, mergedVersion: 1, choices });
  expect(await stateOf([survivor.id, merged.id])).not.toEqual(before);
  expect(await base.db.ticket.count({ where: { customerId: merged.id } })).toBe(0);
  expect(await base.db.customerPhone.count({ where: { customerId: merged.id } })).toBe(0);
  await scene.api.customers.undoMerge({ mergeId });
  const after = await stateOf([survivor.id, merged.id]);
  const withoutHistory = (rows: string[]) => rows.filter((row) => !row.startsWith("Activity"));
  expect(withoutHistory(after)).toEqual(withoutHistory(before));
});

it("one record is left: an old address leads to it, nobody finds the other, and what is written for the other arrives", async () => {
  const { api, stage } = await aScene();
  const [one, other] = await Promise.all([
    aCustomer(base.db, { name: "ماندگار یگانه", phone: aMobile() }),
    aCustomer(base.db, { name: "رفتنی یگانه", phone: aMobile() }),
  ]);
  const session = await aSession(base.db, { customerId: other.id });
  const old = await aTicket(base.db, { customerId: other.id, stageId: stage.id });
  await api.customers.merge({ survivorId: one.id, mergedId: other.id, survivorVersion: 1, mergedVersion: 1, choices: { facts: {} } });
  expect(await api.customers.get({ customerId: other.id })).toMatchObject({ id: one.id, openCount: 1 });
  expect((await api.customers.list({ q: "یگانه" })).rows.map((row) => row.id)).toEqual([one.id]);
  expect((await api.customers.find({ text: "رفتنی" })).length).toBe(0);
  expect((await base.db.session.findUniqueOrThrow({ where: { id: session.id } })).revokedAt).not.toBeNull();
  const late = await aTicket(base.db, { customerId: other.id, stageId: stage.id });
  expect([late.customerId, (await base.db.ticket.findUniqueOrThrow({ where: { id: old.id } })).customerId]).toEqual([one.id, one.id]);
  await expect(api.customers.edit({ customerId: other.id, expectedVersion: 2, city: "یزد" })).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  const [fact] = await base.db.activity.findMany({ where: { event: "customer.merged", subjectId: one.id } });
  expect(JSON.stringify(fact?.data)).not.toMatch(/یگانه|\+98/);
});

it("a ticket that is being filed while the records are merged is not lost", async () => {
  const { api } = await aScene();
  const [one, other] = await Promise.all([aCustomer(base.db), aCustomer(base.db)]);
  const [, ...filed] = await Promise.all([
    api.customers.merge({ survivorId: one.id, mergedId: other.id, survivorVersion: 1, mergedVersion: 1, choices: { facts: {} } }),
    ...[1, 2, 3].map((n) => api.tickets.create({ title: `هم‌زمان ${n}`, customerId: other.id })),
  ]);
  expect(filed).toHaveLength(3);
  expect(await base.db.ticket.count({ where: { customerId: other.id } })).toBe(0);
  expect(await base.db.ticket.count({ where: { customerId: one.id } })).toBe(3);
});

it("two who merge the same records crosswise do it once; what has changed since it was looked at is not merged", async () => {
  const { api } = await aScene();
  const [one, other] = await Promise.all([aCustomer(base.db), aCustomer(base.db)]);
  const versions = { survivorVersion: 1, mergedVersion: 1, choices: { facts: {} } };
  const tries = await Promise.allSettled([
    api.customers.merge({ survivorId: one.id, mergedId: other.id, ...versions }),
    api.customers.merge({ survivorId: other.id, mergedId: one.id, ...versions }),
  ]);
  expect(tries.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
  const third = await aCustomer(base.db, { version: 4 });
  const fourth = await aCustomer(base.db);
  await expect(api.customers.merge({ survivorId: third.id, mergedId: fourth.id, ...versions })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(api.customers.merge({ survivorId: third.id, mergedId: third.id, ...versions })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

it("the preview says what each record has and changes nothing", async () => {
  const { api, stage } = await aScene();
  const [one, other] = await Promise.all([aCustomer(base.db, { phone: aMobile() }), aCustomer(base.db, { smsOptOutAt: NOW })]);
  await aTicket(base.db, { customerId: other.id, stageId: stage.id });
  const before = await stateOf([one.id, other.id]);
  const preview = await api.customers.previewMerge({ survivorId: one.id, mergedId: other.id });
  expect(preview.merged).toMatchObject({ id: other.id, isOptedOut: true, counts: { Ticket: 1, CustomerPhone: 0 } });
  expect(preview.survivor.phones).toHaveLength(1);
  expect(await stateOf([one.id, other.id])).toEqual(before);
});
