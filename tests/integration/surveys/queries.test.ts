import { expect, it } from "vitest";
import { tokenOf } from "@/server/identity";
import { createCaller } from "@/server/router";
import { answerByLink, sendDueInvitations } from "@/server/surveys";
import { editTicket } from "@/server/tickets/commands/edit-ticket";
import { agent, anonymous, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aUser } from "../../support/factories";
import { aClosedCase, DUE } from "../../support/surveys";

const base = testDatabase();

it("figures are credited to who held the ticket at closing, with lows by each department's own measure", async () => {
  const strict = await aClosedCase(base.db, { lowScore: 3 });
  const silent = await aClosedCase(base.db);
  await sendDueInvitations(base.db, DUE);
  const { linkTokenId } = await base.db.surveyInvitation.findUniqueOrThrow({ where: { id: strict.invitation.id } });
  await answerByLink(ctxOf(base.db, anonymous, minutesFromNow(40)), tokenOf(linkTokenId ?? ""), { score: 3, reasons: [], comment: "" });
  const other = await aUser(base.db, { name: "کسی که بعد گرفت" });
  await editTicket(strict.ctx, { ticketId: strict.ticket.id, expectedVersion: 2, responsibleId: other.id });
  const api = createCaller(ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" })), minutesFromNow(60)));
  const rows = await api.surveys.byAgent({});
  expect(rows.find((row) => row.userId === strict.user.id)).toMatchObject({ asked: 1, answered: 1, average: 3, low: 1 });
  expect(rows.find((row) => row.userId === silent.user.id)).toMatchObject({ asked: 1, answered: 0, average: null, low: 0 });
  expect(rows.some((row) => row.userId === other.id)).toBe(false);
});

it("the result stands on the card, on the customer's panel and record, with who is credited", async () => {
  const { ticket, customer, user, invitation, ctx } = await aClosedCase(base.db);
  await base.db.surveyInvitation.update({ where: { id: invitation.id }, data: { state: "SENT", sentAt: NOW } });
  await base.db.surveyAnswer.create({ data: { invitationId: invitation.id, score: 2, reasons: ["سرعت"], comment: "دیر بود", answeredAt: minutesFromNow(9) } });
  const api = createCaller(ctx);
  const card = await api.tickets.get({ number: ticket.number });
  expect(card.survey).toMatchObject({ state: "SENT", creditedTo: user.name, lowScore: 2, answer: { score: 2, comment: "دیر بود" }, earlierScores: [] });
  expect(card.outcome).toBe("SOLVED");
  expect(card.customer.satisfaction).toEqual({ average: 2, count: 1 });
  const record = await api.customers.get({ customerId: customer.id });
  expect(record.satisfaction).toEqual({ average: 2, count: 1 });
  const { entries } = await api.customers.timeline({ id: customer.id, kind: "survey" });
  expect(entries).toMatchObject([{ ticketNumber: ticket.number, state: "SENT", score: 2, reasons: ["سرعت"], comment: "دیر بود", creditedTo: user.name }]);
  expect((await api.customers.timeline({ id: customer.id, kind: "ticket" })).entries).toMatchObject([{ number: ticket.number, score: 2, outcome: "SOLVED" }]);
});
