/**
 * What the product's own connections may do: everything with the rows of its tables, except that the audit can only be added to and read
 * (issue 5 §6, facts.md S25). Two set-ups:
 *
 * - a role of its own (`appRole` is not the role that migrates): the embedded cluster, and KARIZ_DATABASE_OWNER_URL. It owns nothing.
 * - one role for everything (DATABASE_URL alone): the owner takes these rights from itself, and the triggers are a second lock. It could
 *   give them back to itself, which is why the first set-up is the better one.
 */
import { UnfitDatabase } from "./migrate-runner.mjs";

/** Tables that are added to and read, never changed or emptied. */
export const AUDIT_TABLES = ["Activity", "AuditSeal"];

const ACTIVITY = 'public."Activity"';

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/**
 * Gives `appRole` its rights in the database of `client`, whose role owns the tables; run after every migration, any number of times.
 * Without `appRole` the connected role is both. Throws UnfitDatabase when the rights would be without effect.
 */
export async function grantRights(client, { appRole, notice = () => {} } = {}) {
  const { rows } = await client.query("SELECT current_user AS owner, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super");
  const { owner } = rows[0];
  const audit = await present(client);
  if (!appRole || appRole === owner) {
    for (const table of audit) await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM PUBLIC, ${quoted(owner)}`);
    // Foreign keys look as the owner, with a row lock that asks for UPDATE on some column: without one nobody could be deleted whom the
    // audit does not even name. An id is never changed all the same: the trigger refuses.
    if (audit.includes(ACTIVITY)) await client.query(`GRANT UPDATE ("id") ON ${ACTIVITY} TO ${quoted(owner)}`);
    if (rows[0].super && audit.length > 0) {
      notice(`The role "${owner}" of DATABASE_URL is a superuser: the audit is guarded by triggers alone. docs/runbook.md, "Who can change the audit".`);
    }
    return;
  }
  await refuseUnlimited(client, appRole, owner);
  const role = quoted(appRole);
  await client.query("BEGIN");
  try {
    await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
    await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
    // what `prisma migrate` adds without us
    await client.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role}`);
    await client.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${role}`);
    for (const table of audit) await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM PUBLIC, ${role}`);
    await client.query(`REVOKE ALL ON _prisma_migrations FROM ${role}`);
    await client.query(`GRANT SELECT ON _prisma_migrations TO ${role}`);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

/** Lets the connected owner empty the audit, for a restore into an empty installation; `grantRights` takes it back. */
export async function allowEmptying(client) {
  for (const table of await present(client)) await client.query(`GRANT TRUNCATE ON ${table} TO CURRENT_USER`);
}

/** The role of the product's own connections in an embedded cluster: no superuser, owns nothing, may sign in. */
export async function ensureAppRole(client, role, password) {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  const { rows } = await client.query(
    "SELECT format('%s ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD %L', $1::text, $2::text, $3::text) AS sql",
    [rowCount > 0 ? "ALTER" : "CREATE", role, password],
  );
  await client.query(rows[0].sql);
}

async function refuseUnlimited(client, appRole, owner) {
  const { rows } = await client.query("SELECT rolsuper AS super, pg_has_role(rolname, $2, 'MEMBER') AS member FROM pg_roles WHERE rolname = $1", [
    appRole,
    owner,
  ]);
  if (!rows[0]) throw new UnfitDatabase(`The role "${appRole}" of DATABASE_URL does not exist on the server of KARIZ_DATABASE_OWNER_URL.`);
  if (rows[0].super || rows[0].member) {
    const why = rows[0].super ? "is a superuser" : `is a member of "${owner}"`;
    throw new UnfitDatabase(`The role "${appRole}" of DATABASE_URL ${why}, so it could change the audit: give the product a role of its own.`);
  }
}

async function present(client) {
  const { rows } = await client.query(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY($1)",
    [AUDIT_TABLES],
  );
  return rows.map(({ name }) => name);
}
