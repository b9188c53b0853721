import { describe, expect, it } from "vitest";
import type { AnswerInput } from "@/domain/surveys/schema";
import { tokenOf } from "@/server/identity";
import { createCaller } from "@/server/router";
import { answerByLink, sendDueInvitations, visitSurvey } from "@/server/surveys";
import { answerSurvey } from "@/server/surveys/commands/answer-survey";
import { reopenTicket } from "@/server/tickets/commands/close-ticket";
import { agent, anonymous, ctxOf, customer as customerActor, link as linkActor } from "../../support/actors";
import { activitiesOf } from "../../support/board";
import { minutesFromNow } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";
import { aClosedCase, aSupervisor, DUE } from "../../support/surveys";

const base = testDatabase({ poolSize: 20 });
const answer = (score: number, more: Partial<AnswerInput> = {}): AnswerInput => ({ score, reasons: [], comment: "", ...more });
const visitor = (minutes: number) => ctxOf(base.db, anonymous, minutesFromNow(minutes));

/** A case whose customer has got the SMS. */
async function anAsked(given: Parameters<typeof aClosedCase>[1] = {}) {
  const scene = await aClosedCase(base.db, given);
  await sendDueInvitations(base.db, DUE);
  const { linkTokenId } = await base.db.surveyInvitation.findUniqueOrThrow({ where: { id: scene.invitation.id } });
  return { ...scene, token: tokenOf(linkTokenId ?? "") };
}

const answersTo = (invitationId: string) => base.db.surveyAnswer.findMany({ where: { invitationId } });

/** Everything that looking could have changed. */
async function stateOf(ticketId: string) {
  const where = { ticketId };
  return JSON.stringify(
    await Promise.all([
      base.db.surveyInvitation.findMany({ where, include: { answer: true } }),
      base.db.linkToken.findMany({ where }),
      base.db.ticket.findUnique({ where: { id: ticketId } }),
      base.db.activity.count({ where }),
      base.db.notification.count({ where }),
    ]),
  );
}

describe("by the link of an SMS", () => {
  it("looking changes nothing, twenty crawlers at once either; then one answer is one row, told on the card", async () => {
    const { token, ticket, invitation, customer } = await anAsked();
    const before = await stateOf(ticket.id);
    const visits = await Promise.all(Array.from({ length: 20 }, () => visitSurvey(visitor(40), token)));
    expect(visits.every((visit) => visit.survey?.standing === "open" && visit.survey.answer === null)).toBe(true);
    expect(await stateOf(ticket.id)).toBe(before);
    await answerByLink(visitor(41), token, answer(4, { comment: "خوب بود" }));
    expect(await answersTo(invitation.id)).toMatchObject([{ score: 4, comment: "خوب بود", answeredAt: minutesFromNow(41), editedAt: null }]);
    const told = (await activitiesOf(base.db, ticket.id)).at(-1);
    expect(told).toMatchObject({ event: "survey.answered", actorCustomerId: customer.id, actorKind: "link", data: { score: 4, from: null, isLow: false } });
  });

  it("fifty at once are one row with one of the fifty answers", async () => {
    const { token, invitation, ticket } = await anAsked();
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, n) => outcomeOf(answerByLink(visitor(41), token, answer((n % 5) + 1)))));
    expect(new Set(outcomes)).toEqual(new Set(["done"]));
    const rows = await answersTo(invitation.id);
    expect(rows).toHaveLength(1);
    const told = (await activitiesOf(base.db, ticket.id))
      .filter((activity) => activity.event === "survey.answered")
      .map((activity) => activity.data as { score: number; from: number | null });
    // Each change begins where the one before ended: nothing was lost or counted twice.
    expect(told.map((one) => one.from)).toEqual([null, ...told.slice(0, -1).map((one) => one.score)]);
    expect(told.at(-1)?.score).toBe(rows[0]?.score);
  });

  it("the same answer twice is one, and nothing more is told", async () => {
    const { token, invitation, ticket } = await anAsked();
    await answerByLink(visitor(41), token, answer(5));
    await answerByLink(visitor(42), token, answer(5));
    expect(await answersTo(invitation.id)).toMatchObject([{ answeredAt: minutesFromNow(41), editedAt: null }]);
    expect((await activitiesOf(base.db, ticket.id)).filter((activity) => activity.event === "survey.answered")).toHaveLength(1);
  });

  it("may be changed for the editable hours, then stands, and is still shown", async () => {
    const { token, invitation } = await anAsked({ editableHours: 2 });
    await answerByLink(visitor(40), token, answer(3));
    await answerByLink(visitor(40 + 119), token, answer(5, { reasons: ["سرعت", "از خودم ساختم"], comment: "بهتر شد" }));
    expect(await answersTo(invitation.id)).toMatchObject([
      { score: 5, reasons: ["سرعت"], comment: "بهتر شد", answeredAt: minutesFromNow(40), editedAt: minutesFromNow(159) },
    ]);
    expect(await outcomeOf(answerByLink(visitor(40 + 120), token, answer(1)))).toBe("RULE_VIOLATION survey.no_longer_editable");
    expect((await visitSurvey(visitor(160), token)).survey).toMatchObject({
      standing: "answered",
      answer: { score: 5, comment: "بهتر شد" },
      editableUntil: null,
    });
    expect(await answersTo(invitation.id)).toMatchObject([{ score: 5 }]);
  });

  it("after reopening there is nothing to answer, and a kind word instead", async () => {
    const { token, ticket, ctx, invitation } = await anAsked();
    await reopenTicket({ ...ctx, now: minutesFromNow(40) }, { ticketId: ticket.id, expectedVersion: 2 });
    expect((await visitSurvey(visitor(41), token)).survey?.standing).toBe("cancelled");
    expect(await outcomeOf(answerByLink(visitor(41), token, answer(5)))).toBe("RULE_VIOLATION survey.not_open");
    expect(await answersTo(invitation.id)).toEqual([]);
  });

  it("an expired link says so, an unknown one only that it is unknown", async () => {
    const { token, invitation } = await anAsked({ expiryDays: 1 });
    const late = visitor(30 + 1_440);
    expect(await visitSurvey(late, token)).toEqual({ survey: null, why: "gone" });
    expect(await outcomeOf(answerByLink(late, token, answer(5)))).toBe("NOT_FOUND survey.not_found");
    expect(await visitSurvey(visitor(40), "0".repeat(22))).toEqual({ survey: null, why: "unknown" });
    expect(await answersTo(invitation.id)).toEqual([]);
  });

  it("ends with the customer: another owner of the ticket, or revoked links, and it opens nothing", async () => {
    const moved = await anAsked();
    await base.db.ticket.update({ where: { id: moved.ticket.id }, data: { customerId: (await aCustomer(base.db)).id } });
    expect((await visitSurvey(visitor(40), moved.token)).survey).toBeNull();
    const revoked = await anAsked();
    await base.db.linkToken.updateMany({ where: { ticketId: revoked.ticket.id }, data: { revokedAt: DUE } });
    expect(await outcomeOf(answerByLink(visitor(40), revoked.token, answer(5)))).toBe("NOT_FOUND survey.not_found");
  });
});

describe("a low score", () => {
  it("is told to every supervisor and admin at once, not to agents, and only once", async () => {
    const { token, ticket, user } = await anAsked({ lowScore: 2 });
    const [supervisor, admin, suspended] = await Promise.all([
      aSupervisor(base.db),
      aUser(base.db, { role: "ADMIN" }),
      aUser(base.db, { role: "ADMIN", isActive: false }),
    ]);
    await answerByLink(visitor(41), token, answer(2));
    await answerByLink(visitor(42), token, answer(1, { comment: "دو روز منتظر ماندم" }));
    const told = await base.db.notification.findMany({ where: { ticketId: ticket.id } });
    const people = told.map((one) => one.userId);
    expect(people).toEqual(expect.arrayContaining([supervisor.id, admin.id]));
    expect(people).not.toContain(user.id);
    expect(people).not.toContain(suspended.id);
    expect(new Set(told.map((one) => `${one.reason} ${one.count}`))).toEqual(new Set(["low_score 1"]));
    expect(
      (await activitiesOf(base.db, ticket.id)).filter((one) => one.event === "survey.answered").map((one) => (one.data as { isLow: boolean }).isLow),
    ).toEqual([true, true]);
  });

  it("a good one tells nobody, until it is changed to a low one", async () => {
    const { token, ticket } = await anAsked({ lowScore: 2 });
    await aSupervisor(base.db);
    await answerByLink(visitor(41), token, answer(3));
    expect(await base.db.notification.count({ where: { ticketId: ticket.id } })).toBe(0);
    await answerByLink(visitor(42), token, answer(1));
    expect(await base.db.notification.count({ where: { ticketId: ticket.id } })).toBeGreaterThan(0);
  });
});

describe("in the portal", () => {
  it("the customer answers on the page of the ticket, before the SMS is due: then none leaves", async () => {
    const { ticket, customer, invitation } = await aClosedCase(base.db);
    const api = createCaller(ctxOf(base.db, customerActor(customer), minutesFromNow(2)));
    expect(await api.surveys.ofOwnTicket({ number: ticket.number })).toMatchObject({ standing: "open", ticketNumber: ticket.number });
    await api.surveys.answerOwn({ number: ticket.number, score: 5 });
    await sendDueInvitations(base.db, DUE);
    expect(await base.db.smsMessage.count({ where: { ticketId: ticket.id, template: "survey" } })).toBe(0);
    expect(await base.db.surveyInvitation.findUniqueOrThrow({ where: { id: invitation.id } })).toMatchObject({ state: "SENT", sentAt: minutesFromNow(2) });
  });

  it("the holder of an update link may too; of a ticket that asks nothing there is nothing", async () => {
    const { ticket, invitation } = await aClosedCase(base.db);
    const api = createCaller(ctxOf(base.db, linkActor(ticket), minutesFromNow(2)));
    await api.surveys.answerOwn({ number: ticket.number, score: 4 });
    expect(await answersTo(invitation.id)).toMatchObject([{ score: 4 }]);
    const { ticket: spam, ctx } = await anAsked();
    await reopenTicket({ ...ctx, now: minutesFromNow(50) }, { ticketId: spam.id, expectedVersion: 2 });
    const other = createCaller(ctxOf(base.db, linkActor(spam), minutesFromNow(51)));
    expect(await other.surveys.ofOwnTicket({ number: spam.number })).toBeNull();
    await expect(other.surveys.answerOwn({ number: spam.number, score: 4 })).rejects.toMatchObject({ message: "survey.not_open" });
  });
});

it("nobody else may answer: other customers, staff, other survey links, nobody", async () => {
  const { invitation, ticket, user } = await anAsked();
  const input = { ...answer(5), invitationId: invitation.id };
  const by = (actor: Parameters<typeof ctxOf>[1]) => outcomeOf(answerSurvey(ctxOf(base.db, actor, minutesFromNow(40)), input));
  expect(await by(anonymous)).toBe("UNAUTHENTICATED auth.required");
  expect(await by(agent(user))).toBe("FORBIDDEN permission.denied");
  expect(await by(customerActor(await aCustomer(base.db)))).toBe("NOT_FOUND thing.not_found");
  // A survey link of the same ticket, made for another closing.
  expect(await by(linkActor(ticket, "survey"))).toBe("NOT_FOUND thing.not_found");
  expect(await answersTo(invitation.id)).toEqual([]);
});
