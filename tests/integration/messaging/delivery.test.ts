import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { applyDelivery, deliveryReports, eventsOf, inboundMessages, isWebhookSecret, pollDeliveries, webhookUrls } from "@/server/messaging";
import { testDatabase } from "../../support/db";
import { aCustomer } from "../../support/factories";
import { gatewayTo, startSandbox } from "../../support/sandbox";
import { HOUR, MINUTE, SECOND, TestClock } from "../../support/sms";

const base = testDatabase();
const clock = new TestClock();
let next = 500;

beforeEach(() => base.db.smsMessage.deleteMany());

function aSentRow(given: object = {}) {
  return base.db.smsMessage.create({
    data: {
      ...{ lane: "UPDATE" as const, template: "publicReply", phone: "+989161234567", state: "SENT" as const, providerStatus: 1, cost: 1_650, parts: 1 },
      ...{ providerId: BigInt(++next), createdAt: clock.now(), notBefore: clock.now(), sentAt: clock.now(), ...given },
    },
  });
}

const end = async (id: bigint) => {
  const { state, providerStatus, failureReason } = await base.db.smsMessage.findUniqueOrThrow({ where: { id } });
  return { state, providerStatus, failureReason };
};

it("reports of one message, twice and in any order, always end the same", async () => {
  const endings = { 10: "DELIVERED", 11: "FAILED", 6: "FAILED", 13: "FAILED", 14: "FAILED" } as const;
  const life = fc
    .constantFrom<(keyof typeof endings)[]>(10, 11, 6, 13, 14)
    .chain((last) => fc.shuffledSubarray([1, 2, 4, 5, 1, 4, 5, last, last, 100], { minLength: 10 }).map((order) => ({ last, order })));
  await fc.assert(
    fc.asyncProperty(life, async ({ last, order }) => {
      const row = await aSentRow();
      for (const status of order) await applyDelivery(base.db, { providerId: String(row.providerId), localId: null, status }, clock.now());
      expect(await end(row.id)).toMatchObject({ state: endings[last], providerStatus: last });
    }),
    { numRuns: 15 },
  );
});

it("before the end the latest step counts, whatever arrives when", async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([1, 2, 4, 5, 4], { minLength: 5 }), async (order) => {
      const row = await aSentRow();
      for (const status of order) await applyDelivery(base.db, { providerId: String(row.providerId), localId: null, status }, clock.now());
      expect(await end(row.id)).toEqual({ state: "SENT", providerStatus: 5, failureReason: null });
    }),
    { numRuns: 8 },
  );
});

it("a report that overtakes our own settlement finds the message by its localid", async () => {
  const row = await aSentRow({ state: "SENDING", providerId: null, providerStatus: null, sentAt: null });
  await applyDelivery(base.db, { providerId: "987", localId: String(row.id), status: 10 }, clock.now());
  expect(await base.db.smsMessage.findUnique({ where: { id: row.id } })).toMatchObject({ state: "DELIVERED", providerId: 987n });
});

it("status 14 marks the number as refusing us, and a later delivery frees it", async () => {
  await aCustomer(base.db, { phone: "+989161234567" });
  const blocked = await aSentRow();
  await applyDelivery(base.db, { providerId: String(blocked.providerId), localId: null, status: 14 }, clock.now());
  const phone = () => base.db.customerPhone.findUniqueOrThrow({ where: { e164: "+989161234567" } });
  expect((await phone()).smsBlockedAt).toEqual(clock.now());
  expect(await base.db.smsMessage.findUnique({ where: { id: blocked.id } })).toMatchObject({ state: "FAILED", failureReason: "statusBlocked", cost: 0 });
  clock.advance(HOUR);
  const later = await aSentRow();
  await applyDelivery(base.db, { providerId: String(later.providerId), localId: null, status: 10 }, clock.now());
  expect((await phone()).smsBlockedAt).toBeNull();
});

it("a report about nothing of ours changes nothing", async () => {
  expect(await applyDelivery(base.db, { providerId: "1", localId: "2", status: 10 }, clock.now())).toBe(false);
  expect(await applyDelivery(base.db, { providerId: null, localId: null, status: 10 }, clock.now())).toBe(false);
});

it("without a webhook the provider is asked, more and more seldom, and never after 48 hours", async () => {
  const sandbox = await startSandbox({ settings: { delivery: { toOperatorMs: 1, toFinalMs: 2, final: 11 } } });
  const gateway = gatewayTo(sandbox);
  const sent = await gateway.send({ receptor: "09161234567", message: "سلام", localid: 1n });
  const row = await aSentRow({ providerId: BigInt(sent.messageId), sentAt: clock.now() });
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(await pollDeliveries(base.db, gateway, clock.advance(SECOND))).toBe(0);
  expect(await pollDeliveries(base.db, gateway, clock.advance(5 * SECOND))).toBe(1);
  expect(await end(row.id)).toEqual({ state: "FAILED", providerStatus: 11, failureReason: "statusUndelivered" });
  const waiting = await aSentRow({ sentAt: clock.now() });
  clock.advance(HOUR);
  expect(await pollDeliveries(base.db, gateway, clock.now())).toBe(1);
  expect(await pollDeliveries(base.db, gateway, clock.advance(MINUTE))).toBe(0);
  expect(await pollDeliveries(base.db, gateway, clock.advance(15 * MINUTE))).toBe(1);
  expect(await pollDeliveries(base.db, gateway, clock.advance(48 * HOUR))).toBe(0);
  expect((await end(waiting.id)).state).toBe("SENT");
  await sandbox.close();
});

describe("webhooks", () => {
  const query = (text: string) => new URLSearchParams(text);
  const none = query("");

  it("the same report is understood as query, form, JSON, a list and a list in a field", () => {
    const expected = [{ providerId: "12", localId: "34", status: 10 }];
    const told = [
      eventsOf(query("messageid=12&status=10&localid=34"), "", ""),
      eventsOf(none, "application/x-www-form-urlencoded", "messageid=12&status=10&localid=34"),
      eventsOf(none, "application/json", '{"messageid":12,"status":"10","localid":34}'),
      eventsOf(none, "text/plain", '[{"id":"12","status":10,"localid":"34"}]'),
      eventsOf(none, "application/json", '{"entries":[{"MessageId":12,"Status":10,"localid":34}]}'),
    ];
    for (const events of told) expect(deliveryReports(events)).toEqual(expected);
  });

  it("what cannot be read is left out and does not stop the rest", () => {
    expect(deliveryReports(eventsOf(none, "application/json", '[{"messageid":"x","status":10},null,7,{"messageid":5,"status":6}]'))).toEqual([
      { providerId: "5", localId: null, status: 6 },
    ]);
    expect(eventsOf(none, "application/json", "{broken")).toEqual([{ "{broken": "" }]);
    expect(inboundMessages([{ message: "بی‌شماره" }, { messageid: 1, from: "09121234567" }], clock.now())).toEqual([]);
  });

  it("inbound messages are understood under both spellings of their fields", () => {
    const at = new Date(1_795_000_000_000);
    const expected = [{ providerId: "9", from: "09121234567", line: "10004346", body: "سلام", receivedAt: at }];
    expect(inboundMessages([{ messageid: 9, from: "09121234567", to: "10004346", message: "سلام", date: 1_795_000_000 }], clock.now())).toEqual(expected);
    expect(inboundMessages([{ id: "9", sender: "09121234567", receptor: "10004346", message: "سلام", date: "1795000000" }], clock.now())).toEqual(expected);
  });

  it("only the right secret opens, whatever the length of the wrong one", () => {
    const secret = new URL(webhookUrls().delivery).pathname.split("/").at(-2) ?? "";
    expect(secret).toMatch(/^[0-9a-f]{40}$/);
    expect(isWebhookSecret(secret)).toBe(true);
    for (const wrong of ["", "x", secret.slice(1), `${secret}0`, secret.toUpperCase(), "0".repeat(100_000)]) expect(isWebhookSecret(wrong)).toBe(false);
  });
});
