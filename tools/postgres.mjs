/**
 * The embedded PostgreSQL server: one cluster per data directory, started by whoever needs it first, joined by everybody
 * else, stopped by whoever leaves last. A guard process stops it when its users died without saying goodbye.
 *
 * In the data directory: `postgres/` (the cluster), `postgres.json` (port and password, readable by the owner only),
 * `postgres.lock` (who is starting or stopping the server right now), `postgres.log`.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureAppRole } from "./app-role.mjs";
import { processIdentity, waitForClaim } from "./claim.mjs";
import { PostgresProblem } from "./postgres-binaries.mjs";
import {
  APP_ROLE,
  appUrlOf,
  connect,
  countClients,
  createDatabase,
  createDatabaseIfMissing,
  dropDatabase,
  GUARD,
  OTHER_CLIENTS,
  urlOf,
  withClient,
} from "./postgres-connection.mjs";
import { join, launch, readPostmaster, shutDown } from "./postgres-server.mjs";
import { prepareDataDir, readState, saveState, settleState } from "./postgres-state.mjs";

export { createDatabase, dropDatabase, PostgresProblem, withClient };

const GUARD_LOCK = 72_707_370;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Makes sure that the server of `dataDir` runs and that `database` exists in it, and keeps the server alive until
 * `stop()` or the death of this process.
 *
 * - `durable: false` turns fsync off: only for databases that may be lost (tests).
 * - `onLost` is called once if the server goes away without `stop()`; starting it again is up to the caller.
 * - `notice` gets sentences worth showing.
 *
 * Resolves to `{ url, appUrl, appRole, adminUrl, joined, major, stop }`: `url` is the owner's, `appUrl` that of the product's own role, which gets
 * its rights when migrations are applied; `stop()` says whether the server was really stopped, which it is
 * not while another client is connected. Throws PostgresProblem with a sentence for people.
 */
export async function startPostgres({ dataDir, database = "kariz", durable = true, notice = () => {}, onLost }) {
  const home = prepareDataDir(dataDir);
  const lock = await waitForClaim(path.join(home, "postgres.lock"), 120_000, { doing: "starting the database server" });
  let state = readState(home);
  let joined = true;
  let anchor;
  try {
    state = settleState(home, state, notice);
    if (!(await join(state, notice))) {
      joined = false;
      state = await launch(home, state, durable);
    }
    anchor = await connect(state, "postgres", "kariz-anchor");
    await createDatabaseIfMissing(anchor, database);
    state = await withAppRole(home, state, anchor);
    await ensureGuard(home, anchor);
  } finally {
    lock.release();
  }
  let stopping = false;
  anchor.on("error", () => {});
  anchor.on("end", () => {
    if (!stopping) onLost?.();
  });
  return {
    url: urlOf(state, database),
    appUrl: appUrlOf(state, database),
    appRole: APP_ROLE,
    adminUrl: urlOf(state, "postgres"),
    joined,
    major: Number(readFileSync(path.join(state.cluster, "PG_VERSION"), "utf8")),
    /** Lets this process end by itself although it still holds the server (short-lived tools). */
    unref: () => anchor.connection?.stream?.unref?.(),
    async stop() {
      if (stopping) return false;
      stopping = true;
      await anchor.end().catch(() => {});
      return stopIfUnused(home);
    },
  };
}

/** Stops the server of `dataDir` unless somebody is connected to it. True when it does not run afterwards. */
export async function stopIfUnused(dataDir) {
  const home = path.resolve(dataDir);
  const lock = await waitForClaim(path.join(home, "postgres.lock"), 60_000, { doing: "stopping the database server" });
  try {
    const state = readState(home);
    const server = state.cluster && readPostmaster(state.cluster);
    if (!server || !processIdentity(server.pid)) return true;
    const others = await countClients(state);
    if (others === null || others > 0) return false;
    await shutDown(state, server.pid);
    return true;
  } finally {
    lock.release();
  }
}

// Clusters made by earlier versions have no such role; a copied or restored data directory may have lost its password.
async function withAppRole(home, state, client) {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [APP_ROLE]);
  if (rowCount > 0 && state.appPassword) return state;
  const next = { ...state, appPassword: state.appPassword ?? randomBytes(24).toString("base64url") };
  await ensureAppRole(client, APP_ROLE, next.appPassword);
  saveState(home, next);
  return next;
}

async function ensureGuard(home, client) {
  const { rowCount } = await client.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND granted", [GUARD_LOCK]);
  if (rowCount > 0) return;
  const env = { ...process.env };
  delete env.NODE_OPTIONS;
  const child = spawn(process.execPath, [fileURLToPath(new URL("./postgres-guard.mjs", import.meta.url)), home], {
    detached: true,
    stdio: "ignore",
    env,
    cwd: home,
    windowsHide: true,
  });
  child.on("error", () => {});
  child.unref();
}

/** The guard's life: watches who uses the server and stops it two seconds after the last one is gone. */
export async function guardPostgres(home) {
  const state = readState(home);
  const client = await connect(state, "postgres", GUARD);
  let lost = false;
  client.on("error", () => {
    lost = true;
  });
  client.on("end", () => {
    lost = true;
  });
  const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS mine", [GUARD_LOCK]);
  if (!rows[0].mine) return client.end();
  let idleSince = null;
  while (!lost) {
    await pause(500);
    const others = await client.query(OTHER_CLIENTS).then(
      (result) => result.rows[0].n,
      () => 1,
    );
    if (others > 0) idleSince = null;
    else idleSince ??= Date.now();
    if (idleSince && Date.now() - idleSince >= 2000) {
      if (await stopIfUnused(home)) return;
      idleSince = null;
    }
  }
}
