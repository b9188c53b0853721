import { expect, it } from "vitest";
import { setSmsOptOut } from "@/server/customers/commands/set-sms-opt-out";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aCustomer, aDepartment, aUser } from "../../support/factories";
import { anOrganisation } from "../../support/portal";
import { design } from "../../support/surveys";

const base = testDatabase();

async function aScene() {
  await anOrganisation(base.db);
  const admin = await aUser(base.db, { role: "ADMIN" });
  const ctx = ctxOf(base.db, agent(admin));
  const facts = async () => {
    const rows = await base.db.activity.findMany({ where: { actorUserId: admin.id }, orderBy: { id: "asc" } });
    return rows.map(({ event, subjectKind, subjectId, data }) => ({ event, subjectKind, subjectId, data }));
  };
  return { ctx, api: createCaller(ctx), facts, department: await aDepartment(base.db) };
}

it("questions: written, changed, moved and removed, with their words before and after", async () => {
  const { api, facts, department } = await aScene();
  const words = { departmentId: department.id, question: "کی می‌رسد؟", answer: "دو روزه.", isPublished: true };
  const first = await api.portalSettings.saveFaq(words);
  const second = await api.portalSettings.saveFaq({ ...words, question: "چند؟" });
  await api.portalSettings.saveFaq({ ...words, faqId: first.id, expectedVersion: 1, answer: "سه روزه." });
  await api.portalSettings.moveFaq({ faqId: second.id, to: "up" });
  await api.portalSettings.moveFaq({ faqId: second.id, to: "up" });
  await api.portalSettings.removeFaq({ faqId: first.id, expectedVersion: 2 });
  expect(await facts()).toEqual([
    expect.objectContaining({ event: "faq.saved", subjectKind: "faq", subjectId: first.id }),
    expect.objectContaining({ event: "faq.saved", subjectId: second.id }),
    expect.objectContaining({ event: "faq.saved", data: { departmentId: department.id, changes: { answer: { from: "دو روزه.", to: "سه روزه." } } } }),
    expect.objectContaining({ event: "faq.moved", subjectId: second.id, data: { departmentId: department.id, changes: { position: { from: 2, to: 1 } } } }),
    expect.objectContaining({
      event: "faq.removed",
      data: {
        departmentId: department.id,
        changes: { question: { from: "کی می‌رسد؟", to: null }, answer: { from: "سه روزه.", to: null }, isPublished: { from: true, to: null } },
      },
    }),
  ]);
});

it("SMS: rules, texts and links", async () => {
  const { api, facts } = await aScene();
  const before = await base.db.organisation.findUniqueOrThrow({ where: { id: 1 } });
  const { sendsLinks, quietUntilMinute, smsMonthlyBudget, smsPartRials, version: expectedVersion } = before;
  await api.messaging.saveRules({ sendsLinks, quietUntilMinute, smsMonthlyBudget, smsPartRials, quietFromMinute: 1_200, expectedVersion });
  const words = {
    key: "closed" as const,
    departmentId: null,
    stageId: null,
    isOn: true,
    body: "بسته شد {number}",
    noLinkBody: "بسته {number}",
    lookupName: null,
  };
  await api.messaging.saveTemplate({ ...words, expectedVersion: 0 });
  await api.messaging.saveTemplate({ ...words, body: "تمام شد {number}", expectedVersion: 1 });
  await api.messaging.resetTemplate({ key: "closed", departmentId: null, stageId: null, expectedVersion: 2 });
  const told = await facts();
  expect(told.map(({ event }) => event)).toEqual(["sms.rules_edited", "sms.template_saved", "sms.template_saved", "sms.template_reset"]);
  expect(told[0]?.data).toMatchObject({ changes: { quietFromMinute: { from: before.quietFromMinute, to: 1_200 } } });
  expect(told[2]?.data).toMatchObject({ key: "closed", changes: { body: { from: "بسته شد {number}", to: "تمام شد {number}" } } });
  expect(told[3]?.data).toMatchObject({ changes: { body: { from: "تمام شد {number}", to: null }, isOn: { from: true, to: null } } });
});

it("the survey's design, and whether a customer wants SMS", async () => {
  const { api, ctx, facts, department } = await aScene();
  await api.surveys.saveDesign({ ...design, departmentId: department.id, expectedVersion: 0 });
  await api.surveys.saveDesign({ ...design, departmentId: department.id, lowScore: 3, expectedVersion: 1 });
  await api.surveys.resetDesign({ departmentId: department.id, expectedVersion: 2 });
  const customer = await aCustomer(base.db);
  for (const isOptedOut of [true, true, false]) await setSmsOptOut(ctx, { customerId: customer.id, isOptedOut });
  const told = await facts();
  expect(told.map(({ event }) => event)).toEqual([
    ...["survey.design_saved", "survey.design_saved", "survey.design_reset"],
    ...["customer.sms_chosen", "customer.sms_chosen"],
  ]);
  expect(told[1]).toEqual({
    ...{ event: "survey.design_saved", subjectKind: "settings", subjectId: "survey" },
    data: { departmentId: department.id, changes: { lowScore: { from: 2, to: 3 } } },
  });
  expect(told[3]).toMatchObject({ subjectKind: "customer", subjectId: customer.id, data: { isOptedOut: true } });
});
