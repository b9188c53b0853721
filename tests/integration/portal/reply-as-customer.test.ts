import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { closeAsCustomer, reopenAsCustomer } from "@/server/portal/commands/close-as-customer";
import { markSeen } from "@/server/portal/commands/mark-seen";
import { noteFaq } from "@/server/portal/commands/note-faq";
import { replyAsCustomer } from "@/server/portal/commands/reply-as-customer";
import { setName } from "@/server/portal/commands/set-name";
import { showFaqs } from "@/server/portal/commands/show-faqs";
import { createCaller } from "@/server/router";
import { ctxOf, customer, link } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aNote, aTicket, aUser, type StageSlug } from "../../support/factories";
import { aPortal } from "../../support/portal";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase({ poolSize: 20 });
const reply = (number: number, body = "پاسخ من") => ({ number, body, attachmentIds: [], idempotencyKey: randomUUID() });

async function aTicketIn(slug: StageSlug) {
  const portal = await aPortal(base.db);
  const responsible = await aUser(base.db);
  const ticket = await aTicket(base.db, {
    customerId: portal.owner.id,
    departmentId: portal.department.id,
    stageId: portal.pipeline.stages[slug].id,
    responsibleId: responsible.id,
  });
  const stageNow = async () => (await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id }, include: { stage: true } })).stage.slug;
  return { ...portal, ticket, responsible, stageNow, me: ctxOf(base.db, customer(portal.owner)) };
}

it.each(["waiting", "answered"] as const)("an answer to a ticket that is «%s» brings it back to work and tells the responsible", async (slug) => {
  const { ticket, me, stageNow, responsible } = await aTicketIn(slug);
  await replyAsCustomer(me, reply(ticket.number));
  expect(await stageNow()).toBe("working");
  expect(await base.db.notification.findMany({ where: { ticketId: ticket.id } })).toMatchObject([
    { userId: responsible.id, reason: "customer_replied", readAt: null },
  ]);
  expect(await base.db.ticket.findUnique({ where: { id: ticket.id } })).toMatchObject({ waitingSince: NOW, lastSpeaker: "CUSTOMER" });
});

it("twenty sendings of one answer are one note", async () => {
  const { ticket, me } = await aTicketIn("working");
  const answer = reply(ticket.number);
  await Promise.all(Array.from({ length: 20 }, () => replyAsCustomer(me, answer)));
  expect(await base.db.note.count({ where: { ticketId: ticket.id } })).toBe(1);
});

it("«حل شد» closes, once; within the days it can be reopened, later the answer goes on in a new ticket", async () => {
  const { ticket, me, stageNow, owner } = await aTicketIn("working");
  await closeAsCustomer(me, { number: ticket.number });
  await closeAsCustomer(me, { number: ticket.number });
  expect(await stageNow()).toBe("closed");
  expect((await base.db.activity.findMany({ where: { ticketId: ticket.id, event: "ticket.closed" } })).length).toBe(1);
  await reopenAsCustomer(me, { number: ticket.number });
  expect(await stageNow()).toBe("working");
  await closeAsCustomer(me, { number: ticket.number });
  const late = (actor = me.actor) => ctxOf(base.db, actor, minutesFromNow(15 * 24 * 60));
  expect(await outcomeOf(reopenAsCustomer(late(), { number: ticket.number }))).toBe("RULE_VIOLATION portal.reopen_window_over");
  expect(await outcomeOf(replyAsCustomer(late(link(ticket)), reply(ticket.number)))).toBe("RULE_VIOLATION portal.reopen_window_over");
  const { number } = await replyAsCustomer(late(), reply(ticket.number));
  expect(await base.db.ticket.findUnique({ where: { number } })).toMatchObject({ continuesId: ticket.id, customerId: owner.id });
});

it("an answer to a closed ticket within the days reopens it", async () => {
  const { ticket, me, stageNow } = await aTicketIn("working");
  await closeAsCustomer(me, { number: ticket.number });
  await replyAsCustomer(me, reply(ticket.number));
  expect(await stageNow()).toBe("working");
});

it("another customer can answer, close, reopen and tick off nothing", async () => {
  const { ticket, stranger } = await aTicketIn("working");
  const them = ctxOf(base.db, customer(stranger));
  const attempts = [
    () => replyAsCustomer(them, reply(ticket.number)),
    ...[closeAsCustomer, reopenAsCustomer, markSeen].map((act) => () => act(them, { number: ticket.number })),
  ];
  for (const attempt of attempts) expect(await outcomeOf(attempt())).toBe("NOT_FOUND thing.not_found");
});

it("an answer is new until the page says that it was seen", async () => {
  const { ticket, me } = await aTicketIn("working");
  await aNote(base.db, { ticketId: ticket.id, portalVisible: true, body: "پاسخ ما", publicAt: NOW });
  const status = async () => (await createCaller(me).portal.tickets({})).tickets[0]?.replyStatus;
  expect(await status()).toBe("new_reply");
  await createCaller(me).portal.ticket({ number: ticket.number });
  expect(await status()).toBe("new_reply");
  await markSeen(me, { number: ticket.number });
  expect(await status()).toBe("waiting_for_us");
});

it("the list holds the open ones first, finds by number and by words in any spelling, and pages", async () => {
  const { me, owner, department, pipeline } = await aTicketIn("working");
  const closed = await aTicket(base.db, {
    customerId: owner.id,
    departmentId: department.id,
    stageId: pipeline.stages.closed.id,
    title: "كابل برق سوخته",
    closedAt: NOW,
  });
  const api = createCaller(me).portal;
  expect((await api.tickets({})).tickets.map((row) => row.isClosed)).toEqual([false, true]);
  expect((await api.tickets({ text: "کابل" })).tickets.map((row) => row.number)).toEqual([closed.number]);
  const persian = String(closed.number).replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)] ?? "");
  expect((await api.tickets({ text: `#${persian}` })).tickets.map((row) => row.number)).toEqual([closed.number]);
  for (let n = 0; n < 30; n += 1) await aTicket(base.db, { customerId: owner.id, departmentId: department.id, stageId: pipeline.stages.new.id });
  const first = await api.tickets({});
  expect([first.tickets.length, first.hasMore]).toEqual([30, true]);
  const second = await api.tickets({ page: 1 });
  expect([second.tickets.length, second.hasMore]).toEqual([2, false]);
});

it("what staff do among themselves does not move a ticket in its customer's list", async () => {
  const { me, ticket } = await aTicketIn("working");
  const before = (await createCaller(me).portal.tickets({})).tickets;
  await base.db.ticket.update({ where: { id: ticket.id }, data: { updatedAt: minutesFromNow(30), priority: "URGENT", version: { increment: 1 } } });
  expect((await createCaller(me).portal.tickets({})).tickets).toEqual(before);
});

it("the ways of a ticket leave out moves that were taken back", async () => {
  const { me, ticket, pipeline } = await aTicketIn("new");
  const activity = (event: string, data: object, minutes: number) =>
    base.db.activity.create({ data: { ticketId: ticket.id, at: minutesFromNow(minutes), actorKind: "agent", event, data } });
  await activity("ticket.created", { stageId: pipeline.stages.new.id }, -60);
  const wrong = await activity("card.moved", { fromStageId: pipeline.stages.new.id, toStageId: pipeline.stages.closed.id }, -50);
  await activity("card.moved", { fromStageId: pipeline.stages.closed.id, toStageId: pipeline.stages.new.id, undoes: String(wrong.id) }, -49);
  await activity("card.moved", { fromStageId: pipeline.stages.new.id, toStageId: pipeline.stages.technical.id }, -40);
  const seen = await createCaller(me).portal.ticket({ number: ticket.number });
  expect(seen.history.map((step) => step.label)).toEqual(["در انتظار پاسخ", "در حال بررسی"]);
});

it("a new customer says a name; questions are counted for published ones only", async () => {
  const { me, owner, department } = await aTicketIn("new");
  await setName(me, { name: "سارا احمدی" });
  expect(await base.db.customer.findUnique({ where: { id: owner.id } })).toMatchObject({ name: "سارا احمدی" });
  const hidden = await base.db.faq.create({ data: { departmentId: department.id, question: "پنهان", answer: "…", isPublished: false } });
  await showFaqs(me, { departmentId: department.id });
  expect(await outcomeOf(noteFaq(me, { faqId: hidden.id, what: "opened" }))).toBe("NOT_FOUND faq.not_found");
  expect(await base.db.faq.findUnique({ where: { id: hidden.id } })).toMatchObject({ shownCount: 0 });
});
