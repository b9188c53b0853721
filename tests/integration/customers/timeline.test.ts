import { expect, it } from "vitest";
import type { TimelineEntry } from "@/domain/customers/record";
import { TimelineInput } from "@/domain/customers/schema";
import { timelineKinds } from "@/domain/customers/terms";
import { timelineOf } from "@/server/customers/timeline";
import { agent, anonymous, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aDepartment, aDesk, aPipeline, aTicket } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

const staff = async () => ctxOf(base.db, agent((await aDesk(base.db)).user));

/** Some of every kind, many at the same moment, spread over `minutes`. */
async function aBusyCustomer(given: { companyId?: string; count: number; minutes: number }) {
  const pipeline = await aPipeline(base.db);
  const department = await aDepartment(base.db, { pipelineId: pipeline.id });
  const orders = await aPipeline(base.db, { kind: "ORDER" });
  const customer = await aCustomer(base.db, { companyId: given.companyId ?? null });
  const of = { customerId: customer.id };
  const at = (n: number) => minutesFromNow(-(n % given.minutes));
  const keys: string[] = [];
  for (let n = 0; n < given.count; n += 1) {
    const ticket = await aTicket(base.db, { ...of, stageId: (n % 4 === 0 ? orders : pipeline).stages.new.id, createdAt: at(n * 7) });
    keys.push(`ticket:${ticket.id}`);
    const note = await base.db.customerNote.create({ data: { ...of, body: `یادداشت ${n}`, portalVisible: n % 2 === 0, createdAt: at(n * 3) } });
    keys.push(`note:${note.id}`);
    const sms = await base.db.smsMessage.create({
      data: { ...of, lane: "UPDATE", template: "received", phone: "+989120000000", createdAt: at(n), notBefore: NOW },
    });
    keys.push(`sms:${sms.id}`);
    if (n % 3 > 0) continue;
    const survey = await base.db.surveyInvitation.create({
      data: { ...of, ticketId: ticket.id, departmentId: department.id, state: "SENT", closedAt: at(n * 5), dueAt: NOW, expiresAt: NOW },
    });
    keys.push(`survey:${survey.id}`);
  }
  return { customer, keys };
}

async function everyPage(ctx: Awaited<ReturnType<typeof staff>>, input: object, between: () => Promise<unknown> = async () => {}) {
  const entries: TimelineEntry[] = [];
  let before: { at: string; key: string } | null = null;
  do {
    const page = await timelineOf(ctx, TimelineInput.parse({ ...input, before }));
    entries.push(...page.entries);
    before = page.next;
    await between();
  } while (before);
  return entries;
}

it("page by page nothing is shown twice and nothing left out, many of the same moment or not, while new things are written", { timeout: 60_000 }, async () => {
  const ctx = await staff();
  for (const minutes of [1, 3, 40]) {
    const { customer, keys } = await aBusyCustomer({ count: 30, minutes });
    const entries = await everyPage(ctx, { id: customer.id }, () =>
      base.db.customerNote.create({ data: { customerId: customer.id, body: "تازه", portalVisible: false, createdAt: minutesFromNow(5) } }),
    );
    expect(entries.map((entry) => entry.key).sort()).toEqual(keys.sort());
    const moments = entries.map((entry) => entry.at);
    expect(moments).toEqual([...moments].sort().reverse());
  }
});

it("of one kind there is only that kind, and all kinds together are everything", async () => {
  const ctx = await staff();
  const { customer, keys } = await aBusyCustomer({ count: 12, minutes: 5 });
  const byKind = await Promise.all(timelineKinds.map(async (kind) => [kind, await everyPage(ctx, { id: customer.id, kind })] as const));
  for (const [kind, entries] of byKind) expect(new Set(entries.map((entry) => entry.kind)), kind).toEqual(new Set(entries.length > 0 ? [kind] : []));
  expect(byKind.flatMap(([, entries]) => entries.map((entry) => entry.key)).sort()).toEqual(keys.sort());
  expect(byKind.find(([kind]) => kind === "order")?.[1]).toHaveLength(3);
});

it("a company's timeline is that of all its people, each thing with whose it is, and of nobody else", async () => {
  const ctx = await staff();
  const company = await base.db.company.create({ data: { name: "چند نفر", createdAt: NOW } });
  const [one, two] = [
    await aBusyCustomer({ companyId: company.id, count: 8, minutes: 4 }),
    await aBusyCustomer({ companyId: company.id, count: 8, minutes: 9 }),
  ];
  await aBusyCustomer({ count: 3, minutes: 2 });
  const entries = await everyPage(ctx, { of: "company", id: company.id });
  expect(entries.map((entry) => entry.key).sort()).toEqual([...one.keys, ...two.keys].sort());
  expect(new Set(entries.map((entry) => entry.customer?.id))).toEqual(new Set([one.customer.id, two.customer.id]));
});

it("has neither login codes nor notes that were removed", async () => {
  const ctx = await staff();
  const customer = await aCustomer(base.db);
  await base.db.smsMessage.create({
    data: { customerId: customer.id, lane: "OTP", template: "otp", phone: "+989120000000", createdAt: NOW, notBefore: NOW },
  });
  await base.db.customerNote.create({ data: { customerId: customer.id, body: "رفت", portalVisible: false, createdAt: NOW, deletedAt: NOW } });
  expect((await timelineOf(ctx, TimelineInput.parse({ id: customer.id }))).entries).toEqual([]);
});

it("is for staff only", async () => {
  const customer = await aCustomer(base.db);
  expect(await outcomeOf(timelineOf(ctxOf(base.db, anonymous), TimelineInput.parse({ id: customer.id })))).toBe("UNAUTHENTICATED auth.required");
});
