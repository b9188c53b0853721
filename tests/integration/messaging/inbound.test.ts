import { expect, it } from "vitest";
import "@/server/reactions";
import { handleInbound, pollInbound, storeInbound } from "@/server/messaging";
import { testDatabase } from "../../support/db";
import { aCustomer, aDepartment, aTicket } from "../../support/factories";
import { gatewayTo, startSandbox } from "../../support/sandbox";
import { acceptedBy, aSender, TestClock } from "../../support/sms";

const base = testDatabase();
const clock = new TestClock();
let next = 100;
const said = (from: string, body: string, providerId = String(++next)) =>
  storeInbound(base.db, { providerId, from, line: "10004346", body, receivedAt: clock.now() });

it("an SMS joins its sender's newest open ticket as a public note of the customer, who waits from then on", async () => {
  const customer = await aCustomer(base.db, { phone: "+989121110001" });
  await aTicket(base.db, { customerId: customer.id, createdAt: new Date("2026-11-01T00:00:00Z") });
  const open = await aTicket(base.db, { customerId: customer.id, lastSpeaker: "STAFF" });
  await aTicket(base.db, { customerId: customer.id, closedAt: clock.now(), createdAt: clock.advance(1_000) });
  await said("09121110001", "هنوز درست نشده");
  expect(await handleInbound(base.db, clock.now())).toBe(1);
  const notes = await base.db.note.findMany({ where: { ticket: { customerId: customer.id } } });
  expect(notes).toMatchObject([
    { ticketId: open.id, body: "هنوز درست نشده", portalVisible: true, authorKind: "CUSTOMER", authorCustomerId: customer.id, channel: "SMS" },
  ]);
  expect(await base.db.ticket.findUnique({ where: { id: open.id } })).toMatchObject({
    lastSpeaker: "CUSTOMER",
    waitingSince: clock.now(),
    lastCustomerAt: clock.now(),
  });
  expect(await base.db.smsMessage.count({ where: { ticketId: open.id } })).toBe(0);
});

it("a known customer without an open ticket files one; an unknown number becomes a customer of that name", async () => {
  await aDepartment(base.db, { position: -1 });
  const known = await aCustomer(base.db, { phone: "+989121110002" });
  await said("+989121110002", "چاپگر روشن نمی‌شود\nمدل HP");
  await said("09121110003", "سلام، قیمت پایانه چند است؟");
  await handleInbound(base.db, clock.now());
  expect(await base.db.ticket.findFirst({ where: { customerId: known.id } })).toMatchObject({
    ...{ title: "چاپگر روشن نمی‌شود", description: "چاپگر روشن نمی‌شود\nمدل HP", channel: "SMS", lastSpeaker: "CUSTOMER", waitingSince: clock.now() },
  });
  const stranger = await base.db.customerPhone.findUniqueOrThrow({ where: { e164: "+989121110003" }, include: { customer: { include: { tickets: true } } } });
  expect(stranger.customer).toMatchObject({ name: "۰۹۱۲ ۱۱۱ ۰۰۰۳", tickets: [{ channel: "SMS" }] });
});

it("the same message told ten times at once becomes one note", async () => {
  const customer = await aCustomer(base.db, { phone: "+989121110004" });
  const ticket = await aTicket(base.db, { customerId: customer.id });
  const stored = await Promise.all(Array.from({ length: 10 }, () => said("09121110004", "یک بار", "900001")));
  expect(stored.filter(Boolean)).toHaveLength(1);
  await Promise.all(Array.from({ length: 5 }, () => handleInbound(base.db, clock.now())));
  expect(await base.db.note.count({ where: { ticketId: ticket.id } })).toBe(1);
});

it("an SMS of a bank or a short number is kept and made nothing of", async () => {
  const before = await base.db.ticket.count();
  await said("20001234", "رمز پویا: ۱۲۳۴");
  await said("BankMelli", "واریز");
  await handleInbound(base.db, clock.now());
  expect(await base.db.ticket.count()).toBe(before);
  expect(await base.db.inboundSms.count({ where: { handledAt: null } })).toBe(0);
});

it("what came while no webhook told us is read from the provider, every page of it, once", async () => {
  const sandbox = await startSandbox();
  const customer = await aCustomer(base.db, { phone: "+989121110005" });
  const ticket = await aTicket(base.db, { customerId: customer.id });
  for (let n = 0; n < 130; n += 1) sandbox.account.receive({ sender: "09121110005", receptor: "10004346", message: `پیام ${n}` });
  expect(await pollInbound(base.db, gatewayTo(sandbox), "10004346")).toBe(130);
  expect(await pollInbound(base.db, gatewayTo(sandbox), "10004346")).toBe(0);
  await handleInbound(base.db, clock.now());
  await handleInbound(base.db, clock.now());
  expect(await base.db.note.count({ where: { ticketId: ticket.id } })).toBe(130);
  await sandbox.close();
});

it("a ticket filed by SMS is confirmed by SMS with its number", async () => {
  const sandbox = await startSandbox();
  await base.db.smsMessage.deleteMany();
  await said("09121110006", "کمک");
  await handleInbound(base.db, clock.now());
  await aSender(base.db, sandbox, clock).drain();
  expect(acceptedBy(sandbox)).toMatchObject([{ receptor: "09121110006", message: expect.stringMatching(/^تیکت [۰-۹]+ ثبت شد:/) }]);
  await sandbox.close();
});
