/** Gets from a bare clone to a process that runs on the project's own Node with every package installed. Needs no package. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync, rmdirSync, statSync } from "node:fs";
import path from "node:path";
import { waitForClaim } from "./claim.mjs";
import { watchCaller } from "./die-with-parent.mjs";
import { projectRoot } from "./environment.mjs";

const OLDEST = [20, 19];
const WANTED = 24;

/**
 * Ends the process with one line when Node is too old; installs what is missing; runs this same script again under the
 * project's Node when the present one is older. Returns only in the process that shall do the work.
 */
export async function prepareRuntime() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    console.error(`kariz: Node ${process.versions.node} is too old: Kariz needs ${OLDEST.join(".")} or newer.`);
    process.exit(1);
  }
  await installPackages();
  if (major >= WANTED) return;
  const own = ownNode();
  if (!own) {
    console.error(`kariz: the npm package "node" was not set up (npm ran without install scripts): going on with Node ${process.versions.node}.`);
    return;
  }
  await becomeParentOf(own);
}

/** Installs exactly the lock file when node_modules does not hold it. Two starts at once install once. */
export async function installPackages() {
  if (packagesAreCurrent()) return;
  const place = path.join(projectRoot, ".kariz");
  const file = path.join(place, "install.lock");
  mkdirSync(place, { recursive: true, mode: 0o711 });
  const lock = await waitForClaim(file, 20 * 60_000, { doing: "installing packages" });
  try {
    if (packagesAreCurrent()) return;
    console.log("kariz: installing packages (npm ci), about a minute …");
    const { status } = runNpm(["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"]);
    if (status !== 0) {
      console.error('kariz: "npm ci" failed; its message is above. Kariz needs a reachable npm registry for the first start.');
      process.exitCode = 1;
      lock.release();
      process.exit(1);
    }
  } finally {
    lock.release();
    try {
      rmdirSync(place);
    } catch {
      // something else lives in it
    }
  }
}

/** Whether node_modules holds what package-lock.json says, by npm's own record of the last complete install. */
export function packagesAreCurrent(root = projectRoot) {
  const wanted = readJson(path.join(root, "package-lock.json"))?.packages;
  const present = readJson(path.join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!wanted || !present) return false;
  for (const [name, entry] of Object.entries(wanted)) {
    if (name === "" || entry.link) continue;
    const found = present[name];
    if (found ? found.version !== entry.version : !(entry.optional || entry.devOptional || entry.peer)) return false;
  }
  return true;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function runNpm(args) {
  // The npm that called us, under the Node that it runs on: the project's own Node is about to be replaced.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const env = { ...process.env };
  for (const name of Object.keys(env))
    if (
      /^(npm_|NODE_ENV$|INIT_CWD$)/i.test(name) &&
      !/^npm_config_(registry|cache|userconfig|globalconfig|proxy|https_proxy|noproxy|cafile|prefix)$/i.test(name)
    )
      delete env[name];
  env.PATH = (env.PATH ?? "")
    .split(path.delimiter)
    .filter((entry) => !entry.includes(`node_modules${path.sep}.bin`))
    .join(path.delimiter);
  const options = { cwd: projectRoot, stdio: "inherit", env };
  if (npm && node && !realNode(node) && existsSync(npm)) return spawnSync(node, [npm, ...args], options);
  return spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

const realNode = (node) => path.resolve(node).startsWith(path.join(projectRoot, "node_modules"));

function ownNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  for (const place of [path.join("node", "bin"), ".bin"]) {
    const file = path.join(projectRoot, "node_modules", place, name);
    if (!existsSync(file) || realpathSync(file) === realpathSync(process.execPath)) continue;
    // without its install script the package leaves a placeholder
    if (statSync(file).size < 1_000_000) continue;
    const { status, stdout } = spawnSync(file, ["--version"], { encoding: "utf8" });
    if (status === 0 && Number(/^v(\d+)/.exec(stdout)?.[1]) >= WANTED) return file;
  }
  return null;
}

// The terminal's Ctrl-C reaches both processes; the child does the work of stopping, this one waits for it.
async function becomeParentOf(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: "inherit",
    cwd: process.cwd(),
    env: {
      ...process.env,
      PATH: `${path.join(projectRoot, "node_modules", ".bin")}${path.delimiter}${process.env.PATH ?? ""}`,
      KARIZ_WATCH_PARENT: String(process.pid),
    },
  });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  watchCaller(() => child.kill("SIGTERM"));
  process.on("SIGINT", () => {
    // sent to this process alone (kill -INT), not by a terminal
    if (!process.stdin.isTTY) child.kill("SIGINT");
  });
  const { code, signal } = await new Promise((resolve) => {
    child.on("exit", (code, signal) => resolve({ code, signal }));
    child.on("error", (error) => {
      console.error(`kariz: ${node} did not start: ${error.message}`);
      resolve({ code: 1 });
    });
  });
  process.exit(code ?? (signal === "SIGINT" ? 130 : signal === "SIGTERM" ? 143 : 1));
}
