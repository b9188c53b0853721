import { Client } from "pg";
import { afterEach, expect, it } from "vitest";
import type { Finding } from "@/domain/audit/findings";
import { SEALED_COLUMNS } from "@/domain/audit/seal-text";
import { AuditSealer, sealAll } from "@/server/audit";
import { verifyAudit } from "@/server/audit/verify";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";

const base = testDatabase({ poolSize: 12 });
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function asSuperuser(sql: string): Promise<void> {
  const client = new Client({ connectionString: base.ownerUrl });
  await client.connect();
  await client.query(`SET session_replication_role = replica; ${sql}`);
  await client.end();
}
afterEach(() => asSuperuser(`TRUNCATE "Activity", "AuditSeal" RESTART IDENTITY`));

const INSERT = `INSERT INTO "Activity" ("subjectKind", "subjectId", "at", "actorKind", "event", "data") SELECT 'settings', g::text, $1::timestamptz, 'anonymous', 'e', '{"b": [1, 2.50], "a": "یک"}' FROM generate_series(1, $2::int) g`;
async function happen(count: number, at = NOW): Promise<void> {
  await base.db.$executeRaw`
    INSERT INTO "Activity" ("subjectKind", "subjectId", "at", "actorKind", "event", "data")
    SELECT 'settings', g::text, ${at}, 'anonymous', 'e', '{"b": [1, 2.50], "a": "یک"}'::jsonb FROM generate_series(1, ${count}::int) g`;
}

async function check(kept: { position: bigint; hash: string } | null = null) {
  const findings: string[] = [];
  const report = (finding: Finding) => void findings.push(`${finding.kind} ${"activityId" in finding ? finding.activityId : finding.position}`);
  const result = await verifyAudit(base.url, report, kept);
  expect(result.problems).toBe(findings.length);
  return { findings, ...result };
}

it("seals cover every column of the table", async () => {
  const rows = await base.db.$queryRaw<{ name: string }[]>`
    SELECT column_name::text AS "name" FROM information_schema.columns WHERE table_name = 'Activity' ORDER BY ordinal_position`;
  expect(rows.map((row) => row.name).sort()).toEqual([...SEALED_COLUMNS].sort());
});

it("everything gets one seal, in order, and the chain holds", async () => {
  await happen(4_500);
  expect(await sealAll(base.db, NOW)).toBe(4_500);
  expect(await sealAll(base.db, later(1))).toBe(0);
  await happen(1, later(1));
  expect(await sealAll(base.db, later(1))).toBe(1);
  expect(await check()).toMatchObject({ findings: [], sealed: 4_501n, unsealed: 0, unsealedSince: null, headSealedAt: later(1).toISOString() });
});

it("four sealers beside writers whose commits come late: no row is left out, none has two seals, positions have no gap", async () => {
  const clients = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const client = new Client({ connectionString: base.url });
      await client.connect();
      return client;
    }),
  );
  let isOver = false;
  const sealers = Array.from({ length: 4 }, async () => {
    const sealer = new AuditSealer(base.db, () => NOW);
    while (!isOver) await sealer.sealNext();
  });
  await Promise.all(
    clients.map(async (client, which) => {
      for (let round = 0; round < 15; round += 1) {
        await client.query("BEGIN");
        await client.query(INSERT, [NOW, 3]);
        // held open while others, with higher ids, commit and are sealed
        if (which < 2) await client.query("SELECT pg_sleep(0.05)");
        await client.query(round % 5 === 4 ? "ROLLBACK" : "COMMIT");
      }
      await client.end();
    }),
  );
  isOver = true;
  await Promise.all(sealers);
  await sealAll(base.db, NOW);
  expect(await check()).toMatchObject({ findings: [], sealed: 216n, unsealed: 0 });
  const [order] = await base.db.$queryRaw<{ late: number }[]>`
    SELECT count(*)::int AS "late" FROM (SELECT "activityId" < lag("activityId") OVER (ORDER BY "position") AS late FROM "AuditSeal") x WHERE late`;
  expect(order?.late).toBeGreaterThan(0);
});

it("names what a superuser changed, deleted, put into the past, and did to the seals", async () => {
  for (let minute = 0; minute < 10; minute += 1) {
    await happen(2, later(minute * 20));
    await sealAll(base.db, later(minute * 20));
  }
  const { head } = await check();
  await asSuperuser(`UPDATE "Activity" SET "data" = '{}' WHERE "id" = 3`);
  await asSuperuser(`UPDATE "Activity" SET "at" = "at" + interval '1 millisecond' WHERE "id" = 6`);
  await asSuperuser(`DELETE FROM "Activity" WHERE "id" = 9`);
  await asSuperuser(`UPDATE "AuditSeal" SET "hash" = decode(repeat('00', 32), 'hex') WHERE "position" = 12`);
  expect((await check()).findings).toEqual(["changed 3", "changed 6", "deleted 9", "seal 12"]);
  await asSuperuser(
    `INSERT INTO "Activity" ("id", "subjectKind", "subjectId", "at", "actorKind", "event") VALUES (-5, 'settings', 'x', '${later(30).toISOString()}', 'anonymous', 'forged')`,
  );
  expect(await check()).toMatchObject({ findings: ["changed 3", "changed 6", "deleted 9", "seal 12", "inserted -5"], unsealed: 1 });
  await sealAll(base.db, later(200));
  // ids below the beginning are looked for as well as any other
  expect((await check()).findings).toContain("inserted -5");
  await asSuperuser(`DELETE FROM "AuditSeal" WHERE "position" IN (15, 16)`);
  expect((await check()).findings).toContain("gap 17");
  expect((await check(head)).findings).not.toContain("head 20");
});

it("a chain that was written anew, and an end that was cut off, do not have the head that was kept", async () => {
  await happen(6);
  await sealAll(base.db, NOW);
  const { head } = await check();
  await asSuperuser(`DELETE FROM "Activity" WHERE "id" > 4; DELETE FROM "AuditSeal" WHERE "position" > 4`);
  expect((await check()).findings).toEqual([]);
  expect((await check(head)).findings).toEqual(["head 6"]);
  await asSuperuser(`UPDATE "Activity" SET "event" = 'another' WHERE "id" = 2; TRUNCATE "AuditSeal"`);
  await happen(2);
  await sealAll(base.db, NOW);
  expect((await check()).findings).toEqual([]);
  expect((await check(head)).findings).toEqual(["head 6"]);
});

it("says how long rows have been waiting for their seal", async () => {
  await happen(3, later(-3));
  expect(await check()).toMatchObject({ findings: [], sealed: 0n, unsealed: 3, unsealedSince: later(-3).toISOString() });
});
