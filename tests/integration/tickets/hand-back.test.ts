import { expect, it } from "vitest";
import { moveCard } from "@/server/board/commands/move-card";
import { undoMove } from "@/server/board/commands/undo-move";
import { reopenAsCustomer } from "@/server/portal/commands/close-as-customer";
import { replyAsCustomer } from "@/server/portal/commands/reply-as-customer";
import { closeTicket, reopenTicket } from "@/server/tickets/commands/close-ticket";
import { agent, ctxOf, customer as customerActor } from "../../support/actors";
import { activitiesOf } from "../../support/board";
import { minutesFromNow } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket, aUser, noId } from "../../support/factories";

const base = testDatabase();

/** A ticket that its agent has closed; then the agent is away, has left, or is still here. */
async function aClosed(responsible: { isAway?: boolean; isActive?: boolean } = {}) {
  const desk = await aDesk(base.db);
  await base.db.departmentMember.create({ data: { departmentId: desk.department.id, userId: desk.user.id } });
  const mate = await aUser(base.db);
  await base.db.departmentMember.create({ data: { departmentId: desk.department.id, userId: mate.id } });
  const ticket = await aTicket(base.db, {
    stageId: desk.pipeline.stages.working.id,
    departmentId: desk.department.id,
    customerId: desk.customer.id,
    responsibleId: desk.user.id,
  });
  await closeTicket(ctxOf(base.db, agent(desk.user)), { ticketId: ticket.id, expectedVersion: 1 });
  await base.db.user.update({ where: { id: desk.user.id }, data: responsible });
  const read = () => base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id }, include: { notes: true, notifications: true } });
  return {
    ...desk,
    mate,
    ticket,
    stages: desk.pipeline.stages,
    read,
    byCustomer: ctxOf(base.db, customerActor(desk.customer), minutesFromNow(5)),
    byMate: ctxOf(base.db, agent(mate), minutesFromNow(5)),
  };
}

it("a reopened ticket stays with the agent who handled it, whichever side reopens", async () => {
  const one = await aClosed();
  await reopenTicket(one.byMate, { ticketId: one.ticket.id, expectedVersion: 2 });
  const other = await aClosed();
  await reopenAsCustomer(other.byCustomer, { number: other.ticket.number });
  for (const { read, user } of [one, other]) {
    const ticket = await read();
    expect(ticket).toMatchObject({ responsibleId: user.id, closedAt: null, outcome: null, notes: [] });
  }
  expect((await other.read()).notifications.map((told) => told.userId)).toEqual([other.user.id]);
});

it.each([
  ["away", { isAway: true }],
  ["suspended", { isActive: false }],
])("when that agent is %s it goes to the department, nobody responsible, with a note for colleagues only", async (_, state) => {
  const { read, byCustomer, ticket, mate, user } = await aClosed(state);
  await reopenAsCustomer(byCustomer, { number: ticket.number });
  const now = await read();
  expect(now).toMatchObject({ responsibleId: null, version: 3 });
  expect(now.notes).toMatchObject([{ authorKind: "SYSTEM", portalVisible: false }]);
  expect(now.notes[0]?.body).toContain(user.name);
  // The department is told, for nobody else would be.
  expect(now.notifications.map((told) => told.userId)).toContain(mate.id);
  expect((await activitiesOf(base.db, ticket.id)).filter((one) => one.event === "ticket.assigned")).toMatchObject([
    { actorKind: "system:tickets.handBack", data: { from: user.id, to: null } },
  ]);
});

it("also when a colleague reopens, drags it out, or the customer answers", async () => {
  const reopened = await aClosed({ isAway: true });
  await reopenTicket(reopened.byMate, { ticketId: reopened.ticket.id, expectedVersion: 2 });
  const dragged = await aClosed({ isAway: true });
  await moveCard(dragged.byMate, { ticketId: dragged.ticket.id, toStageId: dragged.stages.working.id, expectedVersion: 2 });
  const answered = await aClosed({ isAway: true });
  await replyAsCustomer(answered.byCustomer, { number: answered.ticket.number, body: "هنوز درست نشده", attachmentIds: [], idempotencyKey: noId() });
  for (const { read } of [reopened, dragged, answered]) expect((await read()).responsibleId).toBeNull();
});

it("whoever reopens an own ticket is here; taking a closing back changes nobody", async () => {
  const own = await aClosed({ isAway: true });
  await reopenTicket(ctxOf(base.db, agent(own.user), minutesFromNow(5)), { ticketId: own.ticket.id, expectedVersion: 2 });
  expect((await own.read()).responsibleId).toBe(own.user.id);
  const undone = await aClosed();
  await base.db.user.update({ where: { id: undone.user.id }, data: { isAway: true } });
  await undoMove(ctxOf(base.db, agent(undone.user), minutesFromNow(1)), { ticketId: undone.ticket.id, expectedVersion: 2 });
  expect(await undone.read()).toMatchObject({ responsibleId: undone.user.id, notes: [] });
});

it("the next edit finds the version that reopening answered with", async () => {
  const { byMate, ticket, mate } = await aClosed({ isAway: true });
  const { version } = await reopenTicket(byMate, { ticketId: ticket.id, expectedVersion: 2 });
  const { editTicket } = await import("@/server/tickets/commands/edit-ticket");
  expect(await editTicket(byMate, { ticketId: ticket.id, expectedVersion: version, responsibleId: mate.id })).toEqual({ version: version + 1 });
});
