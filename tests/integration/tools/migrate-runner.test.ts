import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { checkDatabase, migrate } from "../../../tools/migrate-runner.mjs";
import { createDatabase, dropDatabase } from "../../../tools/postgres.mjs";

const admin = process.env.KARIZ_TEST_ADMIN_URL ?? "";
const made: string[] = [];
const clients: Client[] = [];

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

function urlOf(name: string): string {
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return url.href;
}

async function emptyDatabase(): Promise<string> {
  const name = `kariz_migrate_${process.pid}_${made.length}`;
  made.push(name);
  await createDatabase(admin, name);
  return urlOf(name);
}

function migrations(files: Record<string, string>): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), "kariz-migrations-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [name, sql] of Object.entries(files)) {
    mkdirSync(path.join(directory, name));
    writeFileSync(path.join(directory, name, "migration.sql"), sql);
  }
  return directory;
}

afterAll(async () => {
  for (const client of clients) await client.end().catch(() => {});
  for (const name of made) await dropDatabase(admin, name);
});

test("four processes that start at once apply each migration once", async () => {
  const directory = migrations({
    "1_first": "CREATE TABLE a (id int); SELECT pg_sleep(0.2)",
    "2_second": "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$",
  });
  const url = await emptyDatabase();
  const applied = await Promise.all([1, 2, 3, 4].map(async () => migrate(await connect(url), directory)));
  expect(applied.flat().sort()).toEqual(["1_first", "2_second"]);
});

test("a migration that fails leaves nothing of itself, and the next start says which one it was", async () => {
  const directory = migrations({ "1_good": "CREATE TABLE a (id int)", "2_bad": "CREATE TABLE b (id int); SELECT nonsense()" });
  const client = await connect(await emptyDatabase());
  await expect(migrate(client, directory)).rejects.toThrow(/2_bad failed and was rolled back.*nonsense/s);
  const { rows } = await client.query("SELECT to_regclass('a') IS NOT NULL AS good, to_regclass('b') IS NOT NULL AS bad");
  expect(rows[0]).toEqual({ good: true, bad: false });
  await expect(migrate(client, directory)).rejects.toThrow(/2_bad failed earlier.*prisma migrate resolve --rolled-back 2_bad/s);
});

test("a migration that was edited after it had been applied is pointed out, not applied again", async () => {
  const client = await connect(await emptyDatabase());
  await migrate(client, migrations({ "1_first": "CREATE TABLE a (id int)" }));
  const said: string[] = [];
  expect(await migrate(client, migrations({ "1_first": "CREATE TABLE a (id bigint)" }), (sentence) => said.push(sentence))).toEqual([]);
  expect(said).toEqual([expect.stringContaining("1_first")]);
});

test("a database under whose character type Persian has no trigrams is refused with the reason and the remedy", async () => {
  const name = `kariz_ctype_${process.pid}`;
  made.push(name);
  const server = await connect(admin);
  await server.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'`);
  await expect(checkDatabase(await connect(urlOf(name)))).rejects.toThrow(/LC_CTYPE=C,.*search would silently find nothing.*CREATE DATABASE/s);
});

test("a database that is not UTF-8 is refused", async () => {
  const name = `kariz_encoding_${process.pid}`;
  made.push(name);
  const server = await connect(admin);
  await server.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'`);
  await expect(checkDatabase(await connect(urlOf(name)))).rejects.toThrow(/SQL_ASCII/);
});

test("a fit database is accepted", async () => {
  await expect(checkDatabase(await connect(await emptyDatabase()))).resolves.toBeUndefined();
});
