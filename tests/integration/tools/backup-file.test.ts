import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sealAll } from "@/server/audit";
import { verifyAudit } from "@/server/audit/verify";
import { backUp, restore } from "../../../tools/backup-file.mjs";
import { createDatabase, dropDatabase } from "../../../tools/postgres.mjs";
import { createTestDatabase, type TestDatabase } from "../../support/db";
import { aCustomer, aTicket, aUser } from "../../support/factories";

const admin = process.env.KARIZ_TEST_ADMIN_URL ?? "";
const migrationsDirectory = path.resolve("prisma/migrations");
const place = mkdtempSync(path.join(os.tmpdir(), "kariz-backup-"));
const source = { file: path.join(place, "backup.tar.gz"), filesDirectory: path.join(place, "files") };
const made: string[] = [];
let database: TestDatabase;
let highestNumber = 0;

async function rowsOf(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table as text, which two equal databases share. */
async function contents(url: string): Promise<Record<string, unknown>> {
  const tables = await rowsOf(
    url,
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations' ORDER BY 1",
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) found[String(name)] = await rowsOf(url, `SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
  return found;
}

async function emptyDatabase(): Promise<string> {
  const name = `kariz_restore_${process.pid}_${made.length}`;
  made.push(name);
  await createDatabase(admin, name);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return url.href;
}

beforeAll(async () => {
  database = await createTestDatabase();
  await aUser(database.db);
  const customer = await aCustomer(database.db, { phone: "+989120000001" });
  for (let count = 0; count < 3; count += 1) {
    const ticket = await aTicket(database.db, { customerId: customer.id, title: `عنوان «${count}»\n\\.\tپایان` });
    highestNumber = Math.max(highestNumber, ticket.number);
  }
  mkdirSync(path.join(source.filesDirectory, "ab"), { recursive: true });
  writeFileSync(path.join(source.filesDirectory, "ab", "رسید.bin"), Buffer.from([0, 1, 2, 255]));
  writeFileSync(path.join(source.filesDirectory, "empty"), "");
  await backUp({ url: database.ownerUrl, ...source, madeAt: "2026-11-21T00:00:00.000Z" });
});

afterAll(async () => {
  await database.drop();
  for (const name of made) await dropDatabase(admin, name);
  rmSync(place, { recursive: true, force: true });
});

test("a backup put into an empty installation gives every row and every attachment back", async () => {
  const url = await emptyDatabase();
  const filesDirectory = path.join(place, "restored");
  await restore({ url, filesDirectory, file: source.file, migrationsDirectory });
  expect(await contents(url)).toEqual(await contents(database.url));
  expect(await rowsOf(url, `SELECT "event", "data" FROM "Activity" WHERE "subjectKind" = 'export'`)).toEqual([
    { event: "export.made", data: { what: "backup", filter: "" } },
  ]);
  expect(readFileSync(path.join(filesDirectory, "ab", "رسید.bin"))).toEqual(Buffer.from([0, 1, 2, 255]));
  expect(readFileSync(path.join(filesDirectory, "empty"))).toHaveLength(0);
});

test("a restored audit keeps its chain, and the product's role may not change it there either", async () => {
  await database.db.activity.create({
    data: { subjectKind: "settings", subjectId: "x", at: new Date(), actorKind: "system:test", event: "organisation.edited" },
  });
  await sealAll(database.db, new Date());
  const file = path.join(place, "sealed.tar.gz");
  await backUp({ url: database.ownerUrl, ...source, file, madeAt: new Date().toISOString() });
  const url = await emptyDatabase();
  await restore({ url, filesDirectory: path.join(place, "sealed"), file, migrationsDirectory, appRole: "kariz_app" });
  const { sealed, problems } = await verifyAudit(url, () => undefined);
  expect(problems).toBe(0);
  expect(sealed).toBeGreaterThan(1n);
  const app = Object.assign(new URL(database.url), { pathname: new URL(url).pathname }).href;
  await expect(rowsOf(app, 'DELETE FROM "Activity"')).rejects.toThrow(/^permission denied/);
  await expect(rowsOf(app, 'TRUNCATE "AuditSeal"')).rejects.toThrow(/^permission denied/);
  expect(await rowsOf(app, 'SELECT 1 AS "fine" FROM "User" LIMIT 1')).toEqual([{ fine: 1 }]);
});

test("after a restore a ticket number from the time since the backup is not given again", async () => {
  const url = await emptyDatabase();
  await restore({ url, filesDirectory: path.join(place, "numbers"), file: source.file, migrationsDirectory });
  const later = await rowsOf(database.url, `SELECT nextval('"Ticket_number_seq"')::int AS number`);
  const restored = await rowsOf(url, `SELECT nextval('"Ticket_number_seq"')::int AS number`);
  expect(Number(restored[0]?.number)).toBeGreaterThan(Number(later[0]?.number));
  expect(Number(restored[0]?.number)).toBeGreaterThan(highestNumber);
});

test("keys between tables and the protection of the history are back after a restore", async () => {
  const url = await emptyDatabase();
  await restore({ url, filesDirectory: path.join(place, "keys"), file: source.file, migrationsDirectory });
  const count =
    "SELECT (SELECT count(*)::int FROM pg_constraint WHERE contype = 'f' AND convalidated) AS keys, (SELECT count(*)::int FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O') AS triggers";
  expect(await rowsOf(url, count)).toEqual(await rowsOf(database.url, count));
});

test("an installation that is in use is never overwritten", async () => {
  const before = await contents(database.url);
  await expect(restore({ url: database.ownerUrl, filesDirectory: path.join(place, "none"), file: source.file, migrationsDirectory })).rejects.toThrow(
    /not empty/,
  );
  await expect(restore({ url: await emptyDatabase(), filesDirectory: source.filesDirectory, file: source.file, migrationsDirectory })).rejects.toThrow(
    /already has attachments/,
  );
  expect(await contents(database.url)).toEqual(before);
});

test("a damaged or cut file is refused before anything is touched", async () => {
  const whole = readFileSync(source.file);
  const url = await emptyDatabase();
  const flipped = Buffer.from(whole);
  const middle = Math.floor(whole.length / 2);
  flipped.writeUInt8(flipped.readUInt8(middle) ^ 0xff, middle);
  for (const bytes of [flipped, whole.subarray(0, whole.length - 200), Buffer.from("no backup")]) {
    const file = path.join(place, "bad.tar.gz");
    writeFileSync(file, bytes);
    await expect(restore({ url, filesDirectory: path.join(place, "bad"), file, migrationsDirectory })).rejects.toThrow(/damaged|not whole/);
  }
  expect(await contents(url)).toEqual({});
});
