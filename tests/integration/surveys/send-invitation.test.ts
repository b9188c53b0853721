import { expect, it } from "vitest";
import { tokenOf } from "@/server/identity";
import { sendDueInvitations } from "@/server/surveys";
import { sendInvitation } from "@/server/surveys/commands/send-invitation";
import { closeTicket, reopenTicket } from "@/server/tickets/commands/close-ticket";
import { ctxOf, system } from "../../support/actors";
import { minutesFromNow } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";
import { aClosedCase, DUE, invitationsOf } from "../../support/surveys";

const base = testDatabase();
const smsOf = (ticketId: string) => base.db.smsMessage.findMany({ where: { ticketId, template: "survey" } });

it("asks nobody before the delay is over", async () => {
  const { ticket } = await aClosedCase(base.db);
  await sendDueInvitations(base.db, new Date(DUE.getTime() - 1));
  expect(await invitationsOf(base.db, ticket.id)).toMatchObject([{ state: "PLANNED" }]);
  expect(await smsOf(ticket.id)).toEqual([]);
});

it("when due, one SMS in the last lane with a link of its own, good as long as the invitation", async () => {
  const { ticket, customer, department } = await aClosedCase(base.db, { expiryDays: 5 });
  await sendDueInvitations(base.db, DUE);
  const [invitation] = await invitationsOf(base.db, ticket.id);
  const expiresAt = new Date(DUE.getTime() + 5 * 86_400_000);
  expect(invitation).toMatchObject({ state: "SENT", sentAt: DUE, expiresAt });
  const link = await base.db.linkToken.findUniqueOrThrow({ where: { id: invitation?.linkTokenId ?? "" } });
  expect(link).toMatchObject({ purpose: "SURVEY", ticketId: ticket.id, customerId: customer.id, expiresAt });
  expect(tokenOf(link.id)).toMatch(/^[0-9A-Za-z]{22}$/);
  expect(await smsOf(ticket.id)).toMatchObject([
    { lane: "SURVEY", state: "QUEUED", linkTokenId: link.id, departmentId: department.id, expiresAt, notBefore: DUE },
  ]);
});

it("any number of workers, again and again, send it once", async () => {
  const { ticket } = await aClosedCase(base.db);
  await Promise.all(Array.from({ length: 6 }, () => sendDueInvitations(base.db, DUE)));
  await sendDueInvitations(base.db, minutesFromNow(60));
  expect(await smsOf(ticket.id)).toHaveLength(1);
  expect(await base.db.linkToken.count({ where: { ticketId: ticket.id, purpose: "SURVEY" } })).toBe(1);
});

it("looks again whether the ticket is still closed by that closing: reopened and closed anew, only the newer one asks", async () => {
  const { ticket, ctx, invitation } = await aClosedCase(base.db);
  await reopenTicket({ ...ctx, now: minutesFromNow(10) }, { ticketId: ticket.id, expectedVersion: 2 });
  await closeTicket({ ...ctx, now: minutesFromNow(20) }, { ticketId: ticket.id, expectedVersion: 3 });
  // As if the reopening had missed it.
  await base.db.surveyInvitation.update({ where: { id: invitation.id }, data: { state: "PLANNED", cancelledAt: null } });
  await sendDueInvitations(base.db, minutesFromNow(55));
  expect((await invitationsOf(base.db, ticket.id)).map((one) => one.state)).toEqual(["CANCELLED", "SENT"]);
  expect(await smsOf(ticket.id)).toHaveLength(1);
});

it("does not ask the former customer of a ticket that has got another", async () => {
  const { ticket } = await aClosedCase(base.db);
  await base.db.ticket.update({ where: { id: ticket.id }, data: { customerId: (await aCustomer(base.db)).id } });
  await sendDueInvitations(base.db, DUE);
  expect(await invitationsOf(base.db, ticket.id)).toMatchObject([{ state: "CANCELLED" }]);
  expect(await smsOf(ticket.id)).toEqual([]);
});

it("switched off meanwhile, it is skipped", async () => {
  const { ticket, department } = await aClosedCase(base.db);
  await base.db.surveyDesign.updateMany({ where: { departmentId: department.id }, data: { isOn: false } });
  await sendDueInvitations(base.db, DUE);
  expect(await invitationsOf(base.db, ticket.id)).toMatchObject([{ state: "SKIPPED" }]);
});

it("answered in the portal meanwhile, it counts as asked and no SMS leaves", async () => {
  const { ticket, invitation } = await aClosedCase(base.db);
  await base.db.surveyAnswer.create({ data: { invitationId: invitation.id, score: 4, answeredAt: minutesFromNow(3) } });
  await sendDueInvitations(base.db, DUE);
  expect(await invitationsOf(base.db, ticket.id)).toMatchObject([{ state: "SENT", sentAt: minutesFromNow(3), linkTokenId: null }]);
  expect(await smsOf(ticket.id)).toEqual([]);
});

it("a customer whom no SMS reaches is asked in the portal only", async () => {
  const { ticket, customer } = await aClosedCase(base.db);
  await base.db.customerPhone.deleteMany({ where: { customerId: customer.id } });
  await sendDueInvitations(base.db, DUE);
  expect(await invitationsOf(base.db, ticket.id)).toMatchObject([{ state: "SENT" }]);
  expect(await smsOf(ticket.id)).toEqual([]);
});

it("only the worker sends", async () => {
  const { ticket, invitation, ctx } = await aClosedCase(base.db);
  const input = { invitationId: invitation.id };
  await expectStaffOnly(ticket, (actor) => sendInvitation(ctxOf(base.db, actor, DUE), input));
  expect(await outcomeOf(sendInvitation({ ...ctx, now: DUE }, input))).toBe("FORBIDDEN permission.denied");
  expect(await outcomeOf(sendInvitation(ctxOf(base.db, system, DUE), input))).toBe("done");
});
