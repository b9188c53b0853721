import { describe, expect, it } from "vitest";
import { moveCard } from "@/server/board/commands/move-card";
import { undoMove } from "@/server/board/commands/undo-move";
import { closeAsCustomer, reopenAsCustomer } from "@/server/portal/commands/close-as-customer";
import { sendDueInvitations } from "@/server/surveys";
import { closeTicket, reopenTicket } from "@/server/tickets/commands/close-ticket";
import { editTicket } from "@/server/tickets/commands/edit-ticket";
import { ctxOf, customer as customerActor } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aPipeline, aTicket, aUser } from "../../support/factories";
import { aCase, aClosedCase, aDesign, DUE, invitationsOf } from "../../support/surveys";

const base = testDatabase();
const later = (ctx: ReturnType<typeof ctxOf>, minutes: number) => ({ ...ctx, now: minutesFromNow(minutes) });

describe("closing plans one invitation", () => {
  it("due after the department's delay, with the responsible of that moment, the closing and an end", async () => {
    const { ticket, customer, department, user, ctx } = await aCase(base.db, { delayMinutes: 45, expiryDays: 3 });
    await closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 1 });
    expect(await invitationsOf(base.db, ticket.id)).toMatchObject([
      {
        ...{ state: "PLANNED", customerId: customer.id, departmentId: department.id, creditedUserId: user.id, closedAt: NOW, dueAt: minutesFromNow(45) },
        ...{ expiresAt: minutesFromNow(45 + 3 * 1_440), sentAt: null, linkTokenId: null },
      },
    ]);
  });

  it("by dragging into the closing stage, which counts as solved, and by the customer", async () => {
    const dragged = await aCase(base.db);
    await moveCard(dragged.ctx, { ticketId: dragged.ticket.id, toStageId: dragged.stages.closed.id, expectedVersion: 1 });
    expect((await base.db.ticket.findUniqueOrThrow({ where: { id: dragged.ticket.id } })).outcome).toBe("SOLVED");
    expect(await invitationsOf(base.db, dragged.ticket.id)).toMatchObject([{ state: "PLANNED", closedAt: NOW }]);
    const own = await aCase(base.db);
    await closeAsCustomer(ctxOf(base.db, customerActor(own.customer)), { number: own.ticket.number });
    expect(await invitationsOf(base.db, own.ticket.id)).toMatchObject([{ state: "PLANNED", creditedUserId: own.user.id }]);
  });

  it("moving on between closing stages is no second closing", async () => {
    const { ticket, ctx, stages } = await aCase(base.db);
    const archive = await base.db.stage.create({
      data: { pipelineId: ticket.pipelineId, slug: "archive", name: "بایگانی", publicLabel: "بسته", kind: "CLOSED", color: "stone", position: 9 },
    });
    await moveCard(ctx, { ticketId: ticket.id, toStageId: stages.closed.id, expectedVersion: 1 });
    await moveCard(later(ctx, 5), { ticketId: ticket.id, toStageId: archive.id, expectedVersion: 2 });
    expect(await invitationsOf(base.db, ticket.id)).toHaveLength(1);
  });

  it.each(["SPAM", "DUPLICATE"] as const)("never for %s", async (outcome) => {
    const { ticket, ctx } = await aCase(base.db);
    await closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 1, outcome });
    expect(await invitationsOf(base.db, ticket.id)).toEqual([]);
  });

  it.each(["SOLVED", "NOT_SOLVED", "NO_ANSWER"] as const)("for %s", async (outcome) => {
    const { ticket, ctx } = await aCase(base.db);
    await closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 1, outcome });
    expect(await invitationsOf(base.db, ticket.id)).toHaveLength(1);
  });

  it("not where it is switched off, nor for orders", async () => {
    const off = await aCase(base.db, { isOn: false });
    await closeTicket(off.ctx, { ticketId: off.ticket.id, expectedVersion: 1 });
    const orders = await aPipeline(base.db, { kind: "ORDER" });
    const order = await aTicket(base.db, { pipelineId: orders.id });
    await closeTicket(off.ctx, { ticketId: order.id, expectedVersion: 1 });
    expect([...(await invitationsOf(base.db, off.ticket.id)), ...(await invitationsOf(base.db, order.id))]).toEqual([]);
  });

  it("by everybody's design, else ours, where a department has none", async () => {
    const { ticket, ctx, department } = await aCase(base.db);
    await base.db.surveyDesign.deleteMany({ where: { departmentId: department.id } });
    await closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 1 });
    expect((await invitationsOf(base.db, ticket.id))[0]?.dueAt).toEqual(minutesFromNow(30));
    const everybody = await base.db.surveyDesign.create({ data: { departmentId: null, question: "?", thanks: "!", delayMinutes: 7 } });
    await reopenTicket(later(ctx, 1), { ticketId: ticket.id, expectedVersion: 2 });
    await closeTicket(later(ctx, 2), { ticketId: ticket.id, expectedVersion: 3 });
    await base.db.surveyDesign.delete({ where: { id: everybody.id } });
    expect((await invitationsOf(base.db, ticket.id))[1]?.dueAt).toEqual(minutesFromNow(9));
  });

  it("credit stays with who held it at closing, whatever happens later", async () => {
    const { ticket, ctx, user } = await aClosedCase(base.db);
    const other = await aUser(base.db);
    await editTicket(ctx, { ticketId: ticket.id, expectedVersion: 2, responsibleId: other.id });
    await sendDueInvitations(base.db, DUE);
    expect((await invitationsOf(base.db, ticket.id))[0]).toMatchObject({ state: "SENT", creditedUserId: user.id });
  });
});

describe("reopening", () => {
  it("cancels what is planned, by an agent, by the customer, by dragging and by taking the closing back", async () => {
    const byAgent = await aClosedCase(base.db);
    await reopenTicket(byAgent.ctx, { ticketId: byAgent.ticket.id, expectedVersion: 2 });
    const byCustomer = await aClosedCase(base.db);
    await reopenAsCustomer(ctxOf(base.db, customerActor(byCustomer.customer)), { number: byCustomer.ticket.number });
    const byDrag = await aClosedCase(base.db);
    await moveCard(byDrag.ctx, { ticketId: byDrag.ticket.id, toStageId: byDrag.stages.working.id, expectedVersion: 2 });
    const byUndo = await aClosedCase(base.db);
    await undoMove(byUndo.ctx, { ticketId: byUndo.ticket.id, expectedVersion: 2 });
    for (const { ticket } of [byAgent, byCustomer, byDrag, byUndo]) {
      expect(await invitationsOf(base.db, ticket.id)).toMatchObject([{ state: "CANCELLED", cancelledAt: NOW }]);
      expect((await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).outcome).toBeNull();
    }
    await sendDueInvitations(base.db, DUE);
    expect(
      await base.db.smsMessage.count({ where: { template: "survey", ticketId: { in: [byAgent, byCustomer, byDrag, byUndo].map((one) => one.ticket.id) } } }),
    ).toBe(0);
  });

  it("cancels what was sent and not answered, with an SMS that has not left; an answered one stays", async () => {
    const { ticket, ctx, invitation } = await aClosedCase(base.db);
    await sendDueInvitations(base.db, DUE);
    await reopenTicket(later(ctx, 31), { ticketId: ticket.id, expectedVersion: 2 });
    expect((await base.db.smsMessage.findFirstOrThrow({ where: { ticketId: ticket.id, template: "survey" } })).state).toBe("CANCELLED");
    expect((await invitationsOf(base.db, ticket.id))[0]?.state).toBe("CANCELLED");
    const answered = await aClosedCase(base.db);
    await sendDueInvitations(base.db, DUE);
    await base.db.surveyAnswer.create({ data: { invitationId: answered.invitation.id, score: 5, answeredAt: DUE } });
    await reopenTicket(later(answered.ctx, 31), { ticketId: answered.ticket.id, expectedVersion: 2 });
    expect((await invitationsOf(base.db, answered.ticket.id))[0]?.state).toBe("SENT");
    expect(invitation.id).not.toBe(answered.invitation.id);
  });

  it("taken back leaves the ticket closed as it had been, and spam stays spam", async () => {
    const { ticket, ctx } = await aCase(base.db);
    await closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 1, outcome: "SPAM" });
    await reopenTicket(later(ctx, 1), { ticketId: ticket.id, expectedVersion: 2 });
    await undoMove(later(ctx, 2), { ticketId: ticket.id, expectedVersion: 3 });
    expect((await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).outcome).toBe("SPAM");
    expect(await invitationsOf(base.db, ticket.id)).toEqual([]);
  });
});

describe("every closing asks again", () => {
  it("without a cool-down", async () => {
    const { ticket, ctx } = await aClosedCase(base.db);
    await sendDueInvitations(base.db, DUE);
    await reopenTicket(later(ctx, 40), { ticketId: ticket.id, expectedVersion: 2 });
    await closeTicket(later(ctx, 50), { ticketId: ticket.id, expectedVersion: 3 });
    expect((await invitationsOf(base.db, ticket.id)).map((one) => one.state)).toEqual(["CANCELLED", "PLANNED"]);
  });

  it("but not a customer who was asked within the cool-down, about this ticket or another; and that is kept", async () => {
    const { customer, department, stages, ctx, invitation } = await aClosedCase(base.db, { cooldownDays: 7 });
    await sendDueInvitations(base.db, DUE);
    await base.db.surveyAnswer.create({ data: { invitationId: invitation.id, score: 4, answeredAt: DUE } });
    const another = () => aTicket(base.db, { customerId: customer.id, departmentId: department.id, stageId: stages.working.id });
    const soon = await another();
    await closeTicket(later(ctx, 60), { ticketId: soon.id, expectedVersion: 1 });
    expect(await invitationsOf(base.db, soon.id)).toMatchObject([{ state: "SKIPPED" }]);
    const afterwards = await another();
    await closeTicket(later(ctx, 7 * 1_440), { ticketId: afterwards.id, expectedVersion: 1 });
    expect(await invitationsOf(base.db, afterwards.id)).toMatchObject([{ state: "PLANNED" }]);
  });

  it("of two tickets closed together the second asks nothing, also when two workers send at once", async () => {
    const { customer, department, stages, ctx, ticket } = await aCase(base.db, { cooldownDays: 7 });
    const other = await aTicket(base.db, { customerId: customer.id, departmentId: department.id, stageId: stages.working.id });
    await closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 1 });
    await closeTicket(ctx, { ticketId: other.id, expectedVersion: 1 });
    await Promise.all([sendDueInvitations(base.db, DUE), sendDueInvitations(base.db, DUE)]);
    const states = [...(await invitationsOf(base.db, ticket.id)), ...(await invitationsOf(base.db, other.id))].map((one) => one.state);
    expect(states.sort()).toEqual(["SENT", "SKIPPED"]);
    expect(await base.db.smsMessage.count({ where: { customerId: customer.id, template: "survey" } })).toBe(1);
  });

  it("the cool-down of one department does not silence another's", async () => {
    const { customer } = await aClosedCase(base.db, { cooldownDays: 7 });
    await sendDueInvitations(base.db, DUE);
    const elsewhere = await aCase(base.db);
    await base.db.surveyDesign.deleteMany({ where: { departmentId: elsewhere.department.id } });
    await aDesign(base.db, elsewhere.department.id, { cooldownDays: 0 });
    const ticket = await aTicket(base.db, { customerId: customer.id, departmentId: elsewhere.department.id, stageId: elsewhere.stages.working.id });
    await closeTicket(elsewhere.ctx, { ticketId: ticket.id, expectedVersion: 1 });
    expect(await invitationsOf(base.db, ticket.id)).toMatchObject([{ state: "PLANNED" }]);
  });
});
