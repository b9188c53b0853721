import { chmodSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type EmbeddedPostgres, startPostgres } from "../../../tools/postgres.mjs";

// Each test makes a cluster of its own, which a busy machine does slowly.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let root: string;
let dataDir: string;
let running: EmbeddedPostgres[];
let notices: string[];

const at = (name: string) => path.join(root, name);
const stateOf = (directory: string) => JSON.parse(readFileSync(path.join(directory, "postgres.json"), "utf8")) as Record<string, unknown>;
const writeState = (directory: string, state: object) => writeFileSync(path.join(directory, "postgres.json"), JSON.stringify(state));

async function start(directory: string): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dataDir: directory, durable: false, notice: (sentence) => notices.push(sentence) });
  running.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** An installation with one row, stopped. */
beforeEach(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), "kariz-moved-"));
  // under root the server has an account of its own
  chmodSync(root, 0o755);
  dataDir = at("data");
  running = [];
  notices = [];
  const server = await start(dataDir);
  await ask(server, "CREATE TABLE kept AS SELECT 7 AS n");
  await server.stop();
});

afterEach(async () => {
  for (const server of running) await server.stop();
  rmSync(root, { recursive: true, force: true });
});

/** The same installation with its cluster outside the data directory, as it is when root's home is closed. */
function moveClusterOut(): string {
  const outside = at("outside");
  renameSync(path.join(dataDir, "postgres"), outside);
  writeState(dataDir, { ...stateOf(dataDir), cluster: outside });
  return outside;
}

test("a renamed data directory keeps its rows and its password", async () => {
  const { password } = stateOf(dataDir);
  renameSync(dataDir, at("renamed"));
  const server = await start(at("renamed"));
  expect(await ask(server, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  expect(stateOf(at("renamed"))).toMatchObject({ password, cluster: path.join(at("renamed"), "postgres") });
  expect(notices).toEqual([]);
});

test("one that was renamed before the place was remembered does too", async () => {
  const { home: _, ...older } = stateOf(dataDir);
  writeState(dataDir, older);
  renameSync(dataDir, at("renamed"));
  expect(await ask(await start(at("renamed")), "SELECT n FROM kept")).toEqual([{ n: 7 }]);
});

test("one that is renamed while its server runs joins that server", async () => {
  const before = await start(dataDir);
  renameSync(dataDir, at("renamed"));
  const after = await start(at("renamed"));
  expect(after.joined).toBe(process.platform === "linux");
  expect(await ask(after, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  await before.stop();
});

test("a copy has a server of its own, also while the original's runs, and says what such a copy is worth", async () => {
  const original = await start(dataDir);
  cpSync(dataDir, at("copy"), { recursive: true });
  // as cp -r does, other than Node
  chmodSync(at("copy/postgres"), 0o700);
  const copy = await start(at("copy"));
  expect(copy.joined).toBe(false);
  expect(copy.url).not.toBe(original.url);
  await ask(copy, "UPDATE kept SET n = 8");
  expect(await ask(original, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  expect(notices.join()).toContain("was copied while its server was running");
});

test("a copy whose cluster lies elsewhere does not enter the original's", async () => {
  moveClusterOut();
  const original = await start(dataDir);
  cpSync(dataDir, at("copy"), { recursive: true });
  await expect(start(at("copy"))).rejects.toThrow(/is a copy of .*data, whose database is in .*outside/);
  await original.stop();
  await expect(start(at("copy"))).rejects.toThrow(/is a copy of/);
});

test("a data directory moved away from a cluster that lies elsewhere still finds it", async () => {
  const outside = moveClusterOut();
  await (await start(dataDir)).stop();
  renameSync(dataDir, at("renamed"));
  expect(await ask(await start(at("renamed")), "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  expect(stateOf(at("renamed"))).toMatchObject({ cluster: outside });
});

test("a cluster that is gone is reported without beginning anew and without advice to lose the password", async () => {
  const outside = moveClusterOut();
  renameSync(outside, at("forgotten"));
  const failure = await start(dataDir).then(
    () => "started",
    (error: Error) => error.message,
  );
  expect(failure).toContain(outside);
  expect(failure).not.toMatch(/or delete/);
  expect(stateOf(dataDir)).toMatchObject({ cluster: outside, password: expect.any(String) });
  renameSync(at("forgotten"), path.join(dataDir, "postgres"));
  expect(await ask(await start(dataDir), "SELECT n FROM kept")).toEqual([{ n: 7 }]);
});
