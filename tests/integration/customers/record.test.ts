import { expect, it } from "vitest";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aTicket, noId } from "../../support/factories";
import { aMobile } from "../../support/surveys";

const base = testDatabase();

async function aScene() {
  const desk = await aDesk(base.db);
  return { ...desk, stages: desk.pipeline.stages, api: createCaller(ctxOf(base.db, agent(desk.user))) };
}

it("the record has what is open on top, who waits first, every ticket in the timeline, closed years ago too, and says why no SMS arrives", async () => {
  const { api, stages } = await aScene();
  const customer = await aCustomer(base.db, { jobTitle: "حسابدار", city: "شیراز", staffNote: "صبح‌ها زنگ بزنید" });
  const years = await aTicket(base.db, {
    customerId: customer.id,
    stageId: stages.closed.id,
    createdAt: minutesFromNow(-2_000_000),
    closedAt: minutesFromNow(-1_990_000),
  });
  const open = await aTicket(base.db, { customerId: customer.id, stageId: stages.waiting.id });
  const waiting = await aTicket(base.db, {
    customerId: customer.id,
    stageId: stages.new.id,
    createdAt: minutesFromNow(-60),
    waitingSince: minutesFromNow(-50),
  });
  const record = await api.customers.get({ customerId: customer.id });
  expect(record).toMatchObject({
    jobTitle: "حسابدار",
    city: "شیراز",
    staffNote: "صبح‌ها زنگ بزنید",
    unreachable: "noMobile",
    satisfaction: null,
    needsName: false,
  });
  expect(record.open.map((ticket) => ticket.number)).toEqual([waiting.number, open.number]);
  expect([record.openCount, record.counts]).toEqual([2, { ticket: 3, order: 0 }]);
  const { entries } = await api.customers.timeline({ id: customer.id });
  expect(entries).toMatchObject([
    { kind: "ticket", number: open.number, stageName: stages.waiting.name, closedAt: null },
    { number: waiting.number },
    { number: years.number, stageName: stages.closed.name, closedAt: minutesFromNow(-1_990_000).toISOString() },
  ]);
  await expect(api.customers.get({ customerId: noId() })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("a ticket filed from the record with a first public note: the customer is told by one SMS, and reads both", async () => {
  const { api, department } = await aScene();
  const customer = await aCustomer(base.db, { phone: aMobile() });
  const ticket = await api.tickets.create({
    title: "نصب نسخهٔ تازه",
    customerId: customer.id,
    departmentId: department.id,
    note: { body: "فردا ساعت ۱۰ نصب می‌کنیم.", portalVisible: true },
  });
  expect(await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).toMatchObject({
    channel: "AGENT",
    lastSpeaker: "STAFF",
    waitingSince: null,
    lastPublicStaffAt: NOW,
  });
  expect(await base.db.note.findMany({ where: { ticketId: ticket.id } })).toMatchObject([
    { authorKind: "STAFF", portalVisible: true, publicAt: new Date(NOW.getTime() + 10_000) },
  ]);
  expect((await base.db.smsMessage.findMany({ where: { ticketId: ticket.id } })).map((sms) => sms.template)).toEqual(["agentOpened"]);
  expect((await base.db.activity.findMany({ where: { ticketId: ticket.id }, orderBy: { id: "asc" } })).map((one) => one.event)).toEqual([
    "ticket.created",
    "note.added",
  ]);
});

it("a first note for colleagues only stays with them", async () => {
  const { api, department } = await aScene();
  const customer = await aCustomer(base.db, { phone: aMobile() });
  const ticket = await api.tickets.create({
    title: "پیگیری",
    customerId: customer.id,
    departmentId: department.id,
    note: { body: "مراقب باشید", portalVisible: false },
  });
  expect(await base.db.note.findMany({ where: { ticketId: ticket.id } })).toMatchObject([{ portalVisible: false, publicAt: null }]);
  expect(await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).toMatchObject({ lastSpeaker: null, lastPublicStaffAt: null });
});
