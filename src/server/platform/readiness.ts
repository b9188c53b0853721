import type { Db } from "./db";

export type Readiness = { isReady: boolean; database: boolean; migrations: boolean };

/** Whether the database answers and no migration is missing or half done. */
export async function readiness(db: Db, expectedMigrations: readonly string[]): Promise<Readiness> {
  try {
    const rows = await db.$queryRaw<{ name: string; done: boolean }[]>`
      SELECT "migration_name" AS "name", "finished_at" IS NOT NULL AS "done" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`;
    const applied = new Set(rows.filter((row) => row.done).map((row) => row.name));
    const migrations = rows.every((row) => row.done) && expectedMigrations.every((name) => applied.has(name));
    return { isReady: migrations, database: true, migrations };
  } catch {
    return { isReady: false, database: false, migrations: false };
  }
}
