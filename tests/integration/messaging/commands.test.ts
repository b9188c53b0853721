import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { cancelSms } from "@/server/messaging/commands/cancel-sms";
import { resendSms } from "@/server/messaging/commands/resend-sms";
import { sendText } from "@/server/messaging/commands/send-text";
import { claim } from "@/server/messaging/sender/claim";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aTicket, aUser } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();
beforeEach(() => base.db.smsMessage.deleteMany());

const someAgent = async () => createCaller(ctxOf(base.db, agent(await aUser(base.db))));
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { message: string }) => error.message,
  );

it("only staff send, cancel and send again; customers and link holders learn nothing", async () => {
  const customer = await aCustomer(base.db, { phone: "+989181112230" });
  const ticket = await aTicket(base.db, { customerId: customer.id });
  const sms = await base.db.smsMessage.create({
    data: {
      lane: "UPDATE",
      template: "closed",
      phone: "+989181112230",
      customerId: customer.id,
      ticketId: ticket.id,
      createdAt: NOW,
      notBefore: NOW,
      state: "FAILED",
    },
  });
  const smsId = String(sms.id);
  await expectStaffOnly(ticket, (actor) => sendText(ctxOf(base.db, actor), { ticketId: ticket.id, text: "x", idempotencyKey: randomUUID() }));
  await expectStaffOnly(ticket, (actor) => resendSms(ctxOf(base.db, actor), { smsId }));
  await expectStaffOnly(ticket, (actor) => cancelSms(ctxOf(base.db, actor), { smsId }));
  expect(await base.db.smsMessage.count()).toBe(1);
});

it("a message that a worker has taken is not cancelled, and one that was cancelled is not taken", async () => {
  const ctx = ctxOf(base.db, agent(await aUser(base.db)));
  const customer = await aCustomer(base.db, { phone: "+989181112231" });
  const ticket = await aTicket(base.db, { customerId: customer.id });
  const ids = await Promise.all([1, 2].map(async (n) => (await sendText(ctx, { ticketId: ticket.id, text: `متن ${n}`, idempotencyKey: randomUUID() })).smsId));
  await cancelSms(ctx, { smsId: ids[0] ?? "" });
  expect((await claim(base.db, "UPDATE", 10, minutesFromNow(1))).map((row) => String(row.id))).toEqual([ids[1]]);
  expect(await outcomeOf(cancelSms(ctx, { smsId: ids[1] ?? "" }))).toBe("RULE_VIOLATION sms.cannot_cancel");
});

it("a text from the card waits ten seconds, can be cancelled in that time, and is queued once per key", async () => {
  const api = await someAgent();
  const customer = await aCustomer(base.db, { phone: "+989181112234" });
  const ticket = await aTicket(base.db, { customerId: customer.id });
  const text = { ticketId: ticket.id, text: "فردا می‌آییم", idempotencyKey: randomUUID() };
  const { smsId } = await api.messaging.sendText(text);
  expect((await api.messaging.sendText(text)).smsId).toBe(smsId);
  expect(await api.messaging.ofTicket({ ticketId: ticket.id })).toMatchObject([{ id: smsId, state: "QUEUED", canCancel: true, text: "فردا می‌آییم" }]);
  await api.messaging.cancel({ smsId });
  expect(await refusal(api.messaging.cancel({ smsId }))).toBe("sms.cannot_cancel");
  const silent = await aTicket(base.db, { customerId: (await aCustomer(base.db)).id });
  expect(await refusal(api.messaging.sendText({ ...text, ticketId: silent.id, idempotencyKey: randomUUID() }))).toBe("customer.unreachable");
  expect(await api.messaging.reachability({ customerId: silent.customerId })).toEqual({ canReach: false, reason: "noMobile" });
});

it("what was texted stands on the card with its writer and its fate, once however often it was sent; what was taken back does not", async () => {
  const user = await aUser(base.db);
  const api = createCaller(ctxOf(base.db, agent(user)));
  const customer = await aCustomer(base.db, { phone: "+989181112237" });
  const ticket = await aTicket(base.db, { customerId: customer.id });
  const send = (text: string) => api.messaging.sendText({ ticketId: ticket.id, text, idempotencyKey: randomUUID() });
  const shown = async () => {
    const { timeline } = await api.tickets.get({ number: ticket.number });
    return timeline.flatMap((item) => (item.type === "text" ? [`${item.author.name}: ${item.body} ${item.sms.state} ${item.sms.canResend}`] : []));
  };
  const [stays, leaves] = [await send("فردا می‌آییم"), await send("اشتباه بود")];
  await api.messaging.cancel({ smsId: leaves.smsId });
  expect(await shown()).toEqual([`${user.name}: فردا می‌آییم QUEUED false`]);
  await base.db.smsMessage.update({ where: { id: BigInt(stays.smsId) }, data: { state: "FAILED" } });
  expect(await shown()).toEqual([`${user.name}: فردا می‌آییم FAILED true`]);
  await api.messaging.resend({ smsId: stays.smsId });
  expect(await shown()).toEqual([`${user.name}: فردا می‌آییم QUEUED false`]);
});

it("a failed message is sent again once, as a new one to the customer's present number; a login code never", async () => {
  const api = await someAgent();
  const customer = await aCustomer(base.db, { phone: "+989181112235" });
  const ticket = await aTicket(base.db, { customerId: customer.id });
  const row = {
    lane: "UPDATE" as const,
    template: "publicReply",
    phone: "+989180000000",
    customerId: customer.id,
    ticketId: ticket.id,
    createdAt: NOW,
    notBefore: NOW,
  };
  const failed = await base.db.smsMessage.create({ data: { ...row, state: "UNKNOWN" } });
  const answers = await Promise.all([1, 2, 3].map(() => refusal(api.messaging.resend({ smsId: String(failed.id) }))));
  expect(answers.sort()).toEqual(["done", "sms.cannot_resend", "sms.cannot_resend"]);
  const rows = await base.db.smsMessage.findMany({ orderBy: { id: "asc" } });
  expect(rows).toMatchObject([
    { state: "UNKNOWN", resentAsId: rows[1]?.id },
    { state: "QUEUED", phone: "+989181112235" },
  ]);
  const code = await base.db.smsMessage.create({ data: { ...row, lane: "OTP", template: "otp", ticketId: null, state: "FAILED" } });
  expect(await refusal(api.messaging.resend({ smsId: String(code.id) }))).toBe("sms.not_found");
});
