/**
 * The list of customers at 200,000 customers with 300,000 tickets: the first page, one far behind, each sort, filters, search, and the
 * whole list as CSV. Prints figures and plans; asserts nothing.
 */
import { Client } from "pg";
import { csvLine } from "@/domain/csv";
import type { CustomerFilter } from "@/domain/customers/list";
import { cursorIn, cursorText } from "@/domain/customers/list";
import { customerSorts } from "@/domain/customers/list-terms";
import { customersQuery, everyCustomer, listCustomers } from "@/server/customers/list";
import { connect } from "@/server/platform/db";

const RUNS = 20;
const CUSTOMERS = 200_000;
const adminUrl = process.env.KARIZ_TEST_ADMIN_URL ?? "";
const name = `kariz_bench_customers_${process.pid}`;
const admin = new Client({ connectionString: adminUrl });
await admin.connect();
await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${process.env.KARIZ_TEST_TEMPLATE ?? ""}"`);
const address = new URL(adminUrl);
address.pathname = `/${name}`;
const db = connect(address.href, 2);
const now = new Date("2026-11-21T08:30:00.000Z");
const sql = new Client({ connectionString: address.href });
await sql.connect();

const pipeline = await db.pipeline.create({
  data: { slug: "bench", name: "آزمون", stages: { create: { slug: "new", name: "نو", publicLabel: "نو", color: "stone", kind: "NEW", position: 0 } } },
  include: { stages: true },
});
const department = await db.department.create({ data: { slug: "bench", name: "آزمون", pipelineId: pipeline.id } });
await sql.query(
  `INSERT INTO "Company" ("id", "name", "createdAt") SELECT md5('o' || i)::uuid, 'شرکت ' || substr(md5('n' || i), 1, 6), now() FROM generate_series(1, 10000) i`,
);
await sql.query(`
  INSERT INTO "Customer" ("id", "name", "companyId", "city", "createdAt")
  SELECT md5('c' || i)::uuid, (ARRAY['علی','سارا','رضا','مریم','حسین','زهرا','مهدی','نگار'])[1 + i % 8] || ' ' || substr(md5('f' || i), 1, 7),
    CASE WHEN i % 2 = 0 THEN md5('o' || (1 + i % 10000))::uuid END, (ARRAY['تهران','یزد','شیراز','تبریز'])[1 + i % 4],
    '2026-11-21'::timestamptz - i * interval '7 minutes' FROM generate_series(1, ${CUSTOMERS}) i`);
await sql.query(
  `INSERT INTO "CustomerPhone" ("id", "customerId", "e164", "kind") SELECT md5('p' || i)::uuid, md5('c' || i)::uuid, '+9891' || lpad((i * 37)::text, 8, '0'), 'MOBILE' FROM generate_series(1, ${CUSTOMERS}) i`,
);
let from = performance.now();
await sql.query(`
  INSERT INTO "Ticket" ("id", "title", "customerId", "departmentId", "pipelineId", "stageId", "rank", "createdAt", "closedAt", "waitingSince")
  SELECT md5('t' || i)::uuid, 'تیکت ' || i, md5('c' || (1 + (i::bigint * 7919) % ${CUSTOMERS}))::uuid, '${department.id}', '${pipeline.id}', '${pipeline.stages[0]?.id}', lpad(i::text, 8, '0'),
    '2026-11-21'::timestamptz - i * interval '3 minutes', CASE WHEN i % 10 > 0 THEN now() END, CASE WHEN i % 20 = 0 THEN now() END
  FROM generate_series(1, 300000) i`);
console.log(`300,000 tickets with the figures kept by trigger: ${((performance.now() - from) / 1000).toFixed(1)} s`);
await sql.query("VACUUM ANALYZE");
const ctx = { db, now, actor: { kind: "system", job: "bench" } as const };

async function measure(what: string, input: CustomerFilter & { after?: string }): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await listCustomers(ctx, input);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(`${what.padEnd(40)} p50 ${times[RUNS / 2]?.toFixed(1).padStart(6)} ms  p95 ${times[Math.floor(RUNS * 0.95)]?.toFixed(1).padStart(6)} ms`);
}

for (const sort of customerSorts) {
  await measure(`by ${sort}, first page`, { sort });
  let deep = "";
  let seen = 0;
  for await (const rows of everyCustomer(ctx, { sort }, 5_000)) {
    seen += rows.length;
    const row = rows.at(-1);
    if (row && seen >= CUSTOMERS * 0.9) {
      const key = { last: row.lastTicketAt ?? "1970-01-01T00:00:00.000Z", name: row.name, open: row.openTickets, created: row.createdAt }[sort];
      deep = cursorText([key, row.id]);
      break;
    }
  }
  await measure(`by ${sort}, behind ${seen} others`, { sort, after: deep });
}
await measure("search: a name and part of another", { q: "سارا a1f" });
await measure("search: part of a name", { q: "a1f3" });
await measure("search: a company", { q: "شرکت 4f5" });
await measure("search: a whole number", { q: "09100370000" });
await measure("search: four digits of a number", { q: "4477" });
await measure("search: nothing fits", { q: "ققققق" });
await measure("filter: open", { open: "1" });
await measure("filter: waiting for us", { waiting: "1" });
await measure("filter: city, by name", { city: "یزد", sort: "name" });
await measure("filter: unreachable (nobody is)", { sms: "unreachable" });
await measure("filter: low satisfaction (nobody is)", { low: "1" });

from = performance.now();
let bytes = 0;
let peak = 0;
for await (const rows of everyCustomer(ctx, {})) {
  for (const row of rows)
    bytes += Buffer.byteLength(csvLine([row.id, row.name, row.companyName, row.city, row.phone, row.openTickets, row.allTickets, row.createdAt]));
  peak = Math.max(peak, process.memoryUsage().heapUsed);
}
const seconds = (performance.now() - from) / 1000;
console.log(
  `CSV of ${CUSTOMERS}: ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s = ${(bytes / 1e6 / seconds).toFixed(2)} MB/s, heap at most ${(peak / 1e6).toFixed(0)} MB`,
);

for (const [what, filter, after] of [
  ["a page far behind, by last ticket", {}, cursorText(["2026-01-01T00:00:00.000Z", "00000000-0000-4000-8000-000000000000"])],
  ["search of two words", { q: "سارا a1f" }, undefined],
] as const) {
  const query = customersQuery(filter, { cursor: cursorIn(after), back: false, limit: 51 });
  const plan = await sql.query(`EXPLAIN (ANALYZE, BUFFERS, SUMMARY) ${query.text}`, query.values as unknown[]);
  console.log(`-- ${what}\n${plan.rows.map((row) => row["QUERY PLAN"]).join("\n")}`);
}

await db.$disconnect();
await sql.end();
await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
await admin.end();
