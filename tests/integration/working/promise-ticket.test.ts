import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createCaller } from "@/server/router";
import { promiseTicket } from "@/server/working/commands/promise-ticket";
import { agent, ctxOf, customer, link } from "../../support/actors";
import { activitiesOf } from "../../support/board";
import { minutesFromNow } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aTicket, aUser } from "../../support/factories";
import { aPortal } from "../../support/portal";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();
const tomorrow = minutesFromNow(1_440).toISOString();
const later = minutesFromNow(2_880).toISOString();

async function aScene() {
  const portal = await aPortal(base.db);
  const user = await aUser(base.db);
  const ticket = await aTicket(base.db, { customerId: portal.owner.id, departmentId: portal.department.id, stageId: portal.pipeline.stages.working.id });
  const ctx = ctxOf(base.db, agent(user));
  const seen = (expectedVersion: number) => ({ ticketId: ticket.id, expectedVersion });
  const shown = (minutes = 5) =>
    Promise.all(
      [customer(portal.owner), link(ticket)].map((actor) =>
        createCaller(ctxOf(base.db, actor, minutesFromNow(minutes))).portal.ticket({ number: ticket.number }),
      ),
    );
  return { ...portal, user, ticket, ctx, seen, shown };
}

it("what is promised stands in the portal and behind the link at once, and is gone when it is taken away or the ticket closed", async () => {
  const { ctx, seen, shown, ticket, user } = await aScene();
  expect(await promiseTicket(ctx, { ...seen(1), expectedAt: tomorrow })).toEqual({ version: 2, noteId: null });
  expect((await shown()).map(({ expectedAt }) => expectedAt)).toEqual([tomorrow, tomorrow]);
  await promiseTicket(ctx, { ...seen(2), expectedAt: null });
  expect((await shown()).map(({ expectedAt }) => expectedAt)).toEqual([null, null]);
  await promiseTicket(ctx, { ...seen(3), expectedAt: later });
  await createCaller(ctx).tickets.close({ ...seen(4) });
  expect((await shown()).map(({ expectedAt }) => expectedAt)).toEqual([null, null]);
  const staff = await createCaller(ctxOf(base.db, agent(user))).tickets.get({ number: ticket.number });
  const said = staff.timeline.flatMap((item) => (item.type === "activity" && item.event === "ticket.promised" ? [[item.data.from, item.data.to]] : []));
  expect(said).toEqual([
    [null, tomorrow],
    [tomorrow, null],
    [null, later],
  ]);
  // Earlier promises are the colleagues' history.
  expect(JSON.stringify(await shown())).not.toContain(tomorrow);
});

it("with a note the customer is told in public, once, as with any answer; the SMS follows", async () => {
  const { ctx, seen, shown, ticket } = await aScene();
  const told = { ...seen(1), expectedAt: tomorrow, note: { body: "تا فردا انجام می‌شود", idempotencyKey: randomUUID() } };
  const first = await promiseTicket(ctx, told);
  expect((await promiseTicket(ctx, told)).noteId).toBe(first.noteId);
  expect((await shown()).map(({ messages }) => messages.map(({ body }) => body))).toEqual([["تا فردا انجام می‌شود"], ["تا فردا انجام می‌شود"]]);
  expect((await activitiesOf(base.db, ticket.id)).map(({ event }) => event)).toEqual(["ticket.promised", "note.added"]);
  expect(await base.db.smsMessage.count({ where: { ticketId: ticket.id } })).toBe(1);
});

it("an overdue promise is found by the board's filter until the ticket is closed", async () => {
  const { ctx, seen, ticket, pipeline, user } = await aScene();
  await promiseTicket(ctx, { ...seen(1), expectedAt: tomorrow });
  const late = async (minutes: number) => {
    const board = await createCaller(ctxOf(base.db, agent(user), minutesFromNow(minutes))).board.get({ slug: pipeline.slug, filters: { late: true } });
    return board.stages.flatMap(({ cards }) => cards.map(({ id, expectedAt }) => [id, expectedAt]));
  };
  expect(await late(60)).toEqual([]);
  expect(await late(1_500)).toEqual([[ticket.id, tomorrow]]);
});

it("a moment that has passed, a stale card and a closed one are refused; nobody but staff promises", async () => {
  const { ctx, seen, ticket } = await aScene();
  const promise = (expectedAt: string, version = 1) => outcomeOf(promiseTicket(ctx, { ...seen(version), expectedAt }));
  expect(await promise(minutesFromNow(-1).toISOString())).toBe("RULE_VIOLATION promise.in_the_past");
  expect(await promise(tomorrow, 3)).toBe("CONFLICT ticket.changed_by_someone_else");
  await createCaller(ctx).tickets.close({ ...seen(1) });
  expect(await promise(tomorrow, 2)).toBe("RULE_VIOLATION ticket.already_closed");
  await expectStaffOnly(ticket, (actor) => promiseTicket(ctxOf(base.db, actor), { ...seen(2), expectedAt: tomorrow }));
});
