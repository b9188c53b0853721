/**
 * The event stream through the production build (issue 5, "Shown by"): 500 listeners, 10 events a second. First in peace, then 60 events while
 * a web process is killed and the database restarted: each listener must have all of them, 30,000 in all. Prints latency (from sending the
 * write to the listener's ear), CPU of the web processes per message and what was lost; asserts that nothing was.
 * `--listeners=500`, `--events=60`, `--web=1` (processes that share the listeners).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { encode } from "next-auth/jwt";
import { Client } from "pg";
import { bringUpToDate } from "../../tools/database.mjs";
import { startPostgres } from "../../tools/postgres.mjs";
import { call } from "./load";

const option = (name: string, fallback: number) => Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split("=")[1] ?? fallback);
const LISTENERS = option("listeners", 500);
const EVENTS = option("events", 60);
const WEB = option("web", 1);
const EVERY_MS = 100;
const secret = randomBytes(32).toString("hex");
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// A cluster of its own: it is going to be restarted.
const dataDir = mkdtempSync(path.join(os.tmpdir(), `kariz-test-${process.pid}-`));
let server = await startPostgres({ dataDir, database: "kariz_bench", durable: true });
const url = server.url;
await bringUpToDate(url);

async function connected(): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

const setup = await connected();
const one = async <T>(sql: string, values: unknown[] = []): Promise<T> => (await setup.query(sql, values)).rows[0] as T;
const { id: board } = await one<{ id: string }>(`INSERT INTO "Pipeline" ("id","slug","name") VALUES (gen_random_uuid(), 'bench', 'پشتیبانی') RETURNING "id"`);
const { rows: sessions } = await setup.query<{ id: string; userId: string }>(
  `WITH u AS (INSERT INTO "User" ("id","email","name","passwordHash","role") SELECT gen_random_uuid(), 'agent' || n || '@bench.example', 'همکار ' || n, 'x', 'AGENT'
     FROM generate_series(1, $1) n RETURNING "id")
   INSERT INTO "Session" ("id","userId","expiresAt") SELECT gen_random_uuid(), "id", now() + interval '1 day' FROM u RETURNING "id", "userId"`,
  [LISTENERS],
);
await setup.end();

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const ports = Array.from({ length: WEB }, (_, i) => 3393 + i);
const webs = new Map<number, ChildProcess>();

async function startWeb(port: number): Promise<void> {
  const origin = `http://localhost:${port}`;
  const env = { ...process.env, NODE_ENV: "production" as const, DATABASE_URL: url, NEXTAUTH_SECRET: secret, KARIZ_URL: origin, NEXTAUTH_URL: origin };
  webs.set(port, spawn(process.execPath, [next, "start", "-p", String(port)], { env: { ...env, PORT: String(port) }, stdio: "ignore" }));
  while ((await call(`${origin}/readyz`, {}).catch(() => ({ status: 0 }))).status !== 200) await pause(100);
}

/** CPU seconds of the web processes alone (Linux only). */
function cpu(): number {
  try {
    return [...webs.values()].reduce((sum, { pid }) => {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      return sum + (Number(fields[11]) + Number(fields[12])) / 100;
    }, 0);
  } catch {
    return Number.NaN;
  }
}

const sentAt: number[] = [];
let latencies: number[] = [];
let isOver = false;
let again = 0;

/** One browser: holds the line, remembers the last id, comes back after a moment. */
class Ear {
  readonly heard = new Set<number>();
  isOpen = false;
  private last = "";

  constructor(
    private readonly port: number,
    private readonly cookie: string,
  ) {}

  listen(): void {
    if (isOver) return;
    const headers = { cookie: this.cookie, ...(this.last ? { "last-event-id": this.last } : {}) };
    const asked = request(`http://localhost:${this.port}/api/events`, { headers, agent: false }, (response) => this.hear(response));
    asked.on("error", () => this.lost());
    asked.end();
  }

  private hear(response: IncomingMessage): void {
    if (response.statusCode !== 200) {
      response.resume();
      this.lost();
      return;
    }
    this.isOpen = true;
    let text = "";
    response.setEncoding("utf8");
    response.on("data", (chunk: string) => {
      text += chunk;
      for (let end = text.indexOf("\n\n"); end !== -1; end = text.indexOf("\n\n")) {
        this.take(text.slice(0, end));
        text = text.slice(end + 2);
      }
    });
    response.on("close", () => this.lost());
    response.on("error", () => undefined);
  }

  private take(block: string): void {
    this.last = /^id: (.*)$/m.exec(block)?.[1] ?? this.last;
    if (!block.includes("event: board\n")) return;
    const at = performance.now();
    for (const { version } of JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? "[]") as { version: number }[]) {
      if (this.heard.has(version)) again += 1;
      else latencies.push(at - (sentAt[version] ?? at));
      this.heard.add(version);
    }
  }

  private lost(): void {
    this.isOpen = false;
    setTimeout(() => this.listen(), 300 + Math.random() * 400);
  }
}

let writer = await connected();

/** One event as the outbox writes it; tried again until the database has taken it. */
async function write(version: number): Promise<void> {
  for (;;) {
    sentAt[version] = performance.now();
    try {
      await writer.query(
        `WITH raised AS (UPDATE "Pipeline" SET "version" = $2 WHERE "id" = $1 AND "version" = $2 - 1 RETURNING "id", "version"),
         told AS (INSERT INTO "BoardEvent" ("pipelineId","version","kind","at") SELECT "id", "version", 'card.moved', now() FROM raised)
         SELECT pg_notify('kariz_board', "id"::text || ':' || "version"::text) FROM raised`,
        [board, version],
      );
      return;
    } catch {
      await writer.end().catch(() => undefined);
      await pause(50);
      writer = await connected().catch(() => writer);
    }
  }
}

async function run(from: number, at: Readonly<Record<number, () => Promise<void>>> = {}): Promise<void> {
  const begun = performance.now();
  const busy: Promise<void>[] = [];
  for (let n = 0; n < EVENTS; n += 1) {
    const wait = begun + n * EVERY_MS - performance.now();
    if (wait > 0) await pause(wait);
    const event = at[n];
    if (event) busy.push(event());
    await write(from + n);
  }
  await Promise.all(busy);
  const until = performance.now() + 30_000;
  while (performance.now() < until && ears.some((ear) => !hasAll(ear, from))) await pause(100);
}

function hasAll(ear: Ear, from: number): boolean {
  for (let version = from; version < from + EVENTS; version += 1) if (!ear.heard.has(version)) return false;
  return true;
}

function report(what: string, from: number, cpuSeconds: number): number {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(0);
  const wanted = ears.length * EVENTS;
  const got = ears.reduce((sum, ear) => sum + [...ear.heard].filter((version) => version >= from && version < from + EVENTS).length, 0);
  const perMessage = Number.isNaN(cpuSeconds) ? "" : `  cpu ${((cpuSeconds * 1_000) / got).toFixed(3)} ms/message`;
  console.log(`${what}: ${got} of ${wanted} events heard, ${wanted - got} lost, ${again} told twice`);
  console.log(`  latency p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  max ${at(1)} ms${perMessage}`);
  latencies = [];
  again = 0;
  return wanted - got;
}

for (const port of ports) await startWeb(port);
const ears = await Promise.all(
  sessions.map(async ({ id, userId }, n) => {
    const token = await encode({ token: { sub: userId, sid: id }, secret });
    return new Ear(ports[n % ports.length] ?? 0, `next-auth.session-token=${token}`);
  }),
);
for (const ear of ears) {
  ear.listen();
  await pause(4);
}
while (ears.some((ear) => !ear.isOpen)) await pause(50);
await pause(1_000);

console.log(`${LISTENERS} listeners on ${WEB} web process${WEB > 1 ? "es" : ""}, ${1_000 / EVERY_MS} events a second`);
const before = cpu();
await run(1);
let lost = report("in peace", 1, cpu() - before);

const [first = 0] = ports;
await run(EVENTS + 1, {
  [Math.floor(EVENTS / 4)]: async () => {
    webs.get(first)?.kill("SIGKILL");
    await pause(1_000);
    await startWeb(first);
  },
  [Math.floor((EVENTS * 2) / 3)]: async () => {
    const [postmaster] = readFileSync(path.join(clusterDirectory(), "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(postmaster), "SIGINT");
    await pause(500);
    server = await startPostgres({ dataDir, database: "kariz_bench", durable: true });
    if (server.url !== url) throw new Error("the database came back elsewhere");
  },
});
lost += report("over a killed web process and a restarted database", EVENTS + 1, Number.NaN);

isOver = true;
for (const web of webs.values()) web.kill("SIGKILL");
await writer.end().catch(() => undefined);
await pause(300);
await server.stop();
rmSync(dataDir, { recursive: true, force: true });
if (lost > 0) throw new Error(`${lost} events were lost`);
process.exit(0);

function clusterDirectory(): string {
  const { cluster } = JSON.parse(readFileSync(path.join(dataDir, "postgres.json"), "utf8")) as { cluster: string };
  return path.resolve(dataDir, cluster);
}
