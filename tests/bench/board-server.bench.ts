/**
 * The board's server: reads and moves at 200, 2,000 and 10,000 cards with 1, 8 and 32 clients through the production build, and the same
 * SQL straight on PostgreSQL as the ratio to beat (issue 2, "Shown by"). Prints figures; asserts nothing but that no request failed.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { Client, Pool } from "pg";
import { type BenchBoard, makeBoard } from "./board-data";
import { type Answer, call, cpuSeconds, type Figures, load } from "./load";

/** `--sizes=2000` measures fewer; `--profile=DIR` keeps a CPU profile of the web process. */
const option = (key: string): string | undefined => process.argv.find((argument) => argument.startsWith(`--${key}=`))?.split("=")[1];
const SIZES = option("sizes")?.split(",").map(Number) ?? [200, 2_000, 10_000];
const CLIENTS = [1, 8, 32];
const READS = 300;
const MOVES = 400;
const PORT = 3391;
const secret = randomBytes(32).toString("hex");
const origin = `http://localhost:${PORT}`;

const adminUrl = process.env.KARIZ_TEST_ADMIN_URL ?? "";
const template = process.env.KARIZ_TEST_TEMPLATE ?? "";
const name = `kariz_bench_${process.pid}`;
const admin = new Client({ connectionString: adminUrl });
await admin.connect();
await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
const address = new URL(adminUrl);
address.pathname = `/${name}`;
const url = address.href;

const boards = new Map<number, BenchBoard>();
for (const size of SIZES) boards.set(size, await makeBoard(url, size, secret));

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const profile = option("profile");
const web = spawn(process.execPath, [...(profile ? ["--cpu-prof", `--cpu-prof-dir=${profile}`] : []), next, "start", "-p", String(PORT)], {
  env: { ...process.env, NODE_ENV: "production", DATABASE_URL: url, NEXTAUTH_SECRET: secret, KARIZ_URL: origin, NEXTAUTH_URL: origin, PORT: String(PORT) },
  stdio: "ignore",
});
const pid = web.pid ?? 0;
for (let tries = 0; ; tries += 1) {
  const ready = await call(`${origin}/readyz`, {}).catch(() => ({ status: 0 }));
  if (ready.status === 200) break;
  if (tries > 200) throw new Error("the web server did not become ready");
  await new Promise((resolve) => setTimeout(resolve, 100));
}

type Card = { id: string; version: number; stageId: string };
type BoardReply = { result: { data: { stages: { id: string; cards: Card[] }[] } } };

const line = (what: string, f: Figures, cpu: number, extra = ""): void =>
  console.log(
    `${what.padEnd(44)} p50 ${f.p50.toFixed(1).padStart(6)} ms  p95 ${f.p95.toFixed(1).padStart(6)} ms  ${f.perSecond.toFixed(0).padStart(5)}/s  cpu ${cpu.toFixed(1).padStart(5)} ms/request  failed ${f.failures}${extra}`,
  );

let failed = 0;
for (const size of SIZES) {
  const board = boards.get(size) as BenchBoard;
  const headers = { cookie: board.cookie };
  const readUrl = `${origin}/api/trpc/board.get?input=${encodeURIComponent(JSON.stringify({ slug: board.slug }))}`;
  const read = async (): Promise<Answer> => call(readUrl, { headers });
  const first = await read();
  const zipped = await call(readUrl, { headers: { ...headers, "accept-encoding": "gzip" } });
  const page = await call(`${origin}/boards/${board.slug}`, { headers: { ...headers, "accept-encoding": "gzip" } });
  console.log(`\n${size} cards: read ${first.bytes} bytes plain, ${zipped.bytes} zipped; page ${page.bytes} zipped (status ${page.status})`);
  for (const clients of CLIENTS) {
    const before = cpuSeconds(pid);
    const figures = await load(clients, READS, async () => (await read()).status === 200);
    failed += figures.failures;
    line(`read  ${size} cards, ${clients} clients`, figures, ((cpuSeconds(pid) - before) * 1000) / READS);
  }
  for (const clients of CLIENTS) {
    const reply = JSON.parse((await read()).body) as BoardReply;
    const stages = reply.result.data.stages.filter((stage) => stage.cards.length > 0);
    const hands = Array.from({ length: clients }, (_, i) => {
      const stage = stages[i % stages.length];
      return stage?.cards[Math.floor(i / stages.length)] as Card;
    });
    const before = cpuSeconds(pid);
    const figures = await load(clients, MOVES, async (client) => {
      const card = hands[client] as Card;
      const to = board.stageIds[(board.stageIds.indexOf(card.stageId) + 1) % 5] as string;
      const body = JSON.stringify({ ticketId: card.id, toStageId: to, expectedVersion: card.version });
      const answer = await call(`${origin}/api/trpc/board.move`, { method: "POST", headers: { ...headers, "content-type": "application/json", origin }, body });
      if (answer.status !== 200) return false;
      hands[client] = (JSON.parse(answer.body) as { result: { data: Card } }).result.data;
      return true;
    });
    failed += figures.failures;
    line(`move  ${size} cards, ${clients} clients`, figures, ((cpuSeconds(pid) - before) * 1000) / MOVES);
  }
}

// The floor: the same statements on PostgreSQL, with nothing in between.
const pool = new Pool({ connectionString: url, max: 8 });
const sample = boards.get(SIZES.at(-1) as number) as BenchBoard;
const { rows } = await pool.query(
  `SELECT t."id", t."rank", t."stageId" FROM "Ticket" t JOIN "Pipeline" p ON p."id" = t."pipelineId" WHERE p."slug" = $1 ORDER BY t."id" LIMIT 8`,
  [sample.slug],
);
const bare = await load(8, MOVES, async (client) => {
  const session = await pool.connect();
  try {
    const row = rows[client] as { id: string; stageId: string };
    await session.query("BEGIN");
    await session.query(`SELECT 1 FROM "Stage" WHERE "id" = $1 FOR NO KEY UPDATE`, [row.stageId]);
    await session.query(`SELECT 1 FROM "Ticket" WHERE "id" = $1 FOR NO KEY UPDATE`, [row.id]);
    await session.query(`UPDATE "Ticket" SET "version" = "version" + 1 WHERE "id" = $1`, [row.id]);
    await session.query(`UPDATE "Pipeline" SET "version" = "version" + 1 WHERE "slug" = $1`, [sample.slug]);
    await session.query("COMMIT");
    return true;
  } finally {
    session.release();
  }
});
console.log();
line("floor: the move's row work on PostgreSQL, 8", bare, Number.NaN);
await pool.end();

web.kill("SIGTERM");
await new Promise((resolve) => web.once("exit", resolve));
await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
await admin.end();
if (failed > 0) throw new Error(`${failed} requests failed`);
