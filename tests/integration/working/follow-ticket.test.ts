import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { replyAsCustomer } from "@/server/portal/commands/reply-as-customer";
import { closeTicket } from "@/server/tickets/commands/close-ticket";
import { followTicket } from "@/server/working/commands/follow-ticket";
import { promiseTicket } from "@/server/working/commands/promise-ticket";
import { agent, ctxOf, customer } from "../../support/actors";
import { minutesFromNow } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aTicket, aUser } from "../../support/factories";
import { aPortal } from "../../support/portal";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();

async function aScene() {
  const portal = await aPortal(base.db);
  const [responsible, follower] = [await aUser(base.db), await aUser(base.db)];
  const ticket = await aTicket(base.db, {
    ...{ customerId: portal.owner.id, departmentId: portal.department.id, stageId: portal.pipeline.stages.working.id, responsibleId: responsible.id },
  });
  const told = async (user: { id: string }) =>
    (await base.db.notification.findUnique({ where: { userId_ticketId: { userId: user.id, ticketId: ticket.id } } }))?.reasons ?? null;
  const follow = (by: typeof follower, userId: string, isFollowing = true) =>
    followTicket(ctxOf(base.db, agent(by)), { ticketId: ticket.id, userId, isFollowing });
  return { ...portal, ticket, responsible, follower, told, follow };
}

it("a follower hears of the customer's answer, of a promise and of the closing; not of own doings; nobody twice of one thing", async () => {
  const { owner, ticket, responsible, follower, told, follow } = await aScene();
  await follow(follower, follower.id);
  await follow(responsible, responsible.id);
  expect(await told(follower)).toBeNull();
  const answer = { number: ticket.number, body: "پاسخ", attachmentIds: [], idempotencyKey: randomUUID() };
  await replyAsCustomer(ctxOf(base.db, customer(owner), minutesFromNow(1)), answer);
  expect([await told(follower), await told(responsible)]).toEqual([{ followed: 1 }, { customer_replied: 1 }]);
  const promise = { ticketId: ticket.id, expectedVersion: 1, expectedAt: minutesFromNow(600).toISOString() };
  await promiseTicket(ctxOf(base.db, agent(responsible), minutesFromNow(2)), promise);
  await closeTicket(ctxOf(base.db, agent(responsible), minutesFromNow(3)), { ticketId: ticket.id, expectedVersion: 2 });
  expect([await told(follower), await told(responsible)]).toEqual([{ followed: 3 }, { customer_replied: 1 }]);
});

it("a colleague who is added is told; who chose not to hear of it is not; who stops hears nothing more", async () => {
  const { responsible, follower, told, follow, ticket } = await aScene();
  await follow(responsible, follower.id);
  await follow(responsible, follower.id);
  expect(await told(follower)).toEqual({ followed: 1 });
  const quiet = await aUser(base.db);
  await base.db.notificationChoice.create({ data: { userId: quiet.id, reason: "followed", inInbox: false, inBrowser: false } });
  await follow(responsible, quiet.id);
  expect(await told(quiet)).toBeNull();
  await follow(follower, follower.id, false);
  await closeTicket(ctxOf(base.db, agent(responsible), minutesFromNow(3)), { ticketId: ticket.id, expectedVersion: 1 });
  expect(await told(follower)).toEqual({ followed: 1 });
});

it("only oneself or a supervisor ends somebody's following; readers, customers and people who have left follow nothing", async () => {
  const { responsible, follower, follow, ticket } = await aScene();
  await follow(responsible, follower.id);
  expect(await outcomeOf(follow(responsible, follower.id, false))).toBe("FORBIDDEN permission.denied");
  expect(await outcomeOf(follow(await aUser(base.db, { role: "SUPERVISOR" }), follower.id, false))).toBe("done");
  const reader = await aUser(base.db, { role: "READER" });
  expect(await outcomeOf(follow(reader, reader.id))).toBe("FORBIDDEN permission.denied");
  const left = await aUser(base.db, { isActive: false });
  expect(await outcomeOf(follow(responsible, left.id))).toBe("NOT_FOUND user.not_found");
  await expectStaffOnly(ticket, (actor) => followTicket(ctxOf(base.db, actor), { ticketId: ticket.id, userId: follower.id, isFollowing: true }));
});
