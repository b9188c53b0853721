/**
 * One page of a record's timeline with 5,000 things of one customer among 50,000 tickets of others: the first page, one in the middle, one
 * kind only, and the same for a company of 20 people. Prints figures and the plan; asserts nothing.
 */
import { Client } from "pg";
import type { TimelineInput } from "@/domain/customers/schema";
import { timelineOf, timelineQuery } from "@/server/customers/timeline";
import { connect } from "@/server/platform/db";

const RUNS = 60;
const adminUrl = process.env.KARIZ_TEST_ADMIN_URL ?? "";
const name = `kariz_bench_timeline_${process.pid}`;
const admin = new Client({ connectionString: adminUrl });
await admin.connect();
await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${process.env.KARIZ_TEST_TEMPLATE ?? ""}"`);
const address = new URL(adminUrl);
address.pathname = `/${name}`;
const db = connect(address.href, 2);
const now = new Date("2026-11-21T08:30:00.000Z");

const pipeline = await db.pipeline.create({
  data: {
    slug: "bench",
    name: "آزمون",
    stages: { create: { slug: "closed", name: "بسته", publicLabel: "بسته", color: "stone", kind: "CLOSED", position: 0 } },
  },
  include: { stages: true },
});
const department = await db.department.create({ data: { slug: "bench", name: "آزمون", pipelineId: pipeline.id } });
const company = await db.company.create({ data: { name: "شرکت پرکار", createdAt: now } });
await db.$executeRaw`INSERT INTO "Customer" ("id", "name", "companyId", "createdAt") SELECT md5('c' || i)::uuid, 'مشتری ' || i, CASE WHEN i <= 20 THEN ${company.id}::uuid END, ${now} FROM generate_series(1, 5000) i`;
/** Of the first customer 2,000 tickets, 1,500 SMS, 1,000 notes and 500 surveys; of the others ten of each. */
const owner = `md5('c' || CASE WHEN i <= $1 THEN 1 ELSE 2 + i % 4999 END)::uuid`;
const insert = (sql: string, mine: number, all: number) =>
  admin2.query(sql.replaceAll("OWNER", owner).replaceAll("$1", String(mine)).replaceAll("$2", String(all)));
const admin2 = new Client({ connectionString: address.href });
await admin2.connect();
const at = `'2026-11-21'::timestamptz - i * interval '37 minutes'`;
await insert(
  `INSERT INTO "Ticket" ("id","title","customerId","departmentId","pipelineId","stageId","rank","createdAt","closedAt")
   SELECT md5('t' || i)::uuid, 'تیکت ' || i, OWNER, '${department.id}', '${pipeline.id}', '${pipeline.stages[0]?.id}', lpad(i::text, 8, '0'), ${at}, ${at} FROM generate_series(1, $2) i`,
  2_000,
  50_000,
);
await insert(
  `INSERT INTO "SmsMessage" ("lane","template","phone","customerId","ticketId","createdAt","notBefore") SELECT 'UPDATE', 'received', '+989120000000', OWNER, md5('t' || i)::uuid, ${at}, ${at} FROM generate_series(1, $2) i`,
  1_500,
  50_000,
);
await insert(
  `INSERT INTO "CustomerNote" ("id","customerId","body","portalVisible","createdAt") SELECT md5('n' || i)::uuid, OWNER, 'یادداشت', false, ${at} FROM generate_series(1, $2) i`,
  1_000,
  20_000,
);
await insert(
  `INSERT INTO "SurveyInvitation" ("id","ticketId","customerId","departmentId","state","closedAt","dueAt","expiresAt") SELECT md5('s' || i)::uuid, md5('t' || i)::uuid, OWNER, '${department.id}', 'SENT', ${at}, ${at}, ${at} FROM generate_series(1, $2) i`,
  500,
  20_000,
);
await admin2.query("VACUUM ANALYZE");
const [first] = await db.$queryRaw<{ id: string }[]>`SELECT md5('c1')::uuid::text AS "id"`;
const ctx = { db, now, actor: { kind: "system", job: "bench" } as const };

const page = (given: Partial<TimelineInput>): TimelineInput => ({ of: "customer", id: first?.id ?? "", kind: null, before: null, ...given });

async function measure(what: string, given: Partial<TimelineInput>): Promise<void> {
  const input = page(given);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const from = performance.now();
    await timelineOf(ctx, input);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  console.log(`${what.padEnd(34)} p50 ${times[RUNS / 2]?.toFixed(1).padStart(6)} ms  p95 ${times[Math.floor(RUNS * 0.95)]?.toFixed(1).padStart(6)} ms`);
}

const middle = { at: "2026-10-25T00:00:00.000Z", key: "ticket:" };
await measure("first page, 5,000 things", {});
await measure("a page in the middle", { before: middle });
await measure("tickets only", { kind: "ticket" });
await measure("orders only (there are none)", { kind: "order" });
await measure("company of 20, first page", { of: "company", id: company.id });

const query = timelineQuery(page({ before: middle }), null);
const plan = await admin2.query(`EXPLAIN (ANALYZE, BUFFERS, SUMMARY) ${query.text}`, query.values as unknown[]);
console.log(plan.rows.map((row) => row["QUERY PLAN"]).join("\n"));

await db.$disconnect();
await admin2.end();
await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
await admin.end();
