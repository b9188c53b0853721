import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { logCall } from "@/server/calls/commands/log-call";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aTicket, aUser } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();

async function aScene() {
  const desk = await aDesk(base.db);
  const ticket = await aTicket(base.db, { customerId: desk.customer.id, departmentId: desk.department.id });
  const call = {
    ...{ customerId: desk.customer.id, ticketId: null, direction: "IN" as const, phone: "۰۹۱۲ ۳۴۵ ۶۷۸۹", startedAt: minutesFromNow(-10).toISOString() },
    ...{ seconds: 200, summary: "پرسید کی آماده است", idempotencyKey: randomUUID() },
  };
  return { ...desk, ticket, call, ctx: ctxOf(base.db, agent(desk.user)) };
}

it("a call about a card stands on the card and on the customer's record; the same one sent twice is one", async () => {
  const { ctx, ticket, call, customer, user } = await aScene();
  const about = { ...call, ticketId: ticket.id };
  const [first, again] = await Promise.all([logCall(ctx, about), logCall(ctx, about)]);
  expect(again).toEqual(first);
  const api = createCaller(ctx);
  const { timeline } = await api.tickets.get({ number: ticket.number });
  const shown = { direction: "IN", seconds: 200, phone: "+989123456789" };
  expect(timeline).toEqual([
    { type: "call", id: first.callId, at: call.startedAt, author: { kind: "STAFF", id: user.id, name: user.name }, body: call.summary, ...shown },
  ]);
  const { entries } = await api.customers.timeline({ of: "customer", id: customer.id, kind: "call" });
  expect(entries).toMatchObject([{ kind: "call", at: call.startedAt, summary: call.summary, authorName: user.name, ticketNumber: ticket.number, ...shown }]);
  const fact = await base.db.activity.findFirstOrThrow({ where: { ticketId: ticket.id } });
  expect(fact).toMatchObject({ event: "call.logged", data: { callId: first.callId, seconds: 200 } });
  expect(JSON.stringify(fact.data)).not.toContain(call.summary);
});

it("a call about no card is a fact of the customer", async () => {
  const { ctx, call, customer } = await aScene();
  await logCall(ctx, call);
  expect(await base.db.activity.findFirst({ where: { subjectKind: "customer", subjectId: customer.id } })).toMatchObject({ event: "customer.call_logged" });
});

it("another customer's ticket, no number, the future and readers are refused; nobody but staff logs calls", async () => {
  const { ctx, ticket, call } = await aScene();
  const stranger = await aCustomer(base.db);
  expect(await outcomeOf(logCall(ctx, { ...call, customerId: stranger.id, ticketId: ticket.id }))).toBe("NOT_FOUND ticket.not_found");
  expect(await outcomeOf(logCall(ctx, { ...call, phone: "۱۲۳" }))).toBe("INVALID_INPUT customer.phone_invalid");
  expect(await outcomeOf(logCall(ctx, { ...call, startedAt: minutesFromNow(30).toISOString() }))).toBe("RULE_VIOLATION call.in_the_future");
  const reader = ctxOf(base.db, agent(await aUser(base.db, { role: "READER" })));
  expect(await outcomeOf(logCall(reader, call))).toBe("FORBIDDEN permission.denied");
  await expectStaffOnly(ticket, (actor) => logCall(ctxOf(base.db, actor), call));
  expect(await base.db.callLog.count({ where: { ticketId: ticket.id } })).toBe(0);
});
