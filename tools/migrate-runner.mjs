/**
 * Applies prisma/migrations at start-up and keeps the table _prisma_migrations exactly as Prisma Migrate does, so that
 * `prisma migrate deploy`, `status` and `dev` can be used on the same database before and after.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The advisory lock that Prisma Migrate itself takes. */
const MIGRATION_LOCK = 72_707_369;

/** A database that Kariz cannot work on, in a sentence for the person at the terminal. */
export class UnfitDatabase extends Error {}

/**
 * Refuses databases on which Kariz would seem to work and fail later: PostgreSQL before 15, not UTF-8, or a character
 * type under which the trigram index of Persian words stays empty.
 */
export async function checkDatabase(client) {
  const { rows } = await client.query(
    "SELECT current_setting('server_version_num')::int AS version, datname AS name, datctype AS ctype, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()",
  );
  const { version, name, ctype, encoding } = rows[0];
  if (version < 150_000) throw new UnfitDatabase(`PostgreSQL ${Math.floor(version / 10_000)} is too old: Kariz needs 15 or newer.`);
  const remedy = `Create it with: CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`;
  if (encoding !== "UTF8") throw new UnfitDatabase(`The database "${name}" is encoded in ${encoding}, Kariz needs UTF8. ${remedy}`);
  try {
    await client.query("CREATE EXTENSION IF NOT EXISTS pg_trgm");
  } catch (error) {
    throw new UnfitDatabase(
      `The extension pg_trgm is not available in the database "${name}" (${error.message}): install postgresql-contrib, or have an administrator run CREATE EXTENSION pg_trgm.`,
    );
  }
  const trigrams = await client.query("SELECT cardinality(show_trgm('سلام')) > 0 AS seen");
  if (!trigrams.rows[0].seen) {
    throw new UnfitDatabase(
      `The database "${name}" was created with LC_CTYPE=${ctype}, under which Persian words have no trigrams and search would silently find nothing. ${remedy}`,
    );
  }
}

/**
 * Applies what is missing from `directory`, in order of name, each file as one transaction; resolves to the names applied.
 * Processes that start at the same time wait for each other. A failure is recorded as Prisma records it and blocks later
 * starts until `prisma migrate resolve`. `only` (a set of names) leaves out the others.
 */
export async function migrate(client, directory, notice = () => {}, { only } = {}) {
  await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
  try {
    await client.query(
      `CREATE TABLE IF NOT EXISTS _prisma_migrations (
        id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
        migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
        started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`,
    );
    const known = await recorded(client);
    const files = migrationFiles(directory).filter(({ name }) => !only || only.has(name));
    const newer = [...known.keys()].filter((name) => !files.some((file) => file.name === name));
    if (newer.length > 0) notice(`The database has migrations that this version does not know (${newer.join(", ")}): it was used by a newer Kariz.`);
    const applied = [];
    for (const { name, sql, checksum } of files) {
      if (!known.has(name)) {
        await apply(client, { name, sql, checksum });
        applied.push(name);
      } else if (known.get(name) !== checksum) notice(`Migration ${name} was edited after it had been applied.`);
    }
    return applied;
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => {});
  }
}

/** Names of migrations in `directory` that the database does not have yet. */
export async function pendingMigrations(client, directory) {
  const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present");
  const known = rows[0].present ? await recorded(client) : new Map();
  return migrationFiles(directory)
    .map(({ name }) => name)
    .filter((name) => !known.has(name));
}

function migrationFiles(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .sort()
    .map((name) => ({ name, file: path.join(directory, name, "migration.sql") }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      const bytes = readFileSync(file);
      return { name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") };
    });
}

async function recorded(client) {
  const { rows } = await client.query(
    "SELECT migration_name, checksum, finished_at, logs FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at",
  );
  const failed = rows.find((row) => row.finished_at === null);
  if (failed) {
    throw new UnfitDatabase(
      `Migration ${failed.migration_name} failed earlier${failed.logs ? ` (${failed.logs.split("\n")[0]})` : ""}. When the cause is gone: npx prisma migrate resolve --rolled-back ${failed.migration_name}`,
    );
  }
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

async function apply(client, { name, sql, checksum }) {
  const id = randomUUID();
  await client.query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)", [id, checksum, name]);
  try {
    // Without parameters the file goes over the simple protocol whole: one implicit transaction, function bodies intact.
    await client.query(sql);
  } catch (error) {
    await client.query("UPDATE _prisma_migrations SET logs = $2 WHERE id = $1", [id, error.message]).catch(() => {});
    throw new UnfitDatabase(`Migration ${name} failed and was rolled back: ${error.message}`);
  }
  await client.query("UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1", [id]);
}
