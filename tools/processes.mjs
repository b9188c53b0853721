/** Processes of the product as the launcher sees them: started, watched, restarted when they fall, stopped together. */
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "./environment.mjs";

const DIE_WITH_PARENT = new URL("./die-with-parent.mjs", import.meta.url).href;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Adds to `env` what makes a process, and what it starts in turn, end when its parent dies. */
export function mortal(env) {
  const option = `--import=${DIE_WITH_PARENT}`;
  const others = (env.NODE_OPTIONS ?? "").replaceAll(option, "").trim();
  return { ...env, NODE_OPTIONS: others ? `${others} ${option}` : option, KARIZ_DIE_WITH_PARENT: "1" };
}

/** Arguments for Node that run a TypeScript entry point of the project in one process. */
export function typescript(file, ...args) {
  const tsx = pathToFileURL(createRequire(path.join(projectRoot, "package.json")).resolve("tsx")).href;
  return ["--import", tsx, file, ...args];
}

/** Arguments for Node that run the program of an installed package. */
export function program(packageName, binary = packageName) {
  const manifest = path.join(projectRoot, "node_modules", packageName, "package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  return path.join(path.dirname(manifest), typeof bin === "string" ? bin : bin[binary]);
}

/** Runs Node with `args` to its end in the foreground; resolves to `{ code }`. */
export function runAloud(args, env) {
  return run(args, env, "inherit");
}

/** The same without a word on the terminal; resolves to `{ code, output }`. */
export function runSilently(args, env) {
  return run(args, env, ["ignore", "pipe", "pipe"]);
}

/** The same, and `say` hears each piece of what it writes. `isPatient`: others at work at the same time come first. */
export function runTold(args, env, say, { isPatient = false } = {}) {
  return run(args, env, ["ignore", "pipe", "pipe"], say, isPatient);
}

function run(args, env, stdio, say, isPatient = false) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: projectRoot, env: mortal(env), stdio });
    if (isPatient && child.pid) lowerPriority(child.pid);
    const pieces = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (piece) => {
        pieces.push(piece);
        say?.(piece);
      });
    }
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output: pieces.join("").trimEnd() }));
  });
}

function lowerPriority(pid) {
  try {
    os.setPriority(pid, 5);
  } catch {
    // it has just gone, or the system does not let us
  }
}

/**
 * A group of long-running processes. Each writes to `<logDirectory>/<name>.log`, or to the terminal when `visible`.
 * One that falls is started again after a growing pause; one that cannot stay up is reported through `onFailure`.
 */
export class ProcessGroup {
  #running = new Map();
  #stopping = false;

  constructor({ logDirectory, visible = false, notice = () => {}, onFailure = () => {} }) {
    Object.assign(this, { logDirectory, visible, notice, onFailure });
    mkdirSync(logDirectory, { recursive: true, mode: 0o700 });
  }

  start(name, args, env) {
    const entry = { name, args, env, falls: [], child: null };
    this.#running.set(name, entry);
    this.#spawn(entry);
  }

  isRunning(name) {
    return this.#running.get(name)?.child?.exitCode === null;
  }

  logFile(name) {
    return path.join(this.logDirectory, `${name}.log`);
  }

  /** The last lines that a process wrote, for when it failed. */
  lastWords(name, lines = 15) {
    const file = this.logFile(name);
    return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n") : "";
  }

  /** Asks all to stop, and kills after ten seconds what is still there. */
  async stop() {
    this.#stopping = true;
    const children = [...this.#running.values()].map((entry) => entry.child).filter((child) => child && child.exitCode === null && child.signalCode === null);
    const gone = Promise.all(children.map((child) => new Promise((resolve) => child.once("exit", resolve))));
    for (const child of children) signal(child, "SIGTERM");
    if ((await Promise.race([gone.then(() => true), pause(10_000)])) !== true) {
      for (const child of children) signal(child, "SIGKILL");
      await Promise.race([gone, pause(2000)]);
    }
  }

  #spawn(entry) {
    const log = this.visible ? null : this.#openLog(entry.name);
    const output = log ?? "inherit";
    // Its own process group: the terminal's Ctrl-C goes to the launcher alone, which stops everything in order.
    const child = spawn(process.execPath, entry.args, {
      cwd: projectRoot,
      env: mortal(entry.env),
      stdio: ["ignore", output, output],
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    if (log !== null) closeSync(log);
    entry.child = child;
    child.on("error", (error) => this.notice(`${entry.name} did not start: ${error.message}`));
    child.on("exit", (code, signalName) => this.#fell(entry, signalName ?? `code ${code}`));
  }

  #fell(entry, how) {
    if (this.#stopping) return;
    const now = performance.now();
    entry.falls = [...entry.falls.filter((at) => now - at < 60_000), now];
    if (entry.falls.length > 5) {
      this.onFailure(entry.name, how);
      return;
    }
    const wait = Math.min(500 * 2 ** (entry.falls.length - 1), 10_000);
    this.notice(`${entry.name} ended (${how}); starting it again in ${wait / 1000} s. Its log: ${this.logFile(entry.name)}`);
    setTimeout(() => {
      if (!this.#stopping) this.#spawn(entry);
    }, wait);
  }

  #openLog(name) {
    const file = this.logFile(name);
    if (existsSync(file) && statSync(file).size > 8_000_000) renameSync(file, `${file}.old`);
    return openSync(file, "a", 0o600);
  }
}

function signal(child, name) {
  try {
    if (process.platform === "win32") child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // it has just gone
  }
}

/** Waits until `url` answers 200; false when `stillWorthwhile` says no or the time is over. */
export async function waitForAnswer(url, { timeoutMs = 120_000, stillWorthwhile = () => true } = {}) {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline && stillWorthwhile()) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: "manual" });
      await response.body?.cancel();
      if (response.status === 200) return true;
    } catch {
      // not there yet
    }
    await pause(100);
  }
  return false;
}
