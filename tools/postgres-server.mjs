/** The server process of one cluster: joined when it runs, else created, started, and stopped. */
import { spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  lchownSync,
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
import { processIdentity } from "./claim.mjs";
import { findPostgres, isRoot, PostgresProblem, serverAccount, serverEnvironment } from "./postgres-binaries.mjs";
import { connect, HOST, PROBE, ROLE } from "./postgres-connection.mjs";
import { saveState } from "./postgres-state.mjs";

const executable = (name) => (process.platform === "win32" ? `${name}.exe` : name);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Pid, port and directory of the server that last opened the cluster, as it says itself. */
export function readPostmaster(cluster) {
  try {
    const lines = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Math.abs(Number(lines[0])), directory: lines[1], port: Number(lines[3]) || null };
  } catch {
    return null;
  }
}

/** Whether a server already runs on this cluster; then `state.port` is its port. Cleans up after one that was killed. */
export async function join(state, notice = () => {}) {
  const { cluster } = state;
  if (!existsSync(path.join(cluster, "PG_VERSION"))) return false;
  const deadline = Date.now() + 60_000;
  for (;;) {
    const server = readPostmaster(cluster);
    if (!server) break;
    if (!processIdentity(server.pid)) break;
    if (isCopied(server, cluster)) {
      notice(`${cluster} was copied while its server was running: such a copy can be damaged. Backup and restore make a sound one.`);
      break;
    }
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

// The file came along with a copy of the directory: its process serves the original.
function isCopied({ pid, directory }, cluster) {
  if (!directory || !existsSync(directory) || realpathSync(directory) === realpathSync(cluster)) return false;
  return readPostmaster(directory)?.pid === pid;
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

/** Starts the server, after creating the cluster when there is none; resolves to the state with its port. */
export async function launch(home, state, durable) {
  const { cluster } = state;
  const exists = existsSync(path.join(cluster, "PG_VERSION"));
  const account = serverAccount(exists ? cluster : undefined);
  if (exists) refuseForeignCluster(cluster);
  // copied by root, and now root's
  if (exists && account && statSync(cluster).uid === 0) handOver(cluster, account);
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

function handOver(cluster, { uid, gid }) {
  for (const name of readdirSync(cluster, { recursive: true })) lchownSync(path.join(cluster, name), uid, gid);
  chownSync(cluster, uid, gid);
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

/** Stops the server: fast, and if that takes too long, at once. */
export async function shutDown({ cluster }, pid) {
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

/** Whether the server on that port is the one of this cluster and takes our password. */
async function accepts(state) {
  try {
    const client = await connect(state, "postgres", PROBE);
    try {
      const { rows } = await client.query("SHOW data_directory");
      return isSamePlace(rows[0].data_directory, state.cluster);
    } finally {
      await client.end().catch(() => {});
    }
  } catch {
    return false;
  }
}

function isSamePlace(told, cluster) {
  if (path.resolve(told) === path.resolve(cluster)) return true;
  if (existsSync(told)) return realpathSync(told) === realpathSync(cluster);
  // moved while it runs: it still names the old place, but works in the new one
  return workingDirectory(readPostmaster(cluster)?.pid) === realpathSync(cluster);
}

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
