import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { fileTicket } from "@/server/portal/commands/file-ticket";
import { createCaller } from "@/server/router";
import { agent, ctxOf, customer } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aDepartment, aUser } from "../../support/factories";
import { aPortal, aRequest } from "../../support/portal";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase({ poolSize: 20 });

it("a request stands on top of the entry stage, on the customer's record, and its department is told", async () => {
  const { department, owner, pipeline } = await aPortal(base.db);
  const colleague = await aUser(base.db, { departments: { create: { departmentId: department.id } } } as never);
  const { number } = await fileTicket(ctxOf(base.db, customer(owner)), aRequest(department.id));
  const ticket = await base.db.ticket.findUniqueOrThrow({ where: { number }, include: { notifications: true } });
  expect(ticket).toMatchObject({ customerId: owner.id, stageId: pipeline.stages.new.id, channel: "PORTAL", lastSpeaker: "CUSTOMER" });
  expect(ticket.notifications.map((entry) => [entry.userId, entry.reason])).toEqual([[colleague.id, "ticket_filed"]]);
});

it("twenty taps at once file one ticket", async () => {
  const { department, owner } = await aPortal(base.db);
  const request = aRequest(department.id);
  const answers = await Promise.all(Array.from({ length: 20 }, () => fileTicket(ctxOf(base.db, customer(owner)), request)));
  expect(new Set(answers.map((answer) => answer.number)).size).toBe(1);
  expect(await base.db.ticket.count({ where: { customerId: owner.id } })).toBe(1);
});

it("another customer's key gives nothing away and files nothing", async () => {
  const { department, owner, stranger } = await aPortal(base.db);
  const request = aRequest(department.id);
  await fileTicket(ctxOf(base.db, customer(owner)), request);
  expect(await outcomeOf(fileTicket(ctxOf(base.db, customer(stranger)), request))).toBe("NOT_FOUND thing.not_found");
  expect(await base.db.ticket.count({ where: { customerId: stranger.id } })).toBe(0);
});

it("a department that is hidden or retired takes no request; staff do not file here", async () => {
  const { owner, pipeline, department } = await aPortal(base.db);
  const hidden = await aDepartment(base.db, { pipelineId: pipeline.id, isInPortal: false });
  const retired = await aDepartment(base.db, { pipelineId: pipeline.id, retiredAt: new Date() });
  for (const closed of [hidden, retired])
    expect(await outcomeOf(fileTicket(ctxOf(base.db, customer(owner)), aRequest(closed.id)))).toBe("NOT_FOUND department.not_found");
  expect(await outcomeOf(fileTicket(ctxOf(base.db, agent(await aUser(base.db))), aRequest(department.id)))).toBe("FORBIDDEN permission.denied");
});

it("questions count what became of them: shown, opened, solved, filed in spite of them", async () => {
  const { department, owner } = await aPortal(base.db);
  const other = await aDepartment(base.db);
  const faq = await base.db.faq.create({ data: { departmentId: department.id, question: "چطور؟", answer: "این‌طور." } });
  const foreign = await base.db.faq.create({ data: { departmentId: other.id, question: "چرا؟", answer: "چون." } });
  const api = createCaller(ctxOf(base.db, customer(owner)));
  await api.portal.showFaqs({ departmentId: department.id });
  await api.portal.noteFaq({ faqId: faq.id, what: "opened" });
  await api.portal.noteFaq({ faqId: faq.id, what: "solved" });
  await fileTicket(ctxOf(base.db, customer(owner)), { ...aRequest(department.id), shownFaqIds: [faq.id, foreign.id] });
  expect(await base.db.faq.findUnique({ where: { id: faq.id } })).toMatchObject({ shownCount: 1, openedCount: 1, solvedCount: 1, filedCount: 1 });
  expect(await base.db.faq.findUnique({ where: { id: foreign.id } })).toMatchObject({ shownCount: 0, filedCount: 0 });
  await expect(api.portal.noteFaq({ faqId: randomUUID(), what: "opened" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
