/**
 * My work and the list of tickets at 50,000 tickets (40 % open, 40 colleagues): the counters, each section, each order from the top and from
 * deep inside. Prints figures and the plans of the counters and of the usual page; asserts nothing.
 */
import { Client } from "pg";
import { ListTicketsInput } from "@/domain/lists/schema";
import { listColumns, mySections, sectionOrder } from "@/domain/lists/terms";
import { listQuery, listTickets, myCounts, myCountsQuery } from "@/server/lists/queries";
import { connect } from "@/server/platform/db";
import { makeBoard } from "./board-data";

const RUNS = 25;
const adminUrl = process.env.KARIZ_TEST_ADMIN_URL ?? "";
const name = `kariz_bench_lists_${process.pid}`;
const admin = new Client({ connectionString: adminUrl });
await admin.connect();
await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${process.env.KARIZ_TEST_TEMPLATE ?? ""}"`);
const address = new URL(adminUrl);
address.pathname = `/${name}`;
await makeBoard(address.href, 50_000, "x".repeat(32));
const setup = new Client({ connectionString: address.href });
await setup.connect();
await setup.query(
  `INSERT INTO "User" ("id","email","name","passwordHash","role") SELECT md5('u' || i)::uuid, 'u' || i || '@bench.example', 'همکار ' || i, 'x', 'AGENT' FROM generate_series(1, 40) i`,
);
await setup.query(`INSERT INTO "DepartmentMember" ("departmentId","userId") SELECT "id", md5('u1')::uuid FROM "Department"`);
await setup.query(
  `UPDATE "Ticket" SET "responsibleId" = CASE WHEN "number" % 21 = 0 THEN NULL ELSE md5('u' || (1 + "number" % 40))::uuid END, "updatedAt" = now() - "number" * interval '3 minutes',
   "dueAt" = CASE WHEN "number" % 3 = 0 THEN now() + ("number" % 400 - 200) * interval '1 hour' END, "closedAt" = CASE WHEN "number" % 5 > 1 THEN now() END`,
);
await setup.query(
  `WITH n AS (INSERT INTO "Note" ("id","ticketId","authorKind","authorUserId","body","portalVisible") SELECT gen_random_uuid(), t."id", 'STAFF', md5('u2')::uuid, '@همکار', false
     FROM "Ticket" t WHERE t."number" % 40 = 7 RETURNING "id") INSERT INTO "NoteMention" ("noteId","start","end","userId") SELECT "id", 0, 6, md5('u1')::uuid FROM n`,
);
await setup.query("VACUUM ANALYZE");

const db = connect(address.href, 2);
const now = new Date();
const { id } = await db.user.findUniqueOrThrow({ where: { email: "u1@bench.example" }, select: { id: true } });
const ctx = { db, now, actor: { kind: "agent", userId: id, role: "AGENT", name: "", sessionId: "" } } as const;
const inputOf = (given: object) => ListTicketsInput.parse({ order: { by: "updated", down: true }, state: "open", ...given });

async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < RUNS; i += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  console.log(
    `${what.padEnd(40)} p50 ${(times[Math.floor(RUNS / 2)] ?? 0).toFixed(1).padStart(7)} ms  p95 ${(times[Math.floor(RUNS * 0.95)] ?? 0).toFixed(1).padStart(7)} ms`,
  );
}

console.log(JSON.stringify(await myCounts(ctx)));
await measure("counters of My work", () => myCounts(ctx));
for (const section of mySections) await measure(`section ${section}`, () => listTickets(ctx, inputOf({ section, state: null, order: sectionOrder[section] })));
for (const by of listColumns) {
  const order = { by, down: by === "updated" };
  await measure(`all open, by ${by}, first page`, () => listTickets(ctx, inputOf({ order })));
  let after = (await listTickets(ctx, inputOf({ order, limit: 200 }))).next;
  for (let i = 0; i < 20 && after; i += 1) after = (await listTickets(ctx, inputOf({ order, limit: 200, after }))).next;
  await measure(`all open, by ${by}, after 4,200`, () => listTickets(ctx, inputOf({ order, after })));
}
const plan = async (what: string, query: { sql: string; text: string; values: unknown[] }) => {
  const rows = await setup.query(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${query.text}`, query.values);
  console.log(`\n${what}\n${rows.rows.map((row) => row["QUERY PLAN"]).join("\n")}`);
};
await plan("counters", myCountsQuery(id, now));
await plan("page by last change", listQuery(inputOf({}), id, now).page);
await db.$disconnect();
await setup.end();
await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
await admin.end();
