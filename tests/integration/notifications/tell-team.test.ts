import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { readNotifications } from "@/server/notifications/commands/read-notifications";
import { replyAsCustomer } from "@/server/portal/commands/reply-as-customer";
import { addNote } from "@/server/tickets/commands/add-note";
import { agent, ctxOf, customer, link } from "../../support/actors";
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
  const told = async () => {
    const entries = await base.db.notification.findMany({ where: { ticketId: ticket.id } });
    return entries.map(({ userId, count, readAt }) => ({ userId, count, isRead: readAt !== null })).sort((a, b) => a.userId.localeCompare(b.userId));
  };
  const entries = (people: readonly { id: string }[], count = 1) =>
    people.map(({ id }) => ({ userId: id, count, isRead: false })).sort((a, b) => a.userId.localeCompare(b.userId));
  return { ...portal, first, second, left, stranger, ticket, told, entries, me: ctxOf(base.db, customer(portal.owner)) };
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
