/** Connections to the embedded server and the few statements that its launcher needs. */
import pg from "pg";

export const HOST = "127.0.0.1";
/** Owns the cluster: launcher, migrations, backup and restore. */
export const ROLE = "kariz";
/** The product's own connections: no superuser, owns nothing (tools/app-role.mjs). */
export const APP_ROLE = "kariz_app";
/** How the guard and short looks call themselves: they are nobody's use of the server. */
export const GUARD = "kariz-guard";
export const PROBE = "kariz-probe";
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The address of one database of the server that `state` describes. */
export const urlOf = (state, name) => `postgresql://${ROLE}:${state.password}@${HOST}:${state.port}/${name}`;

/** The same for the product's own role. */
export const appUrlOf = (state, name) => `postgresql://${APP_ROLE}:${state.appPassword}@${HOST}:${state.port}/${name}`;

/** A connected client; `state` says port and password. */
export async function connect(state, database, application_name) {
  const client = new pg.Client({
    host: HOST,
    port: state.port,
    user: ROLE,
    password: state.password,
    database,
    application_name,
    connectionTimeoutMillis: 3000,
    keepAlive: true,
  });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Runs `work` with a connected client and closes it afterwards. */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Creates a database, as a copy of `template` when given (about 30 ms). */
export async function createDatabase(adminUrl, name, { template } = {}) {
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${quoted(name)}${template ? ` TEMPLATE ${quoted(template)}` : ""}`));
}

/** Drops a database together with the connections to it. */
export async function dropDatabase(adminUrl, name) {
  await withClient(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`));
}

/** Creates it unless it is there. */
export async function createDatabaseIfMissing(client, name) {
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  if (rowCount > 0) return;
  await client.query(`CREATE DATABASE ${quoted(name)}`);
}

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

export const OTHER_CLIENTS = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name NOT IN ('${GUARD}', '${PROBE}')`;

/** How many clients use the server besides the launcher's own looks; null when it cannot be asked. */
export async function countClients(state) {
  try {
    const client = await connect(state, "postgres", PROBE);
    try {
      // a client that has just said goodbye is listed for a few milliseconds more
      for (let attempt = 0; ; attempt++) {
        const { rows } = await client.query(OTHER_CLIENTS);
        if (rows[0].n === 0 || attempt === 10) return rows[0].n;
        await pause(50);
      }
    } finally {
      await client.end().catch(() => {});
    }
  } catch {
    return null;
  }
}
