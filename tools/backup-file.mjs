/** Backup and restore of an installation: its database and its attachments, in one file. */
import { createReadStream, existsSync, readdirSync } from "node:fs";
import { mkdir, open, rename, rm, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { allowEmptying, grantRights } from "./app-role.mjs";
import { DamagedArchive, readArchive, verifyArchive, writeArchive } from "./archive.mjs";
import { migrate, pendingMigrations } from "./migrate-runner.mjs";
import { withClient } from "./postgres.mjs";
import { advanceSequences, dataTables, emptyTables, openTable, sequenceValues, tableRows, withoutConstraints } from "./table-data.mjs";

const FORMAT = 1;

/** A restore that would overwrite something, or a file of another version. */
export class RefusedRestore extends Error {}

/**
 * Writes the installation into `file` while it is in use: the database as of one instant, then the attachments, which are
 * never changed once written. Resolves to the manifest.
 */
export async function backUp({ url, filesDirectory, file, madeAt }) {
  return withClient(url, async (client) => {
    await recordExport(client, madeAt);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const tables = await dataTables(client);
    const { rows: migrations } = await client.query(
      "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name",
    );
    const manifest = { format: FORMAT, madeAt, migrations: migrations.map(({ name }) => name), tables: [], files: 0 };
    async function* entries() {
      for (const table of tables) {
        const { rows } = await client.query(`SELECT count(*)::int AS n FROM "${table.name}"`);
        manifest.tables.push({ ...table, rows: rows[0].n });
        let part = 0;
        for await (const piece of tableRows(client, table)) {
          part += 1;
          yield { name: `tables/${table.name}/${String(part).padStart(6, "0")}`, size: piece.length, content: [piece] };
        }
      }
      // Sequences do not belong to the snapshot; read last they are never behind its rows.
      manifest.sequences = await sequenceValues(client);
      for (const relative of filesIn(filesDirectory)) {
        const place = path.join(filesDirectory, relative);
        const size = (await stat(place).catch(() => null))?.size;
        // removed by the product since the list was made
        if (size === undefined) continue;
        manifest.files += 1;
        yield { name: `files/${relative.split(path.sep).join("/")}`, size, content: size > 0 ? createReadStream(place, { end: size - 1 }) : [] };
      }
    }
    await writeArchive(file, entries(), () => manifest);
    await client.query("COMMIT");
    return manifest;
  });
}

// A backup takes everything out, which the audit has to know; the database may be of a version before there was one.
async function recordExport(client, madeAt) {
  const { rowCount } = await client.query(
    "SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'Activity' AND column_name = 'subjectKind'",
  );
  if (rowCount === 0) return;
  await client.query(
    `INSERT INTO "Activity" ("subjectKind", "subjectId", "at", "actorKind", "event", "data") VALUES ('export', 'backup', $1, 'system:backup', 'export.made', $2)`,
    [madeAt, { what: "backup", filter: "" }],
  );
}

/**
 * Puts a backup into an empty installation, as the role that owns its tables; `appRole` is that of the product, if another. The file is checked from end to end before anything is touched; the rows go
 * in as one transaction. Resolves to the manifest. Throws RefusedRestore, DamagedArchive or UnfitDatabase.
 */
export async function restore({ url, filesDirectory, file, migrationsDirectory, appRole, notice = () => {} }) {
  const manifest = await verifyArchive(file);
  if (manifest.format !== FORMAT) throw new RefusedRestore(`${file} has format ${manifest.format}, this version reads ${FORMAT}.`);
  if (existsSync(filesDirectory) && readdirSync(filesDirectory).length > 0)
    throw new RefusedRestore(`${filesDirectory} already has attachments: restore into a new KARIZ_DATA_DIR.`);
  const known = new Set(readdirSync(migrationsDirectory));
  const unknown = manifest.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new RefusedRestore(`${file} was made by a newer Kariz (${unknown.join(", ")}): update first.`);
  await withClient(url, async (client) => {
    await prepareSchema(client, manifest, migrationsDirectory, notice);
    const draft = `${filesDirectory}.restoring`;
    await rm(draft, { recursive: true, force: true });
    await client.query("BEGIN");
    try {
      await allowEmptying(client);
      await fill(client, manifest, file, draft);
      await place(draft, filesDirectory);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {});
      throw error;
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
    await migrate(client, migrationsDirectory, notice);
    await grantRights(client, { appRole, notice });
  });
  return manifest;
}

// Rows fit the schema they were taken from: older backups go into the older schema, which is then brought up to date.
async function prepareSchema(client, manifest, directory, notice) {
  const { rows } = await client.query("SELECT to_regclass('\"User\"') IS NOT NULL AS present");
  if (!rows[0].present) {
    await migrate(client, directory, notice, { only: new Set(manifest.migrations) });
    return;
  }
  const occupied = await client.query('SELECT FROM "User" LIMIT 1');
  if (occupied.rowCount > 0) throw new RefusedRestore("The database is not empty: restore into a new KARIZ_DATA_DIR or a new database.");
  const later = new Set(await pendingMigrations(client, directory));
  const { rows: applied } = await client.query("SELECT count(*)::int AS n FROM _prisma_migrations WHERE rolled_back_at IS NULL");
  if (applied[0].n !== manifest.migrations.length || manifest.migrations.some((name) => later.has(name))) {
    throw new RefusedRestore("The backup is from another version than the tables of this database: restore into a database without tables.");
  }
}

async function fill(client, manifest, file, draft) {
  const tables = manifest.tables;
  await withoutConstraints(client, tables, async () => {
    await emptyTables(client, tables);
    let current = null;
    let target = null;
    const finish = async () => {
      if (!target) return;
      const rows = await target.end();
      if (rows !== current.rows) throw new DamagedArchive(`${current.name}: ${rows} rows instead of ${current.rows}`);
      target = null;
    };
    for await (const { name, content } of readArchive(file)) {
      const [kind, first] = name.split("/");
      if (kind === "tables") {
        if (current?.name !== first) {
          await finish();
          current = tables.find((table) => table.name === first);
          target = openTable(client, current);
        }
        for await (const piece of content) await target.write(piece);
      } else if (kind === "files") await extract(draft, name.slice("files/".length), content);
    }
    await finish();
    await advanceSequences(client, manifest.sequences);
  });
}

async function extract(root, relative, content) {
  const target = path.resolve(root, relative);
  if (!target.startsWith(path.resolve(root) + path.sep)) throw new DamagedArchive(`the backup names a file outside of the attachments: ${relative}`);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const handle = await open(target, "wx", 0o600);
  try {
    for await (const piece of content) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function place(draft, directory) {
  if (!existsSync(draft)) return;
  if (existsSync(directory)) await rmdir(directory);
  await mkdir(path.dirname(directory), { recursive: true });
  await rename(draft, directory);
}

function filesIn(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .sort();
}

export { DamagedArchive };
