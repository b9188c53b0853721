import { expect, it } from "vitest";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aUser } from "../../support/factories";

const base = testDatabase();

async function anApi() {
  return createCaller(ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" }))));
}

it("records that look like one person are found with why: names in any script, e-mail forms, numbers one digit apart, similar names of one company", async () => {
  const api = await anApi();
  const company = await base.db.company.create({ data: { name: "نمونه", createdAt: NOW } });
  const mail = (address: string) => ({ emails: { create: { address } } });
  const [a, b, c, d, e] = await Promise.all([
    aCustomer(base.db, { name: "علي كريمي", companyId: company.id, phone: "+989120001111", ...mail("ali.karimi@gmail.com") }),
    aCustomer(base.db, { name: "علی کریمی", companyId: company.id, phone: "+989120001112" }),
    aCustomer(base.db, { name: "کسی دیگر", ...mail("alikarimi+shop@example.ir") }),
    aCustomer(base.db, { name: "علی کریمیی", companyId: company.id }),
    aCustomer(base.db, { name: "بی‌ربط", phone: "+989359998877" }),
  ]);
  const found = new Map((await api.customers.duplicatesOf({ customerId: a.id })).map(({ other, reasons }) => [other.id, [...reasons].sort()]));
  expect(found).toEqual(
    new Map([
      [b.id, ["nameCompany", "phone"]],
      [c.id, ["email"]],
      [d.id, ["similarName"]],
    ]),
  );
  expect(await api.customers.duplicatesOf({ customerId: e.id })).toEqual([]);
  const { pairs, isMore } = await api.customers.duplicates();
  expect(isMore).toBe(false);
  expect(pairs[0]?.reasons.slice().sort()).toEqual(["nameCompany", "phone"]);
});

it("two who are two people are not offered again, whichever is named first, and history knows who said so", async () => {
  const api = await anApi();
  const [a, b] = await Promise.all([aCustomer(base.db, { name: "زهرا نوری", city: "يزد" }), aCustomer(base.db, { name: "زهرا نوري", city: "یزد" })]);
  expect((await api.customers.duplicatesOf({ customerId: a.id })).map(({ other }) => other.id)).toEqual([b.id]);
  await api.customers.tellApart({ oneId: b.id, otherId: a.id });
  await api.customers.tellApart({ oneId: a.id, otherId: b.id });
  expect(await api.customers.duplicatesOf({ customerId: b.id })).toEqual([]);
  expect(await base.db.activity.count({ where: { event: "customer.told_apart", subjectId: { in: [a.id, b.id] } } })).toBe(1);
  await expect(api.customers.tellApart({ oneId: a.id, otherId: a.id })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
