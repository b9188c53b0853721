import { expect, it } from "vitest";
import { answerCall } from "@/server/customers/commands/answer-call";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aCustomer, aTicket, aUser, noId } from "../../support/factories";
import { freshMobile } from "../../support/portal";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();

const staff = async () => ctxOf(base.db, agent(await aUser(base.db)));
const persian = (text: string) => text.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)] ?? "");

it("a number in any form and digits opens its record, with what is open", async () => {
  const ctx = await staff();
  const phone = freshMobile();
  const customer = await aCustomer(base.db, { phone, name: "پشت خط" });
  const ticket = await aTicket(base.db, { customerId: customer.id });
  const ten = phone.slice(3);
  for (const typed of [phone, `0${ten}`, `۰${persian(ten)}`, `0098${ten}`, `98 ${ten}`, `${persian(ten.slice(0, 3))}-${ten.slice(3)}`]) {
    expect(await answerCall(ctx, { phone: typed }), typed).toEqual({ customerId: customer.id, isNew: false });
    expect(await createCaller(ctx).customers.whoCalls({ phone: typed }), typed).toMatchObject({
      phone,
      customer: { id: customer.id, name: "پشت خط", openCount: 1, openTickets: [{ number: ticket.number }] },
    });
  }
});

it("of many who answer the same new caller at once, all get the same new record", async () => {
  const ctx = await staff();
  const phone = freshMobile();
  const answers = await Promise.all(Array.from({ length: 8 }, () => answerCall(ctx, { phone })));
  expect(new Set(answers.map((answer) => answer.customerId)).size).toBe(1);
  expect(answers.filter((answer) => answer.isNew)).toHaveLength(1);
  const record = await createCaller(ctx).customers.get({ customerId: answers[0]?.customerId ?? "" });
  expect(record).toMatchObject({ needsName: true, phones: [{ e164: phone, kind: "MOBILE" }] });
  const facts = await base.db.activity.findMany({ where: { subjectKind: "customer", subjectId: record.id } });
  expect(facts.map((fact) => fact.event)).toEqual(["customer.created"]);
  expect(JSON.stringify(facts[0]?.data)).not.toContain(phone.slice(3));
});

it("a landline makes a record too; half a number makes none", async () => {
  const ctx = await staff();
  const { customerId } = await answerCall(ctx, { phone: "۰۲۱ ۸۸۷۷ ۶۶۵۵" });
  expect(await base.db.customerPhone.findMany({ where: { customerId } })).toMatchObject([{ e164: "+982188776655", kind: "LANDLINE" }]);
  const before = await base.db.customer.count();
  expect(await outcomeOf(answerCall(ctx, { phone: "0912345" }))).toBe("INVALID_INPUT customer.phone_invalid");
  expect(await createCaller(ctx).customers.whoCalls({ phone: "0912345" })).toEqual({ phone: null, customer: null });
  expect(await base.db.customer.count()).toBe(before);
});

it("only staff may", async () => {
  await expectStaffOnly({ id: noId(), customerId: (await aCustomer(base.db)).id }, (actor) => answerCall(ctxOf(base.db, actor), { phone: freshMobile() }));
});
