import { beforeEach, expect, it } from "vitest";
import { queueSms } from "@/server/messaging";
import { allowLinks } from "@/server/messaging/commands/allow-links";
import { resetTemplate, saveTemplate } from "@/server/messaging/commands/save-template";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aTicket, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

beforeEach(async () => {
  await base.db.smsTemplate.deleteMany();
  await base.db.smsMessage.deleteMany();
  await base.db.organisation.upsert({ where: { id: 1 }, create: { id: 1, name: "نیک‌افزار" }, update: { name: "نیک‌افزار", smsPartRials: 1_650 } });
});

const admin = async () => createCaller(ctxOf(base.db, agent(await aUser(base.db, { role: "ADMIN" }))));
const someAgent = async () => createCaller(ctxOf(base.db, agent(await aUser(base.db))));
const words = {
  key: "closed" as const,
  departmentId: null,
  stageId: null,
  isOn: true,
  body: "تیکت {number} بسته شد",
  noLinkBody: "بسته شد {number}",
  lookupName: null,
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { message: string }) => error.message,
  );

it("a saved template counts from then on, for its department before everybody's, and can be reset", async () => {
  const api = await admin();
  const { department } = await aDesk(base.db);
  expect((await api.messaging.templates()).find((item) => item.key === "closed")).toMatchObject({ version: 0, isOn: true });
  expect(await api.messaging.saveTemplate({ ...words, expectedVersion: 0 })).toEqual({ version: 1 });
  await api.messaging.saveTemplate({ ...words, departmentId: department.id, isOn: false, expectedVersion: 0 });
  const customer = await aCustomer(base.db, { phone: "+989181112233" });
  const silent = await aTicket(base.db, { departmentId: department.id, customerId: customer.id });
  const told = await aTicket(base.db, { customerId: customer.id });
  expect(await queueSms(base.db, { template: "closed", ticketId: silent.id, now: NOW })).toBeNull();
  expect(await queueSms(base.db, { template: "closed", ticketId: told.id, now: NOW })).not.toBeNull();
  await api.messaging.resetTemplate({ key: "closed", departmentId: department.id, stageId: null, expectedVersion: 1 });
  expect(await queueSms(base.db, { template: "closed", ticketId: silent.id, now: NOW })).not.toBeNull();
});

it("of two people who save the same version one is told that the other was first, also the first time", async () => {
  const api = await admin();
  const first = await Promise.all([0, 0, 0].map((expectedVersion) => refusal(api.messaging.saveTemplate({ ...words, expectedVersion }))));
  expect(first.sort()).toEqual(["done", "template.changed_by_someone_else", "template.changed_by_someone_else"]);
  const second = await Promise.all([1, 1].map((expectedVersion) => refusal(api.messaging.saveTemplate({ ...words, expectedVersion }))));
  expect(second.sort()).toEqual(["done", "template.changed_by_someone_else"]);
});

it("what could never be sent is refused with its reason", async () => {
  const api = await admin();
  expect(await refusal(api.messaging.saveTemplate({ ...words, body: "{nme}", expectedVersion: 0 }))).toBe("template.unknown_variable");
  expect(await refusal(api.messaging.saveTemplate({ ...words, noLinkBody: "{link}", expectedVersion: 0 }))).toBe("template.link_in_fallback");
  expect(await refusal(api.messaging.saveTemplate({ ...words, key: "otp", body: "بدون کد", noLinkBody: "بدون کد", expectedVersion: 0 }))).toBe(
    "template.code_missing",
  );
  expect(await refusal(api.messaging.saveTemplate({ ...words, body: "x".repeat(901), expectedVersion: 0 }))).toBe("input.invalid");
});

it("a preview is the text as it would arrive, with its parts and price", async () => {
  const api = await admin();
  const preview = await api.messaging.previewTemplate({
    key: "closed",
    departmentId: null,
    stageId: null,
    body: "{organisation}: تیکت {number}، {title}\n{link}",
  });
  expect(preview).toMatchObject({ parts: 2, costRials: 3_300, unknownVariables: [], isTooLong: false });
  expect(preview.text).toMatch(/^نیک‌افزار: تیکت ۱۰۴۲، .+\nhttp:\/\/localhost:\d+\/t\/x{22}$/);
  expect(await api.messaging.previewTemplate({ key: "closed", departmentId: null, stageId: null, body: "{nme}" })).toMatchObject({ unknownVariables: ["nme"] });
});

it("the month's report counts each kind per department, in the Jalali month of sending", async () => {
  const { department } = await aDesk(base.db);
  const row = {
    lane: "UPDATE" as const,
    template: "closed",
    phone: "+989181112233",
    departmentId: department.id,
    createdAt: NOW,
    notBefore: NOW,
    parts: 1,
    cost: 1_650,
  };
  const inAzar = new Date("2026-11-21T20:31:00Z"); // 1 Azar 1405, 00:01 in Tehran
  await base.db.smsMessage.createMany({
    data: [
      { ...row, state: "DELIVERED", sentAt: NOW },
      { ...row, state: "SENT", sentAt: NOW, parts: 2, cost: 3_300 },
      { ...row, state: "FAILED", settledAt: NOW, parts: null, cost: null },
      { ...row, state: "DELIVERED", sentAt: inAzar },
    ],
  });
  const api = await admin();
  const report = await api.messaging.report({ year: 1405, month: 8 });
  expect(report.rows).toEqual([
    { template: "closed", departmentId: department.id, departmentName: department.name, sent: 2, delivered: 1, failed: 1, parts: 3, costRials: 4_950 },
  ]);
  expect(report.totalRials).toBe(4_950);
  expect((await api.messaging.report({ year: 1405, month: 9 })).totalRials).toBe(1_650);
});

it("only an admin sees or changes templates, spend and account", async () => {
  const api = await someAgent();
  const calls = [
    api.messaging.templates(),
    api.messaging.saveTemplate({ ...words, expectedVersion: 0 }),
    api.messaging.previewTemplate({ key: "closed", departmentId: null, stageId: null, body: "x" }),
    api.messaging.report({ year: 1405, month: 8 }),
    api.messaging.account(),
    api.messaging.allowLinks(),
    api.messaging.webhookUrls(),
  ];
  expect(new Set(await Promise.all(calls.map(refusal)))).toEqual(new Set(["permission.denied"]));
});

it("the account's state names queue, spend and pause", async () => {
  expect(await (await admin()).messaging.account()).toMatchObject({ isPaused: false, needsAttention: false, queued: 0, spentRials: 0, isSandbox: true });
});

it("nobody but an admin saves, resets or allows, called from wherever", async () => {
  const ctx = ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" })));
  expect(await outcomeOf(saveTemplate(ctx, { ...words, expectedVersion: 0 }))).toBe("FORBIDDEN permission.denied");
  expect(await outcomeOf(resetTemplate(ctx, { ...words, expectedVersion: 1 }))).toBe("FORBIDDEN permission.denied");
  expect(await outcomeOf(allowLinks(ctx, undefined))).toBe("FORBIDDEN permission.denied");
});

it("links are tried again after an admin says so", async () => {
  await base.db.smsAccount.upsert({ where: { id: 1 }, create: { id: 1, refusesLinksAt: NOW }, update: { refusesLinksAt: NOW } });
  await allowLinks(ctxOf(base.db, agent(await aUser(base.db, { role: "ADMIN" }))), undefined);
  expect(await base.db.smsAccount.findUnique({ where: { id: 1 } })).toMatchObject({ refusesLinksAt: null });
});
