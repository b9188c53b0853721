/**
 * The embedded PostgreSQL server: one cluster per data directory, started by whoever needs it first, joined by everybody
 * else, stopped by whoever leaves last. A guard process stops it when its users died without saying goodbye.
 *
 * In the data directory: `postgres/` (the cluster), `postgres.json` (port and password, readable by the owner only),
 * `postgres.lock` (who is starting or stopping the server right now), `postgres.log`.
 */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { processIdentity, waitForClaim } from "./claim.mjs";
import { findPostgres, isRoot, PostgresProblem, reachable, serverAccount, serverEnvironment } from "./postgres-binaries.mjs";

export { PostgresProblem };

const ROLE = "kariz";
const GUARD = "kariz-guard";
const GUARD_LOCK = 72_707_370;
const HOST = "127.0.0.1";
const executable = (name) => (process.platform === "win32" ? `${name}.exe` : name);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Makes sure that the server of `dataDir` runs and that `database` exists in it, and keeps the server alive until
 * `stop()` or the death of this process.
 *
 * - `durable: false` turns fsync off: only for databases that may be lost (tests).
 * - `onLost` is called once if the server goes away without `stop()`; starting it again is up to the caller.
 * - `notice` gets sentences worth showing.
 *
 * Resolves to `{ url, adminUrl, joined, major, stop }`; `stop()` says whether the server was really stopped, which it is
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
    if (!(await join(state))) {
      joined = false;
      state = await launch(home, state, durable);
    }
    anchor = await connect(state, "postgres", "kariz-anchor");
    await createDatabaseIfMissing(anchor, database);
    await ensureGuard(home, anchor);
  } finally {
    lock.release();
  }
  let stopping = false;
  anchor.on("error", () => {});
  anchor.on("end", () => {
    if (!stopping) onLost?.();
  });
  const url = (name) => `postgresql://${ROLE}:${state.password}@${HOST}:${state.port}/${name}`;
  return {
    url: url(database),
    adminUrl: url("postgres"),
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

/** The url of `database` on the server of `dataDir` if that server runs now, else null. Starts nothing. */
export async function runningPostgresUrl(dataDir, database = "kariz") {
  const state = readState(path.resolve(dataDir));
  if (!state.port || !(await accepts(state))) return null;
  return `postgresql://${ROLE}:${state.password}@${HOST}:${state.port}/${database}`;
}

/** Creates a database, as a copy of `template` when given (about 30 ms). */
export async function createDatabase(adminUrl, name, { template } = {}) {
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${quoted(name)}${template ? ` TEMPLATE ${quoted(template)}` : ""}`));
}

/** Drops a database together with the connections to it. */
export async function dropDatabase(adminUrl, name) {
  await withClient(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`));
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

// ---------------------------------------------------------------------------------------------- data directory, state

function prepareDataDir(dataDir) {
  const home = path.resolve(dataDir);
  mkdirSync(home, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  // the server's own account has to pass through, but not to look around
  if (isRoot() && statSync(home).uid === 0) chmodSync(home, (statSync(home).mode & 0o777) | 0o111);
  return home;
}

function readState(home) {
  try {
    return JSON.parse(readFileSync(path.join(home, "postgres.json"), "utf8"));
  } catch {
    return {};
  }
}

function saveState(home, state) {
  const draft = path.join(home, `postgres.json.${process.pid}`);
  writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path.join(home, "postgres.json"));
}

function settleState(home, state, notice) {
  if (state.cluster && state.password) {
    if (existsSync(path.join(state.cluster, "PG_VERSION"))) return state;
    if (path.dirname(state.cluster) !== home) {
      throw new PostgresProblem(
        `The database of this installation was in ${state.cluster}, which is gone. Bring it back, or delete ${path.join(home, "postgres.json")} to begin with an empty one.`,
      );
    }
  }
  const inside = path.join(home, "postgres");
  if (existsSync(path.join(inside, "PG_VERSION"))) {
    if (state.password) return { ...state, cluster: inside };
    throw new PostgresProblem(
      `${path.join(home, "postgres.json")} with the password of the database is missing: bring it back, or move ${inside} away to begin with an empty one.`,
    );
  }
  const account = serverAccount();
  let cluster = inside;
  if (!reachable(path.join(home, "postgres"), account)) {
    cluster = path.join(publicHome(), `postgres-${randomBytes(6).toString("hex")}`);
    notice(`${home} is closed to other accounts and PostgreSQL does not run as root: the database files are kept in ${cluster}.`);
  }
  const fresh = { cluster, password: state.password ?? randomBytes(24).toString("base64url"), port: state.port };
  saveState(home, fresh);
  return fresh;
}

// A lasting place that any account may enter; the temporary directory only where there is nothing better.
function publicHome() {
  for (const place of ["/var/lib/kariz", path.join(process.env.TMPDIR ?? "/tmp", "kariz-data")]) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o711 });
      if (statSync(place).uid === 0) return place;
    } catch {
      // read-only: try the next
    }
  }
  throw new PostgresProblem(
    "No directory was found that the database's account may enter: set KARIZ_DATA_DIR to one outside root's home, or set DATABASE_URL.",
  );
}

// ---------------------------------------------------------------------------------------------------- join, start, stop

/** Port and pid of the server that last opened the cluster, as it says itself. */
function readPostmaster(cluster) {
  try {
    const lines = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]) || null };
  } catch {
    return null;
  }
}

async function join(state) {
  const { cluster } = state;
  if (!existsSync(path.join(cluster, "PG_VERSION"))) return false;
  const deadline = Date.now() + 60_000;
  for (;;) {
    const server = readPostmaster(cluster);
    if (!server) break;
    if (!processIdentity(server.pid)) break;
    if (server.port && (await accepts({ ...state, port: server.port }))) {
      state.port = server.port;
      return true;
    }
    if (!isServerOf(server.pid, cluster)) break;
    if (Date.now() > deadline)
      throw new PostgresProblem(
        `The database server (process ${server.pid}) runs but does not answer. Its log: ${path.join(path.dirname(cluster), "postgres.log")}`,
      );
    await pause(100);
  }
  await waitForLeftovers(cluster);
  // The pid in it belongs to nobody, or after a restart of a container to another program; PostgreSQL itself would refuse.
  rmSync(path.join(cluster, "postmaster.pid"), { force: true });
  return false;
}

function isServerOf(pid, cluster) {
  if (process.platform === "linux") {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    } catch (error) {
      return error.code === "EACCES" ? /postgres/.test(readFileSync(`/proc/${pid}/comm`, "utf8")) : false;
    }
  }
  if (process.platform === "win32") return true;
  const { stdout } = spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  return (stdout ?? "").includes("postgres");
}

// After a kill -9 of the server its backends need a moment to notice; two servers on one cluster would destroy it.
async function waitForLeftovers(cluster) {
  if (process.platform !== "linux") return;
  const real = realpathSync(cluster);
  const deadline = Date.now() + 20_000;
  for (;;) {
    const left = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry) && processIdentity(Number(entry)) && workingDirectory(entry) === real);
    if (left.length === 0) return;
    if (Date.now() > deadline)
      throw new PostgresProblem(`Processes of an earlier database server still use ${cluster}: ${left.join(", ")}. End them, then start again.`);
    await pause(200);
  }
}

function workingDirectory(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

async function launch(home, state, durable) {
  const { cluster } = state;
  const exists = existsSync(path.join(cluster, "PG_VERSION"));
  const account = serverAccount(exists ? cluster : undefined);
  if (exists) refuseForeignCluster(cluster);
  const programs = findPostgres(account, exists ? Number(readFileSync(path.join(cluster, "PG_VERSION"), "utf8")) : undefined);
  if (!exists) initialise({ home, cluster, password: state.password, programs, account, durable });
  const log = path.join(home, "postgres.log");
  if (existsSync(log) && statSync(log).size > 8_000_000) renameSync(log, `${log}.old`);
  let failure = "";
  for (let attempt = 0; attempt < 4; attempt++) {
    const port = attempt === 0 && state.port && (await isFree(state.port)) ? state.port : await freePort();
    const began = existsSync(log) ? statSync(log).size : 0;
    if (await run({ cluster, password: state.password, port, programs, account, durable, log })) {
      const next = { ...state, port };
      saveState(home, next);
      return next;
    }
    failure = readFileSync(log, "utf8").slice(began).trim().split("\n").slice(-6).join("\n");
    if (!/address already in use|shared memory block|lock file/i.test(failure)) break;
    await pause(1000);
  }
  throw new PostgresProblem(`The database server did not start. The end of ${log}:\n${failure}`);
}

function refuseForeignCluster(cluster) {
  if (process.platform === "win32" || isRoot()) return;
  const { uid } = statSync(cluster);
  if (uid !== process.getuid()) {
    throw new PostgresProblem(
      `${cluster} belongs to another account (uid ${uid}), probably because Kariz was first started as root: start it as the same user, or set KARIZ_DATA_DIR to a new directory.`,
    );
  }
}

function initialise({ home, cluster, password, programs, account, durable }) {
  const draft = `${cluster}.init`;
  const secret = `${cluster}.init-password`;
  rmSync(draft, { recursive: true, force: true });
  const attempts = [["--locale=C.UTF-8"], ["--locale=en_US.UTF-8"], []];
  let output = "";
  try {
    for (const locale of attempts) {
      mkdirSync(draft, { recursive: true, mode: 0o700 });
      writeFileSync(secret, password, { mode: 0o600 });
      if (account) for (const item of [draft, secret]) chownSync(item, account.uid, account.gid);
      const flags = [
        "-D",
        draft,
        "-U",
        ROLE,
        `--pwfile=${secret}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=icu",
        "--icu-locale=fa",
        "--no-instructions",
        ...locale,
      ];
      const result = spawnSync(path.join(programs.directory, executable("initdb")), durable ? flags : [...flags, "--no-sync"], {
        encoding: "utf8",
        env: serverEnvironment(),
        cwd: path.dirname(draft),
        ...account,
      });
      if (result.status === 0) {
        renameSync(draft, cluster);
        return;
      }
      output = `${result.stdout ?? ""}${result.stderr ?? ""}${result.error?.message ?? ""}`;
      rmSync(draft, { recursive: true, force: true });
    }
  } finally {
    rmSync(secret, { force: true });
  }
  throw new PostgresProblem(`The database could not be created in ${home}:\n${output.trim().split("\n").slice(-6).join("\n")}`);
}

async function run({ cluster, password, port, programs, account, durable, log }) {
  const settings = {
    listen_addresses: HOST,
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    max_connections: 200,
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    logging_collector: "off",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" }),
  };
  const flags = ["-D", cluster, "-p", String(port), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const output = openSync(log, "a", 0o600);
  let exited = false;
  try {
    const options = { detached: true, stdio: ["ignore", output, output], env: serverEnvironment(), cwd: cluster, windowsHide: true, ...account };
    // on Windows only pg_ctl can drop an administrator's rights, which the server insists on
    const child =
      process.platform === "win32"
        ? spawn(
            path.join(programs.directory, "pg_ctl.exe"),
            [
              "start",
              "-W",
              "-D",
              cluster,
              "-o",
              flags
                .slice(2)
                .map((flag) => `"${flag}"`)
                .join(" "),
            ],
            options,
          )
        : spawn(path.join(programs.directory, "postgres"), flags, options);
    child.on("error", () => {
      exited = true;
    });
    child.on("exit", (code) => {
      exited = process.platform !== "win32" || code !== 0;
    });
    child.unref();
  } finally {
    closeSync(output);
  }
  const deadline = Date.now() + 120_000;
  while (!exited && Date.now() < deadline) {
    if (await accepts({ cluster, password, port })) return true;
    await pause(30);
  }
  return false;
}

async function shutDown({ cluster }, pid) {
  if (process.platform === "win32") {
    const programs = findPostgres(null, Number(readFileSync(path.join(cluster, "PG_VERSION"), "utf8")));
    spawnSync(path.join(programs.directory, "pg_ctl.exe"), ["stop", "-D", cluster, "-m", "fast"], { stdio: "ignore" });
    return;
  }
  for (const [signal, ms] of [
    ["SIGINT", 30_000],
    ["SIGQUIT", 10_000],
  ]) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code === "ESRCH") return;
      throw error;
    }
    const deadline = Date.now() + ms;
    while (Date.now() < deadline) {
      if (!processIdentity(pid)) return;
      await pause(25);
    }
  }
}

// ------------------------------------------------------------------------------------------------------------- queries

async function connect(state, database, application_name) {
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

/** Whether the server on that port is the one of this cluster and takes our password. */
async function accepts(state) {
  try {
    const client = await connect(state, "postgres", "kariz-probe");
    try {
      const { rows } = await client.query("SHOW data_directory");
      return path.resolve(rows[0].data_directory) === path.resolve(state.cluster) || realpathSync(rows[0].data_directory) === realpathSync(state.cluster);
    } finally {
      await client.end().catch(() => {});
    }
  } catch {
    return false;
  }
}

const OTHER_CLIENTS = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name NOT IN ('${GUARD}', 'kariz-probe')`;

async function countClients(state) {
  try {
    const client = await connect(state, "postgres", "kariz-probe");
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

async function createDatabaseIfMissing(client, name) {
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  if (rowCount > 0) return;
  await client.query(`CREATE DATABASE ${quoted(name)}`);
}

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

async function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer().once("error", () => resolve(false));
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });
}

async function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", reject);
    probe.listen(0, HOST, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// --------------------------------------------------------------------------------------------------------------- guard

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
