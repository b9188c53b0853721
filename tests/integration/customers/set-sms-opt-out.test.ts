import { expect, it } from "vitest";
import { setSmsOptOut } from "@/server/customers";
import { queueSms } from "@/server/messaging";
import { agent, anonymous, ctxOf, customer } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aTicket, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

it("a customer who wants no SMS gets none but login codes, until they want them again", async () => {
  const person = await aCustomer(base.db, { phone: "+989171234567" });
  const ticket = await aTicket(base.db, { customerId: person.id });
  const queue = () => queueSms(base.db, { template: "publicReply", ticketId: ticket.id, now: NOW });
  await setSmsOptOut(ctxOf(base.db, customer(person)), { customerId: person.id, isOptedOut: true });
  expect(await queue()).toBeNull();
  expect(
    await queueSms(base.db, { template: "otp", phone: "+989171234567", variables: { code: "123456" }, now: NOW, expiresAt: minutesFromNow(2) }),
  ).not.toBeNull();
  await setSmsOptOut(ctxOf(base.db, agent(await aUser(base.db))), { customerId: person.id, isOptedOut: false });
  expect(await queue()).not.toBeNull();
});

it("said twice, the first moment stands", async () => {
  const person = await aCustomer(base.db);
  const say = (now: Date) => setSmsOptOut(ctxOf(base.db, customer(person), now), { customerId: person.id, isOptedOut: true });
  await say(NOW);
  await say(minutesFromNow(60));
  expect((await base.db.customer.findUniqueOrThrow({ where: { id: person.id } })).smsOptOutAt).toEqual(NOW);
});

it("nobody chooses for another customer", async () => {
  const person = await aCustomer(base.db);
  const other = await aCustomer(base.db);
  const input = { customerId: person.id, isOptedOut: true };
  expect(await outcomeOf(setSmsOptOut(ctxOf(base.db, customer(other)), input))).toBe("NOT_FOUND thing.not_found");
  expect(await outcomeOf(setSmsOptOut(ctxOf(base.db, anonymous), input))).toBe("UNAUTHENTICATED auth.required");
  expect((await base.db.customer.findUniqueOrThrow({ where: { id: person.id } })).smsOptOutAt).toBeNull();
});
