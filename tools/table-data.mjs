/** What a backup holds of the database: the rows of every table of the product, and where its sequences stand. */
import { once } from "node:events";
import { createRequire } from "node:module";

const { to: copyTo, from: copyFrom } = createRequire(import.meta.url)("pg-copy-streams");
const PIECE = 4 << 20;

/**
 * Sequences are set this far beyond everything in the backup: numbers that were given out between the backup and the
 * accident, and that customers may hold, are not given again.
 */
const SEQUENCE_MARGIN = 1000n;

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/** Tables of the schema `public` with their stored columns; the record of migrations is not data. */
export async function dataTables(client) {
  const { rows } = await client.query(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      GROUP BY c.relname ORDER BY c.relname`,
  );
  return rows;
}

/** The rows of a table in pieces of some megabytes, so that a table of any size passes through little memory. */
export async function* tableRows(client, { name, columns }) {
  const stream = client.query(copyTo(`COPY (SELECT ${columns.map(quoted).join(", ")} FROM ${quoted(name)}) TO STDOUT`));
  let held = [];
  let size = 0;
  for await (const piece of stream) {
    held.push(piece);
    size += piece.length;
    if (size < PIECE) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

/** Opens a table for writing: `{ write(piece), end() }`, `end` resolving to the number of rows. */
export function openTable(client, { name, columns }) {
  const stream = client.query(copyFrom(`COPY ${quoted(name)} (${columns.map(quoted).join(", ")}) FROM STDIN`));
  const failed = once(stream, "error").then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  return {
    async write(piece) {
      if (!stream.write(piece)) await Promise.race([once(stream, "drain"), failed]);
    },
    async end() {
      const finished = once(stream, "finish");
      stream.end();
      await Promise.race([finished, failed]);
      return stream.rowCount;
    },
  };
}

/** `{ name: value }` of every sequence that a column of the product draws from. */
export async function sequenceValues(client) {
  const { rows } = await client.query(
    "SELECT sequencename AS name, coalesce(last_value, start_value - increment_by)::text AS value FROM pg_sequences WHERE schemaname = 'public'",
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** Sets every sequence beyond its value in the backup and beyond the rows that are there. */
export async function advanceSequences(client, values) {
  const { rows } = await client.query(
    `SELECT s.relname AS sequence, t.relname AS "table", a.attname AS "column"
       FROM pg_class s JOIN pg_namespace n ON n.oid = s.relnamespace AND n.nspname = 'public'
       JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass
       JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
      WHERE s.relkind = 'S'`,
  );
  for (const { sequence, table, column } of rows) {
    const highest = await client.query(`SELECT coalesce(max(${quoted(column)}), 0)::text AS value FROM ${quoted(table)}`);
    const [saved, present] = [BigInt(values[sequence] ?? "0"), BigInt(highest.rows[0].value)];
    const used = saved > present ? saved : present;
    if (used > 0n) await client.query("SELECT setval($1::regclass, $2::bigint)", [`public.${quoted(sequence)}`, String(used + SEQUENCE_MARGIN)]);
  }
}

/**
 * Runs `work` with foreign keys dropped and triggers off, so that tables may be filled in any order; puts the keys back,
 * which checks every row against them. Inside the caller's transaction.
 */
export async function withoutConstraints(client, tables, work) {
  const { rows: keys } = await client.query(
    `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(k.oid) AS definition
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE k.contype = 'f' AND n.nspname = 'public' AND k.conparentid = 0`,
  );
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
  await work();
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
  for (const { table, name, definition } of keys) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
}

/** Empties the tables: an installation without users still has the rows that migrations wrote. */
export async function emptyTables(client, tables) {
  await client.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(", ")}`);
}
