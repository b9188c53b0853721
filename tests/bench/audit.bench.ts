/**
 * `npm run bench -- audit [--rows=1000000]`: sealing, verifying and paging an audit of that many rows, as the product's own role. The last
 * figure is what one card move pays for its row in the audit at that size.
 */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { parseArgs, promisify } from "node:util";
import { Client } from "pg";
import { type AuditFilter, cursorIn } from "@/domain/audit/schema";
import { AuditSealer } from "@/server/audit";
import { listAudit } from "@/server/audit/queries";
import { connect } from "@/server/platform/db";

const { values } = parseArgs({ options: { rows: { type: "string", default: "1000000" } }, strict: false });
const ROWS = Number(values.rows);
const { KARIZ_TEST_ADMIN_URL = "", KARIZ_TEST_APP_URL = "", KARIZ_TEST_TEMPLATE = "" } = process.env;
const name = `kariz_bench_audit_${process.pid}`;
const of = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
const admin = new Client({ connectionString: KARIZ_TEST_ADMIN_URL });
await admin.connect();
await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${KARIZ_TEST_TEMPLATE}"`);
const owner = new Client({ connectionString: of(KARIZ_TEST_ADMIN_URL) });
await owner.connect();
const db = connect(of(KARIZ_TEST_APP_URL), 4);

const person = async (n: number) =>
  (await db.user.create({ data: { email: `a${n}@example.test`, name: `همکار ${n}`, role: "AGENT", passwordHash: randomBytes(8).toString("hex") } })).id;
const [busy, rare] = [await person(1), await person(2)];
// A ticket's history for most rows, settings, sign-ins and a few exports between them, over two years.
await owner.query(
  `INSERT INTO "Activity" ("subjectKind", "subjectId", "at", "actorKind", "actorUserId", "event", "data")
   SELECT CASE WHEN g % 10 < 8 THEN 'customer' WHEN g % 10 = 8 THEN 'session' ELSE 'settings' END, (g % 50000)::text,
     now() - interval '2 years' + g * (interval '2 years' / $1::int), 'agent', CASE WHEN g % 5000 = 0 THEN $3::uuid ELSE $2::uuid END,
     CASE WHEN g % 20000 = 0 THEN 'export.made' WHEN g % 10 < 8 THEN 'card.moved' WHEN g % 10 = 8 THEN 'session.started' ELSE 'organisation.edited' END,
     '{"changes": {"priority": {"from": "NORMAL", "to": "HIGH"}, "dueAt": {"from": null, "to": "2026-11-22T10:00:00.000Z"}}}'::jsonb
   FROM generate_series(1, $1::int) g`,
  [ROWS, busy, rare],
);
await owner.query("VACUUM ANALYZE");

const timed = async <R>(work: () => Promise<R>): Promise<[number, R]> => {
  const began = performance.now();
  const result = await work();
  return [performance.now() - began, result];
};
const ms = (value: number) => `${value.toFixed(1)} ms`;

const sealer = new AuditSealer(db, () => new Date());
const [sealing] = await timed(async () => {
  while (await sealer.sealNext());
});
console.log(`sealing ${ROWS} rows: ${(sealing / 1000).toFixed(1)} s, ${Math.round(ROWS / (sealing / 1000))} a second`);
await owner.query("VACUUM ANALYZE");
console.log(
  `a round of the sealer with nothing to do: ${ms((await timed(() => sealer.sealNext()))[0])} (looking over everything, once an hour: ${ms((await timed(() => new AuditSealer(db, () => new Date()).sealNext()))[0])})`,
);
const env = { ...process.env, DATABASE_URL: of(KARIZ_TEST_APP_URL) };
console.log((await promisify(execFile)(process.execPath, ["--import", "tsx", "prisma/verify-audit.ts"], { env })).stdout.trim());

const ctx = { db, now: new Date(), actor: { kind: "system", job: "bench" } } as const;
const middle = `${Date.now() - 365 * 86_400_000}.${ROWS}`;
const cases: [string, AuditFilter, string | null][] = [
  ["newest page", {}, null],
  ["page in the middle", {}, middle],
  ["one group, common", { group: "tickets" }, null],
  ["one group, rare (exports)", { group: "exports" }, null],
  ["one person, busy", { who: busy }, null],
  ["one person, rare", { who: rare }, null],
  ["one kind of thing", { kind: "settings" }, null],
  ["one thing", { kind: "customer", subject: "777" }, null],
  ["days of a year ago", { from: "2025-12-01", to: "2025-12-02" }, null],
  ["a rare person's settings", { who: rare, group: "settings" }, null],
  ["nothing fits", { who: rare, group: "customers" }, null],
];
for (const [label, filter, cursor] of cases) {
  const times: number[] = [];
  let rows = 0;
  for (let round = 0; round < 15; round += 1) {
    const [time, page] = await timed(() => listAudit(ctx, filter, { before: cursor ? cursorIn(cursor) : null, limit: 50 }));
    rows = page.rows.length;
    times.push(time);
  }
  times.sort((a, b) => a - b);
  console.log(`${label}: p50 ${ms(times[7] ?? 0)}, most ${ms(times.at(-1) ?? 0)} (${rows} rows)`);
}
const inserts: number[] = [];
for (let n = 0; n < 200; n += 1) {
  const [time] = await timed(
    () => db.$executeRaw`
      INSERT INTO "Activity" ("subjectKind", "subjectId", "at", "actorKind", "actorUserId", "event")
      VALUES ('settings', 'x', now(), 'agent', ${busy}::uuid, 'organisation.edited')`,
  );
  inserts.push(time);
}
inserts.sort((a, b) => a - b);
console.log(`one more row, its commit included: p50 ${ms(inserts[100] ?? 0)}`);
await db.$disconnect();
await owner.end();
await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
await admin.end();
process.exit(0);
