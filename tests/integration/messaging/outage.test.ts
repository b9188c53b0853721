import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import "@/server/reactions";
import type { Sandbox } from "@/sandbox/sandbox";
import { queueSms } from "@/server/messaging";
import { log } from "@/server/platform/log";
import { addNote } from "@/server/tickets/commands/add-note";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aTicket } from "../../support/factories";
import { startSandbox } from "../../support/sandbox";
import { acceptedBy, aSender, MINUTE, TestClock } from "../../support/sms";

const base = testDatabase();
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

it("an hour without the gateway: work goes on, no message dies, late codes expire, updates of a ticket merge, then everything arrives once", async () => {
  vi.spyOn(log, "error").mockImplementation(() => undefined);
  const clock = new TestClock();
  const desk = await aDesk(base.db);
  const tickets: { id: string }[] = [];
  for (let n = 0; n < 10; n += 1) {
    const customer = await aCustomer(base.db, { phone: `+98914${1_000_000 + n}` });
    tickets.push(await aTicket(base.db, { customerId: customer.id, departmentId: desk.department.id }));
  }
  const senders = [aSender(base.db, sandbox, clock), aSender(base.db, sandbox, clock)];
  const round = () => Promise.all(senders.map((sender) => sender.drain()));
  const reply = (ticketId: string) =>
    addNote(ctxOf(base.db, agent(desk.user), clock.now()), { ticketId, body: "پاسخ", portalVisible: true, idempotencyKey: randomUUID() });

  await sandbox.refuse();
  for (let minute = 0; minute < 60; minute += 1) {
    const ticket = tickets[minute % tickets.length];
    if (ticket && minute % 2 === 0) await reply(ticket.id);
    if (minute % 20 === 0) {
      const expiresAt = new Date(clock.now().getTime() + 2 * MINUTE);
      await queueSms(base.db, { template: "otp", phone: "+989151234567", variables: { code: "654321" }, now: clock.now(), expiresAt });
    }
    await round();
    clock.advance(MINUTE);
  }
  const during = await base.db.smsMessage.groupBy({ by: ["state"], _count: true });
  expect(during.map((group) => group.state).sort()).toEqual(["EXPIRED", "QUEUED"]);
  expect(acceptedBy(sandbox)).toEqual([]);
  expect((await base.db.smsAccount.findUniqueOrThrow({ where: { id: 1 } })).breakerOpenAt).not.toBeNull();

  await sandbox.listen();
  await queueSms(base.db, {
    template: "otp",
    phone: "+989151234567",
    variables: { code: "987654" },
    now: clock.now(),
    expiresAt: new Date(clock.now().getTime() + 2 * MINUTE),
  });
  for (let minute = 0; minute < 20; minute += 1) {
    await round();
    clock.advance(MINUTE);
  }
  const accepted = acceptedBy(sandbox);
  const codes = accepted.filter((sent) => sent.message.includes("کد ورود"));
  expect(codes.map((sent) => /\d{6}/.exec(sent.message)?.[0])).toEqual(["987654"]);
  // Thirty replies to five tickets: each customer is told once, of six updates.
  const updates = accepted.filter((sent) => !sent.message.includes("کد ورود"));
  expect(updates).toHaveLength(5);
  expect(updates.every((sent) => sent.message.startsWith("۶ به‌روزرسانی"))).toBe(true);
  expect(accepted.reduce((sum, sent) => sum + sent.repeats, 0)).toBe(0);
  expect(await base.db.smsMessage.count({ where: { state: { in: ["QUEUED", "SENDING", "FAILED", "UNKNOWN"] } } })).toBe(0);
}, 180_000);
