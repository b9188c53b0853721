import { expect, it } from "vitest";
import { columnNames } from "@/domain/customers/list-terms";
import { everyCustomer } from "@/server/customers/list";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aTicket } from "../../support/factories";
import { aMobile } from "../../support/surveys";

const base = testDatabase();

async function aScene() {
  const desk = await aDesk(base.db);
  const ctx = ctxOf(base.db, agent(desk.user));
  return { ...desk, ctx, stages: desk.pipeline.stages, api: createCaller(ctx) };
}

const counted = () => base.db.$queryRaw<{ wrong: number }[]>`
  SELECT count(*)::int AS "wrong" FROM "Customer" c LEFT JOIN (
    SELECT "customerId", count(*) AS "all", count(*) FILTER (WHERE "closedAt" IS NULL) AS "open",
      count(*) FILTER (WHERE "closedAt" IS NULL AND "waitingSince" IS NOT NULL) AS "waiting", max("createdAt") AS "last" FROM "Ticket" GROUP BY 1
  ) t ON t."customerId" = c."id"
  WHERE (c."allTickets", c."openTickets", c."waitingTickets", c."lastTicketAt")
    IS DISTINCT FROM (coalesce(t."all", 0), coalesce(t."open", 0), coalesce(t."waiting", 0), coalesce(t."last", '1970-01-01 00:00:00 +00:00'))`;

it("the list has whoever filed last on top, with open tickets counted", async () => {
  const { api, stages } = await aScene();
  const [quiet, busy] = await Promise.all([aCustomer(base.db, { name: "بی‌تیکت" }), aCustomer(base.db, { name: "پرکار" })]);
  await aTicket(base.db, { customerId: busy.id, stageId: stages.new.id, createdAt: minutesFromNow(90), waitingSince: NOW });
  await aTicket(base.db, { customerId: busy.id, stageId: stages.closed.id, createdAt: NOW });
  const { rows, total, isMore } = await api.customers.list({});
  expect(rows[0]).toMatchObject({ id: busy.id, openTickets: 1, waitingTickets: 1, allTickets: 2, lastTicketAt: minutesFromNow(90).toISOString() });
  expect(rows.find((row) => row.id === quiet.id)).toMatchObject({ openTickets: 0, allTickets: 0, lastTicketAt: null });
  expect([total, isMore]).toEqual([await base.db.customer.count(), false]);
});

it("the kept figures are what counting would say, whatever happens to tickets, one by one or many at once", async () => {
  const { stages } = await aScene();
  const [one, other] = await Promise.all([aCustomer(base.db), aCustomer(base.db)]);
  const tickets = [];
  for (let n = 0; n < 6; n += 1)
    tickets.push(await aTicket(base.db, { customerId: one.id, stageId: stages.new.id, createdAt: minutesFromNow(n), waitingSince: n % 2 ? NOW : null }));
  const ids = tickets.map((ticket) => ticket.id);
  const changes = [
    () => base.db.ticket.updateMany({ where: { id: { in: ids.slice(0, 2) } }, data: { closedAt: NOW } }),
    () => base.db.ticket.updateMany({ where: { id: { in: ids.slice(3) } }, data: { customerId: other.id } }),
    () => base.db.ticket.update({ where: { id: ids[0] ?? "" }, data: { closedAt: null, waitingSince: NOW, customerId: other.id } }),
    () => base.db.ticket.updateMany({ where: { customerId: other.id }, data: { waitingSince: null } }),
    () => base.db.ticket.delete({ where: { id: ids[5] ?? "" } }),
    () => base.db.ticket.deleteMany({ where: { customerId: { in: [one.id, other.id] } } }),
  ];
  for (const change of changes) {
    await change();
    expect(await counted()).toEqual([{ wrong: 0 }]);
  }
});

it.each(["last", "name", "open", "created"] as const)(
  "pages sorted by %s go to the end and back without leaving one out or showing one twice",
  async (sort) => {
    const { api, ctx, stages } = await aScene();
    await base.db.customer.createMany({ data: Array.from({ length: 120 }, (_, n) => ({ name: `ردیف ${n % 7}`, createdAt: minutesFromNow(-(n % 11)) })) });
    await aTicket(base.db, { stageId: stages.new.id });
    const all = await base.db.customer.count();
    for (const dir of ["asc", "desc"] as const) {
      const seen: string[][] = [];
      let page = await api.customers.list({ sort, dir });
      seen.push(page.rows.map((row) => row.id));
      while (page.next) {
        page = await api.customers.list({ sort, dir, after: page.next });
        seen.push(page.rows.map((row) => row.id));
      }
      expect(new Set(seen.flat()).size).toBe(all);
      expect(seen.flat()).toHaveLength(all);
      const before = await api.customers.list({ sort, dir, before: page.previous ?? "" });
      expect(before.rows.map((row) => row.id)).toEqual(seen.at(-2));
      const file: string[] = [];
      for await (const rows of everyCustomer(ctx, { sort, dir }, 37)) file.push(...rows.map((row) => row.id));
      expect(file).toEqual(seen.flat());
    }
  },
);

it("is searched by name, company and number in any script, and takes wildcards for letters", async () => {
  const { api } = await aScene();
  const company = await base.db.company.create({ data: { name: "فروشگاه یاس", createdAt: NOW } });
  const phone = aMobile();
  const customer = await aCustomer(base.db, { name: "علي كريمي", companyId: company.id, phone });
  const persianDigits = phone.slice(3).replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)] ?? "");
  for (const q of ["علی کریمی", "یاس", "كریمي یاس", `0${phone.slice(3)}`, `۰${persianDigits}`, phone]) {
    const { rows, total } = await api.customers.list({ q });
    expect([total, rows.map((row) => row.id)], q).toEqual([1, [customer.id]]);
  }
  expect((await api.customers.list({ q: "%" })).total).toBe(0);
});

it("each filter lets through what it says", async () => {
  const { api, stages, department } = await aScene();
  const company = await base.db.company.create({ data: { name: "کارگاهِ صافی", createdAt: NOW } });
  const field = await base.db.customerField.create({ data: { label: "سطح", kind: "CHOICE", options: ["طلایی", "نقره‌ای"] } });
  const fits = await aCustomer(base.db, {
    companyId: company.id,
    city: "كرمان",
    phone: aMobile(),
    smsOptOutAt: NOW,
    createdAt: new Date("2020-03-21T08:00:00Z"),
  });
  const without = await aCustomer(base.db, { city: "یزد", createdAt: new Date("2020-03-22T08:00:00Z") });
  await base.db.customerFact.create({ data: { customerId: fits.id, fieldId: field.id, value: "طلایی" } });
  const ticket = await aTicket(base.db, { customerId: fits.id, stageId: stages.new.id, waitingSince: NOW });
  const at = { departmentId: department.id, closedAt: NOW, dueAt: NOW, expiresAt: NOW };
  await base.db.surveyInvitation.create({ data: { ...at, ticketId: ticket.id, customerId: fits.id, answer: { create: { score: 2, answeredAt: NOW } } } });
  const filters = [
    ...[{ company: "كارگاه صافی" }, { city: "کرمان" }, { open: "1" }, { waiting: "1" }, { low: "1" }, { sms: "optedOut" }],
    ...[
      { field: field.id, value: "طلایی" },
      { from: "2020-03-21", to: "2020-03-21" },
    ],
  ] as const;
  for (const filter of filters) {
    const ids = (await api.customers.list(filter)).rows.map((row) => row.id);
    expect(ids, JSON.stringify(filter)).toContain(fits.id);
    expect(ids, JSON.stringify(filter)).not.toContain(without.id);
  }
  const unreached = (await api.customers.list({ sms: "unreachable", from: "2020-03-01", to: "2020-04-01" })).rows.map((row) => row.id);
  expect(unreached).toEqual([without.id]);
  expect(columnNames).toContain("sms");
});
