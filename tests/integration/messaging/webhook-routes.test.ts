import { expect, it, vi } from "vitest";
import * as delivery from "@/app/api/webhooks/kavenegar/[secret]/delivery/route";
import * as inbound from "@/app/api/webhooks/kavenegar/[secret]/inbound/route";
import { webhookUrls } from "@/server/messaging";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aTicket } from "../../support/factories";

const base = testDatabase();
const secret = () => new URL(webhookUrls().delivery).pathname.split("/").at(-2) ?? "";
const call = (route: typeof delivery, given: { query?: string; body?: string; type?: string; secret?: string }) => {
  const request = new Request(
    `http://localhost/x${given.query ?? ""}`,
    given.body === undefined ? {} : { method: "POST", body: given.body, headers: { "content-type": given.type ?? "" } },
  );
  return (given.body === undefined ? route.GET : route.POST)(request, { params: Promise.resolve({ secret: given.secret ?? secret() }) });
};

it("a report at the door settles its message, by GET and by POST", async () => {
  const row = { lane: "UPDATE" as const, template: "closed", phone: "+989191112233", state: "SENT" as const, createdAt: NOW, notBefore: NOW, sentAt: NOW };
  const [first, second] = await Promise.all([71n, 72n].map((providerId) => base.db.smsMessage.create({ data: { ...row, providerId } })));
  expect((await call(delivery, { query: "?messageid=71&status=10" })).status).toBe(200);
  expect((await call(delivery, { body: '[{"messageid":72,"status":11},{"messageid":72,"status":4}]', type: "application/json" })).status).toBe(200);
  expect(await base.db.smsMessage.findUnique({ where: { id: first?.id } })).toMatchObject({ state: "DELIVERED" });
  expect(await base.db.smsMessage.findUnique({ where: { id: second?.id } })).toMatchObject({ state: "FAILED" });
});

it("with a wrong secret the address does not exist and nothing is kept", async () => {
  const wrong = { secret: "0".repeat(40), body: "messageid=5&from=09121234567&to=1000&message=x", type: "application/x-www-form-urlencoded" };
  expect((await call(inbound, wrong)).status).toBe(404);
  expect((await call(delivery, { ...wrong, body: "messageid=71&status=6" })).status).toBe(404);
  expect(await base.db.inboundSms.count()).toBe(0);
});

it("more than a provider ever sends is turned away before it is read", async () => {
  expect((await call(inbound, { body: `message=${"x".repeat(300_000)}` })).status).toBe(413);
});

it("a customer's SMS at the door is kept once and becomes a note", async () => {
  const customer = await aCustomer(base.db, { phone: "+989191112244" });
  const ticket = await aTicket(base.db, { customerId: customer.id });
  const told = {
    body: "messageid=900&from=09191112244&to=10004346&message=%D8%B3%D9%84%D8%A7%D9%85&date=1795000000",
    type: "application/x-www-form-urlencoded",
  };
  expect((await call(inbound, told)).status).toBe(200);
  expect((await call(inbound, told)).status).toBe(200);
  await vi.waitFor(async () => expect(await base.db.note.findMany({ where: { ticketId: ticket.id } })).toMatchObject([{ body: "سلام", portalVisible: true }]), {
    timeout: 5_000,
  });
  expect(await base.db.inboundSms.count()).toBe(1);
});
