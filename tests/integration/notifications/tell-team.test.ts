import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { readNotifications } from "@/server/notifications/commands/read-notifications";
import { replyAsCustomer } from "@/server/portal/commands/reply-as-customer";
import { addNote } from "@/server/tickets/commands/add-note";
import { closeTicket, reopenTicket } from "@/server/tickets/commands/close-ticket";
import { createTicket } from "@/server/tickets/commands/create-ticket";
import { editTicket } from "@/server/tickets/commands/edit-ticket";
import { agent, ctxOf, customer, link, system } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aTicket, aUser } from "../../support/factories";
import { aPortal } from "../../support/portal";

const base = testDatabase();
const answer = (number: number) => ({ number, body: "پاسخ من", attachmentIds: [], idempotencyKey: randomUUID() });

/** A ticket in a department of three: two who work, one who has left; and a colleague of another department. */
async function aTeam(given: { isTaken: boolean }) {
  const portal = await aPortal(base.db);
  const [first, second, left, stranger] = await Promise.all([aUser(base.db), aUser(base.db), aUser(base.db, { isActive: false }), aUser(base.db)]);
  await base.db.departmentMember.createMany({ data: [first, second, left].map(({ id }) => ({ userId: id, departmentId: portal.department.id })) });
  const responsibleId = given.isTaken ? stranger.id : null;
  const ticket = await aTicket(base.db, {
    customerId: portal.owner.id,
    departmentId: portal.department.id,
    stageId: portal.pipeline.stages.working.id,
    responsibleId,
  });
  const why = async (user: { id: string }) => {
    const entry = await base.db.notification.findUnique({ where: { userId_ticketId: { userId: user.id, ticketId: ticket.id } } });
    return entry && { reasons: entry.reasons, count: entry.count, reason: entry.reason, by: entry.actorUserId };
  };
  const told = async () => {
    const entries = await base.db.notification.findMany({ where: { ticketId: ticket.id } });
    return entries.map(({ userId, count, readAt }) => ({ userId, count, isRead: readAt !== null })).sort((a, b) => a.userId.localeCompare(b.userId));
  };
  const entries = (people: readonly { id: string }[], count = 1) =>
    people.map(({ id }) => ({ userId: id, count, isRead: false })).sort((a, b) => a.userId.localeCompare(b.userId));
  return { ...portal, first, second, left, stranger, ticket, told, why, entries, me: ctxOf(base.db, customer(portal.owner)) };
}

it("who answers for the card is told, and nobody of its department beside", async () => {
  const { me, ticket, told, entries, stranger } = await aTeam({ isTaken: true });
  await replyAsCustomer(me, answer(ticket.number));
  expect(await told()).toEqual(entries([stranger]));
});

it("a card of nobody tells everybody of its department who still works here", async () => {
  const { me, ticket, told, entries, first, second } = await aTeam({ isTaken: false });
  await replyAsCustomer(me, answer(ticket.number));
  expect(await told()).toEqual(entries([first, second]));
});

it("more answers are one entry that counts; once read it counts from one and is new again", async () => {
  const { me, ticket, told, entries, stranger } = await aTeam({ isTaken: true });
  for (let n = 0; n < 3; n += 1) await replyAsCustomer(me, answer(ticket.number));
  expect(await told()).toEqual(entries([stranger], 3));
  await readNotifications(ctxOf(base.db, agent(stranger)), {});
  await replyAsCustomer({ ...me, now: minutesFromNow(5) }, answer(ticket.number));
  expect(await told()).toEqual(entries([stranger]));
  const entry = await base.db.notification.findFirst({ where: { ticketId: ticket.id } });
  expect([entry?.createdAt, entry?.updatedAt]).toEqual([NOW, minutesFromNow(5)]);
});

it("an answer by link tells as well", async () => {
  const { ticket, told, entries, first, second } = await aTeam({ isTaken: false });
  await replyAsCustomer(ctxOf(base.db, link(ticket)), answer(ticket.number));
  expect(await told()).toEqual(entries([first, second]));
});

it("what colleagues write, for one another or for the customer, tells nobody", async () => {
  const { ticket, told, first } = await aTeam({ isTaken: false });
  for (const portalVisible of [true, false]) {
    await addNote(ctxOf(base.db, agent(first)), { ticketId: ticket.id, body: "متن", portalVisible, attachmentIds: [], idempotencyKey: randomUUID() });
  }
  expect(await told()).toEqual([]);
});

it("twenty answers at once are one entry that counts twenty", async () => {
  const { me, ticket, told, why, entries, stranger } = await aTeam({ isTaken: true });
  await Promise.all(Array.from({ length: 20 }, () => replyAsCustomer(me, answer(ticket.number))));
  expect(await told()).toEqual(entries([stranger], 20));
  expect(await why(stranger)).toEqual({ reasons: { customer_replied: 20 }, count: 20, reason: "customer_replied", by: null });
});

it("a responsible who is away is told with the department; one who has left only leaves the department", async () => {
  const { me, ticket, told, entries, first, second, stranger } = await aTeam({ isTaken: true });
  await base.db.user.update({ where: { id: stranger.id }, data: { isAway: true } });
  await replyAsCustomer(me, answer(ticket.number));
  expect(await told()).toEqual(entries([first, second, stranger]));
  await base.db.notification.deleteMany({ where: { ticketId: ticket.id } });
  await base.db.user.update({ where: { id: stranger.id }, data: { isActive: false } });
  await replyAsCustomer(me, answer(ticket.number));
  expect(await told()).toEqual(entries([first, second]));
});

it("a department of nobody tells supervisors and admins; who may only look is not asked to answer", async () => {
  const { me, ticket, told, entries, first, second } = await aTeam({ isTaken: false });
  await base.db.user.updateMany({ where: { id: { in: [first.id, second.id] } }, data: { role: "READER" } });
  const chief = await aUser(base.db, { role: "SUPERVISOR" });
  await replyAsCustomer(me, answer(ticket.number));
  expect(await told()).toEqual(entries([chief]));
  await base.db.user.update({ where: { id: chief.id }, data: { isActive: false } });
});

it("a card given to somebody tells that person who gave it, and whoever takes one tells nobody", async () => {
  const { ticket, told, why, first, second } = await aTeam({ isTaken: false });
  const assign = (to: string, by: Parameters<typeof agent>[0], expectedVersion: number) =>
    editTicket(ctxOf(base.db, agent(by)), { ticketId: ticket.id, expectedVersion, responsibleId: to });
  const { version } = await assign(first.id, first, ticket.version);
  expect(await told()).toEqual([]);
  await assign(second.id, first, version);
  expect(await why(second)).toEqual({ reasons: { assigned: 1 }, count: 1, reason: "assigned", by: first.id });
  expect(await why(first)).toBeNull();
  await editTicket(ctxOf(base.db, system), { ticketId: ticket.id, expectedVersion: version + 1, responsibleId: first.id });
  expect(await why(first)).toMatchObject({ reasons: { assigned: 1 }, by: null });
});

it("a ticket that a colleague files tells whom it is for, else the rest of the department", async () => {
  const { owner, department, first, second } = await aTeam({ isTaken: false });
  const file = (responsibleId: string | null) =>
    createTicket(ctxOf(base.db, agent(first)), {
      title: "تلفنی",
      description: "",
      customerId: owner.id,
      departmentId: department.id,
      priority: "NORMAL",
      tagIds: [],
      responsibleId,
    });
  const told = async (ticketId: string) => (await base.db.notification.findMany({ where: { ticketId } })).map(({ userId, reason }) => [userId, reason]);
  expect(await told((await file(null)).id)).toEqual([[second.id, "ticket_filed"]]);
  expect(await told((await file(second.id)).id)).toEqual([[second.id, "assigned"]]);
  expect(await told((await file(first.id)).id)).toEqual([]);
});

it("a ticket reopened by a colleague tells its responsible, whatever else the entry says already", async () => {
  const { me, ticket, why, first, stranger } = await aTeam({ isTaken: true });
  await replyAsCustomer(me, answer(ticket.number));
  const by = ctxOf(base.db, agent(first));
  const { version } = await closeTicket(by, { ticketId: ticket.id, expectedVersion: ticket.version, outcome: "SOLVED" });
  await reopenTicket(by, { ticketId: ticket.id, expectedVersion: version });
  expect(await why(stranger)).toEqual({ reasons: { customer_replied: 1, ticket_reopened: 1 }, count: 2, reason: "ticket_reopened", by: first.id });
});

it("whoever does not want to hear of something does not, of the rest they do", async () => {
  const { me, ticket, told, entries, first, second, why } = await aTeam({ isTaken: false });
  await base.db.notificationChoice.create({ data: { userId: first.id, reason: "customer_replied", inInbox: false, inBrowser: false } });
  await replyAsCustomer(me, answer(ticket.number));
  expect(await told()).toEqual(entries([second]));
  await editTicket(ctxOf(base.db, agent(second)), { ticketId: ticket.id, expectedVersion: ticket.version, responsibleId: first.id });
  expect(await why(first)).toMatchObject({ reasons: { assigned: 1 } });
});
