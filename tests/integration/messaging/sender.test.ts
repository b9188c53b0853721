import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Sandbox } from "@/sandbox/sandbox";
import { queueSms } from "@/server/messaging";
import { smsAccount } from "@/server/messaging/account";
import { claim } from "@/server/messaging/sender/claim";
import { settleSent } from "@/server/messaging/sender/settle";
import { log } from "@/server/platform/log";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aTicket } from "../../support/factories";
import { callSandbox, sandboxKey, startSandbox } from "../../support/sandbox";
import { acceptedBy, aSender, HOUR, MINUTE, SECOND, TestClock } from "../../support/sms";

const base = testDatabase({ poolSize: 24 });
let sandbox: Sandbox;
let clock: TestClock;
let phones = 0;
const nextPhone = () => `+98912${String(1_000_000 + ++phones)}`;

beforeEach(async () => {
  await base.db.smsMessage.deleteMany();
  await base.db.smsAccount.deleteMany();
  await base.db.smsTemplate.deleteMany();
  await base.db.organisation.upsert({
    where: { id: 1 },
    create: { id: 1, name: "نیک‌افزار" },
    update: { name: "نیک‌افزار", smsMonthlyBudget: null, sendsLinks: true, quietFromMinute: 1260, quietUntilMinute: 540 },
  });
  clock = new TestClock();
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

const rows = () => base.db.smsMessage.findMany({ orderBy: { id: "asc" } });
const row = async () => (await rows())[0];
const anOtp = (code = "482913", given: { expiresInMs?: number } = {}) =>
  queueSms(base.db, {
    template: "otp",
    phone: nextPhone(),
    variables: { code },
    now: clock.now(),
    expiresAt: new Date(clock.now().getTime() + (given.expiresInMs ?? 2 * MINUTE)),
  });

async function aReply(given: { phone?: string } = {}) {
  const customer = await aCustomer(base.db, { phone: given.phone ?? nextPhone() });
  const ticket = await aTicket(base.db, { customerId: customer.id });
  const id = await queueSms(base.db, { template: "publicReply", ticketId: ticket.id, now: clock.now() });
  if (id === null) throw new Error("nothing was queued");
  return { customer, ticket, id };
}

describe("what is sent", () => {
  it("a reply's SMS carries a working link in one part, and the database keeps neither the token nor the link", async () => {
    const { ticket } = await aReply();
    await aSender(base.db, sandbox, clock).drain();
    const [sent] = acceptedBy(sandbox);
    expect(sent?.message).toMatch(/^پاسخ تیکت [۰-۹]+:\nhttps:\/\/support\.example\.test\/t\/[A-Za-z0-9]{22}$/);
    const token = sent?.message.slice(-22) ?? "";
    const kept = await base.db.$queryRaw<
      { text: string }[]
    >`SELECT row_to_json(m)::text || (SELECT json_agg(l)::text FROM "LinkToken" l) AS text FROM "SmsMessage" m`;
    expect(kept[0]?.text).not.toContain(token);
    expect(await row()).toMatchObject({ state: "SENT", ticketId: ticket.id, parts: 1, cost: 1_650, attempts: 1, leaseToken: null, sentAt: clock.now() });
  });

  it("a login code is gone from the database once its message is settled", async () => {
    await anOtp("482913");
    expect(JSON.stringify((await row())?.variables)).toContain("482913");
    await aSender(base.db, sandbox, clock).drain();
    expect(acceptedBy(sandbox)[0]?.message).toContain("482913");
    expect(acceptedBy(sandbox)[0]?.message.split("\n").at(-1)).toBe("@support.example.test #482913");
    const kept = await base.db.$queryRaw<{ text: string }[]>`SELECT row_to_json(m)::text AS text FROM "SmsMessage" m`;
    expect(kept[0]?.text).not.toContain("482913");
  });

  it("a login code whose time is over is never sent, and is erased", async () => {
    await anOtp("482913", { expiresInMs: MINUTE });
    clock.advance(MINUTE);
    await aSender(base.db, sandbox, clock).drain();
    expect(acceptedBy(sandbox)).toEqual([]);
    expect(await row()).toMatchObject({ state: "EXPIRED", variables: { organisation: "نیک‌افزار" } });
  });

  it("several updates that wait for one ticket go out as one that says how many", async () => {
    const { ticket } = await aReply();
    await queueSms(base.db, { template: "publicReply", ticketId: ticket.id, now: clock.now() });
    await queueSms(base.db, { template: "closed", ticketId: ticket.id, now: clock.now() });
    const other = await aReply();
    await aSender(base.db, sandbox, clock).drain();
    const texts = acceptedBy(sandbox).map((sent) => sent.message);
    expect(texts).toHaveLength(2);
    expect(texts.filter((text) => text.startsWith("۳ به‌روزرسانی تیکت"))).toHaveLength(1);
    const mine = (await rows()).filter((sms) => sms.ticketId === ticket.id);
    const keeper = mine.find((sms) => sms.state === "SENT");
    expect(mine.map((sms) => [sms.state, sms.mergedIntoId])).toEqual([
      ["MERGED", keeper?.id],
      ["MERGED", keeper?.id],
      ["SENT", null],
    ]);
    expect((await rows()).find((sms) => sms.ticketId === other.ticket.id)?.state).toBe("SENT");
  });

  it("a text that somebody wrote is sent word for word and never folded into another message", async () => {
    const { ticket } = await aReply();
    await queueSms(base.db, { template: "freeText", ticketId: ticket.id, now: clock.now(), variables: { text: "سلام {name}، فردا می‌آییم" } });
    await aSender(base.db, sandbox, clock).drain();
    expect(acceptedBy(sandbox).map((sent) => sent.message)).toContain("سلام {name}، فردا می‌آییم");
    expect(acceptedBy(sandbox)).toHaveLength(2);
  });

  it("at night only login codes leave; the rest goes in the morning", async () => {
    clock.at = new Date("2026-11-21T19:00:00.000Z"); // 22:30 in Tehran
    await aReply();
    await anOtp();
    const sender = aSender(base.db, sandbox, clock);
    await sender.drain();
    expect(acceptedBy(sandbox)).toHaveLength(1);
    clock.at = new Date("2026-11-22T05:30:00.000Z"); // 9:00
    await sender.drain();
    expect(acceptedBy(sandbox)).toHaveLength(2);
  });

  it("a spent budget holds updates and surveys, also with many slots at once, but never a login code", async () => {
    await base.db.organisation.update({ where: { id: 1 }, data: { smsMonthlyBudget: 5_000 } });
    for (let i = 0; i < 6; i += 1) await aReply();
    const sender = aSender(base.db, sandbox, clock);
    await sender.drain();
    await sender.drain();
    await anOtp();
    await sender.drain();
    const ended = (await rows()).map((sms) => `${sms.lane} ${sms.state}`).sort();
    expect(ended).toEqual(["OTP SENT", "UPDATE QUEUED", "UPDATE QUEUED", "UPDATE QUEUED", "UPDATE SENT", "UPDATE SENT", "UPDATE SENT"]);
  });
});

describe("exactly once", () => {
  it("eight senders share a thousand messages and each is sent once", async () => {
    const customer = await aCustomer(base.db);
    await base.db.smsMessage.createMany({
      data: Array.from({ length: 1_000 }, (_, n) => ({
        ...{ lane: "UPDATE" as const, template: "freeText", phone: `+98935${1_000_000 + n}`, customerId: customer.id, variables: { text: `پیام ${n}` } },
        createdAt: clock.now(),
        notBefore: clock.now(),
      })),
    });
    const senders = Array.from({ length: 8 }, () => aSender(base.db, sandbox, clock, { timeoutMs: 15_000 }));
    await Promise.all(senders.map((sender) => sender.drain(["OTP", "UPDATE", "SURVEY"], 2)));
    const accepted = acceptedBy(sandbox);
    expect(accepted).toHaveLength(1_000);
    expect(accepted.reduce((sum, sent) => sum + sent.repeats, 0)).toBe(0);
    expect(await base.db.smsMessage.count({ where: { state: "SENT" } })).toBe(1_000);
  }, 120_000);

  it.each(["accept-then-hang", "accept-then-reset", "truncated-json"])("%s: the lost answer is asked for, and the message is accepted once", async (mode) => {
    await aReply();
    sandbox.addFault({ mode, match: "sms/send" });
    const sender = aSender(base.db, sandbox, clock, { timeoutMs: 200 });
    await sender.drain();
    expect(await row()).toMatchObject({ state: "QUEUED", isUncertain: true });
    clock.advance(MINUTE);
    await sender.drain();
    expect(await row()).toMatchObject({ state: "SENT", isUncertain: false, attempts: 2 });
    expect(acceptedBy(sandbox)).toMatchObject([{ repeats: 0 }]);
  });

  it("a provider that never got it is sent the same localid again", async () => {
    const { id } = await aReply();
    sandbox.addFault({ mode: "reset-before-accept", match: "sms/send" });
    const sender = aSender(base.db, sandbox, clock);
    await sender.drain();
    clock.advance(MINUTE);
    await sender.drain();
    expect(acceptedBy(sandbox)).toMatchObject([{ localid: String(id), repeats: 0 }]);
    expect((await row())?.state).toBe("SENT");
  });

  it("whoever lost the lease in mid-call settles nothing", async () => {
    await aReply();
    const [mine] = await claim(base.db, "UPDATE", 1, clock.now());
    clock.advance(2 * MINUTE);
    await aSender(base.db, sandbox, clock).upkeep();
    const [theirs] = await claim(base.db, "UPDATE", 1, clock.now());
    if (!mine || !theirs) throw new Error("not claimed");
    await settleSent(base.db, mine, { providerId: "77", status: 1, cost: 1, parts: 1, safeText: "" }, clock.now());
    expect(await row()).toMatchObject({ state: "SENDING", providerId: null, leaseToken: theirs.leaseToken });
  });

  it("a message that is not settled eleven hours after its first try is parked for a person", async () => {
    await aReply();
    sandbox.addFault({ mode: "accept-then-hang", match: "sms/send" });
    const sender = aSender(base.db, sandbox, clock, { timeoutMs: 200 });
    await sender.drain();
    sandbox.addFault({ mode: "status:409", times: 0 });
    clock.advance(11 * HOUR);
    clock.at = new Date("2026-11-22T06:00:00.000Z");
    await sender.drain();
    expect(await row()).toMatchObject({ state: "UNKNOWN", failureReason: "outcomeUnknown" });
  });

  it("a lookup whose answer was lost is found again by its receptor; when it cannot be found a person decides", async () => {
    await base.db.smsTemplate.create({ data: { key: "otp", body: "کد {code}", noLinkBody: "کد {code}", lookupName: "kariz-otp" } });
    sandbox.store.clock.setAt(clock.now().getTime());
    for (const mode of ["accept-then-reset", "reset-before-accept"]) {
      await anOtp("111222", { expiresInMs: 10 * MINUTE });
      sandbox.addFault({ mode, match: "verify/lookup" });
      const sender = aSender(base.db, sandbox, clock);
      await sender.drain();
      clock.advance(20 * SECOND);
      await sender.drain();
    }
    expect((await rows()).map((sms) => sms.state)).toEqual(["SENT", "UNKNOWN"]);
    expect(acceptedBy(sandbox)).toMatchObject([{ kind: "lookup", repeats: 0 }]);
  });
});

describe("failures", () => {
  it("418 keeps the queue, tells the admin once and goes on by itself after a top-up", async () => {
    const told = vi.spyOn(log, "error").mockImplementation(() => undefined);
    sandbox.settings({ credit: 0 });
    for (let i = 0; i < 5; i += 1) await aReply();
    const sender = aSender(base.db, sandbox, clock);
    for (let minute = 0; minute < 12; minute += 1) {
      await sender.drain();
      clock.advance(MINUTE);
    }
    expect((await rows()).every((sms) => sms.state === "QUEUED" && sms.attempts === 0)).toBe(true);
    expect(await smsAccount(base.db)).toMatchObject({ breakerCode: 418 });
    expect(told).toHaveBeenCalledTimes(1);
    const asked = sandbox.store.calls.filter((call) => call.path === "account/info").length;
    expect(asked).toBeGreaterThanOrEqual(2);
    expect(asked).toBeLessThanOrEqual(3);
    sandbox.settings({ credit: 1_000_000 });
    clock.advance(6 * MINUTE);
    await sender.drain();
    await sender.drain();
    expect(acceptedBy(sandbox)).toHaveLength(5);
    expect(await smsAccount(base.db)).toMatchObject({ breakerOpenAt: null, toldAdminAt: null, failures: 0 });
  });

  it("links refused (420): the same message goes out without a link, with a number and a code, and so do the next ones", async () => {
    sandbox.settings({ refuseLinks: true });
    await aReply();
    await aReply();
    await aSender(base.db, sandbox, clock).drain(["UPDATE"], 1);
    expect(acceptedBy(sandbox).map((sent) => sent.message)).toEqual([
      expect.stringMatching(/^نیک‌افزار: تیکت [۰-۹]+ پاسخ دارد\. کد پیگیری \d{6}$/),
      expect.stringMatching(/کد پیگیری \d{6}$/),
    ]);
    expect((await smsAccount(base.db)).refusesLinksAt).toEqual(clock.now());
    expect(sandbox.store.calls.filter((call) => call.status === 420)).toHaveLength(1);
  });

  it("a number the provider refuses fails at once with its reason, and is not tried again", async () => {
    const { id } = await aReply();
    sandbox.addFault({ mode: "status:411", match: "sms/send" });
    const sender = aSender(base.db, sandbox, clock);
    await sender.drain();
    clock.advance(HOUR);
    await sender.drain();
    expect(await row()).toMatchObject({ id, state: "FAILED", failureCode: 411, failureReason: "receptorInvalid", attempts: 1 });
    expect(acceptedBy(sandbox)).toEqual([]);
  });

  it("a message that cannot be put together fails after five tries with its reason, and the others pass", async () => {
    await base.db.smsTemplate.create({ data: { key: "closed", body: "{nonsense}", noLinkBody: "{nonsense}" } });
    const { ticket } = await aReply();
    await base.db.smsMessage.deleteMany();
    const bad = await queueSms(base.db, { template: "closed", ticketId: ticket.id, now: clock.now() });
    await aReply();
    const sender = aSender(base.db, sandbox, clock);
    for (let minute = 0; minute < 30; minute += 1) {
      await sender.drain();
      clock.advance(MINUTE);
    }
    const poison = (await rows()).find((sms) => sms.id === bad);
    expect(poison).toMatchObject({ state: "FAILED", failureReason: "cannotCompose", attempts: 5 });
    expect(acceptedBy(sandbox)).toHaveLength(1);
  });

  it("five failures in a row stop trying messages: only the account is asked until it answers", async () => {
    vi.spyOn(log, "error").mockImplementation(() => undefined);
    await sandbox.refuse();
    for (let i = 0; i < 30; i += 1) await aReply();
    const sender = aSender(base.db, sandbox, clock);
    await sender.drain(["UPDATE"], 1);
    expect((await rows()).filter((sms) => sms.attempts > 0).length).toBeLessThanOrEqual(16);
    expect((await smsAccount(base.db)).breakerOpenAt).not.toBeNull();
    await sandbox.listen();
    clock.advance(MINUTE);
    for (let i = 0; i < 3; i += 1) {
      await sender.drain();
      clock.advance(MINUTE);
    }
    expect(acceptedBy(sandbox)).toHaveLength(30);
  });

  it("the API key is in no log line, row or error, whatever goes wrong", async () => {
    const written: string[] = [];
    for (const level of ["info", "warn", "error"] as const)
      vi.spyOn(log, level).mockImplementation((...words: unknown[]) => void written.push(JSON.stringify(words)));
    for (const mode of [
      "accept-then-hang",
      "accept-then-reset",
      "html-502",
      "truncated-json",
      "reset-before-accept",
      "status:403",
      "status:418",
      "status:409",
    ]) {
      await base.db.smsAccount.deleteMany();
      await aReply();
      sandbox.addFault({ mode, match: "sms/send" });
      await aSender(base.db, sandbox, clock, { timeoutMs: 200 }).drain(["UPDATE"], 1);
    }
    const kept = await base.db.$queryRaw<
      { text: string }[]
    >`SELECT string_agg(row_to_json(m)::text, '') || (SELECT string_agg(row_to_json(a)::text, '') FROM "SmsAccount" a) AS text FROM "SmsMessage" m`;
    expect(written.length).toBeGreaterThan(0);
    expect(`${written.join("\n")}${kept[0]?.text}`).not.toContain(sandboxKey);
    expect((await callSandbox(sandbox, "account/info")).status).toBe(200);
  });
});

it("a ticket without a customer's mobile, an opted-out one and a blocked number queue nothing", async () => {
  const silent = [
    await aCustomer(base.db),
    await aCustomer(base.db, { phone: nextPhone(), smsOptOutAt: clock.now() }),
    await aCustomer(base.db, { phones: { create: { e164: nextPhone(), kind: "MOBILE", smsBlockedAt: clock.now() } } }),
    await aCustomer(base.db, { phones: { create: { e164: "+982188881234", kind: "LANDLINE" } } }),
  ];
  for (const customer of silent) {
    const ticket = await aTicket(base.db, { customerId: customer.id });
    expect(await queueSms(base.db, { template: "publicReply", ticketId: ticket.id, now: clock.now() })).toBeNull();
  }
  expect(await rows()).toEqual([]);
});

it("the same idempotency key queues one message", async () => {
  const { customer } = await aDesk(base.db).then(async (desk) => ({ customer: await aCustomer(base.db, { phone: nextPhone() }), desk }));
  const ticket = await aTicket(base.db, { customerId: customer.id });
  const request = { template: "survey" as const, ticketId: ticket.id, now: clock.now(), idempotencyKey: "survey 1" };
  expect(await queueSms(base.db, request)).toEqual(await queueSms(base.db, request));
  expect(await rows()).toHaveLength(1);
});
