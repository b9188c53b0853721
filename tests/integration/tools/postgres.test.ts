import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { processIdentity } from "../../../tools/claim.mjs";
import { type EmbeddedPostgres, startPostgres } from "../../../tools/postgres.mjs";

const dataDir = mkdtempSync(path.join(os.tmpdir(), "kariz-server-"));
const clusterOf = () => JSON.parse(readFileSync(path.join(dataDir, "postgres.json"), "utf8")).cluster as string;
const serverPid = () => Number(readFileSync(path.join(clusterOf(), "postmaster.pid"), "utf8").split("\n")[0]);
const start = () => startPostgres({ dataDir, durable: false });
const left: ChildProcess[] = [];
let first: EmbeddedPostgres;

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean, ms: number): Promise<boolean> {
  for (const deadline = performance.now() + ms; performance.now() < deadline; ) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return condition();
}

/** Another process that uses the server, once it says that it is there. */
async function otherUser(): Promise<ChildProcess> {
  const module = path.resolve("tools/postgres.mjs");
  const script = `import { startPostgres } from ${JSON.stringify(module)}; const s = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false }); console.log(s.joined ? "joined" : "started"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  left.push(child);
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  return child;
}

beforeAll(async () => {
  first = await start();
});

afterAll(async () => {
  for (const child of left) child.kill("SIGKILL");
  const last = await start();
  await last.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test("the new cluster sorts Persian and finds trigrams in it", async () => {
  await ask(first.url, "CREATE EXTENSION pg_trgm");
  const rows = await ask<{ sorted: string; trigrams: number }>(
    first.url,
    "SELECT string_agg(x, '' ORDER BY x) AS sorted, cardinality(show_trgm('سلام')) AS trigrams FROM unnest(ARRAY['ی','گ','پ','ا','چ']) x",
  );
  expect(rows[0]?.sorted).toBe("اپچگی");
  expect(rows[0]?.trigrams).toBeGreaterThan(0);
});

test("the password is random, in a file for its owner only, and required", async () => {
  expect(statSync(path.join(dataDir, "postgres.json")).mode & 0o777).toBe(0o600);
  const wrong = new URL(first.url);
  wrong.password = "guess";
  await expect(ask(wrong.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
});

test("the server listens on this machine only", async () => {
  const rows = await ask<{ listen_addresses: string }>(first.url, "SHOW listen_addresses");
  expect(rows[0]?.listen_addresses).toBe("127.0.0.1");
});

test("a second user joins the running server, and the first one to leave does not stop it", async () => {
  const second = await start();
  expect(second.joined).toBe(true);
  expect(second.url).toBe(first.url);
  expect(await second.stop()).toBe(false);
  await expect(ask(first.url, "SELECT 1")).resolves.toHaveLength(1);
});

test("the last one to leave stops it, and the next start keeps port and rows", async () => {
  await ask(first.url, "CREATE TABLE kept AS SELECT 7 AS n");
  expect(await first.stop()).toBe(true);
  const { url } = first;
  first = await start();
  expect(first.joined).toBe(false);
  expect(first.url).toBe(url);
  expect(await ask(first.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
});

test("after a kill -9 of its only user the server goes away by itself within some seconds", async () => {
  await first.stop();
  const user = await otherUser();
  const pid = serverPid();
  user.kill("SIGKILL");
  expect(await until(() => processIdentity(pid) === null, 10_000)).toBe(true);
  first = await start();
}, 120_000);

test("after a kill -9 of the server itself the next start recovers it", async () => {
  const pid = serverPid();
  process.kill(pid, "SIGKILL");
  await until(() => processIdentity(pid) === null, 5000);
  first = await start();
  expect(first.joined).toBe(false);
  expect(await ask(first.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
}, 120_000);

test("a data directory of a version without the product's own role gets one at the next start, and keeps its rows", async () => {
  await ask(first.url, "DROP ROLE kariz_app");
  await first.stop();
  const file = path.join(dataDir, "postgres.json");
  const { appPassword, ...earlier } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify(earlier), { mode: 0o600 });
  first = await start();
  expect(appPassword).toEqual(expect.any(String));
  expect(await ask(first.appUrl, "SELECT current_user::text AS name, current_setting('is_superuser') AS mighty")).toEqual([
    { name: "kariz_app", mighty: "off" },
  ]);
  expect(await ask(first.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
}, 120_000);

test("a pid file whose number now belongs to another program does not keep the server from starting", async () => {
  const cluster = clusterOf();
  await first.stop();
  writeFileSync(path.join(cluster, "postmaster.pid"), `${process.pid}\n${cluster}\n1\n5432\n`);
  first = await start();
  expect(await ask(first.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
}, 120_000);
