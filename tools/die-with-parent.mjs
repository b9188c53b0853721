/**
 * Preloaded (`--import`) into every process that the tools start, and inherited by what those start: a process whose
 * parent has died, also by kill -9, ends itself. First politely, then for certain.
 */
import { readFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const PATIENCE_MS = 3000;

/** Calls `onDeath` once when the parent of this process is gone. Does not keep the process alive. */
export function watchParent(onDeath) {
  watch([process.ppid], onDeath);
}

/**
 * The same for a process that was started by npm, or by another of our own: npm may have put a shell between, which
 * outlives it. A process that a person put into the background is left alone.
 */
export function watchCaller(onDeath) {
  if (process.env.KARIZ_WATCH_PARENT === String(process.ppid)) return watch([process.ppid], onDeath);
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = describe(process.ppid);
  return watch(parent && /^(sh|dash|bash|ash|busybox|zsh)$/.test(parent.name) ? [process.ppid, parent.parent] : [process.ppid], onDeath);
}

function watch([parent, ...others], onDeath) {
  const timer = setInterval(() => {
    // an orphan gets a new parent, except on Windows
    if (process.ppid === parent && (process.platform !== "win32" || exists(parent)) && others.every(exists)) return;
    clearInterval(timer);
    onDeath();
  }, 250);
  timer.unref();
}

function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== "ESRCH";
  }
}

function describe(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = stat.lastIndexOf(")");
    return { name: stat.slice(stat.indexOf("(") + 1, end), parent: Number(stat.slice(end + 2).split(" ")[1]) };
  } catch {
    return null;
  }
}

if (isMainThread && process.env.KARIZ_DIE_WITH_PARENT === "1") {
  watchParent(() => {
    setTimeout(() => process.kill(process.pid, "SIGKILL"), PATIENCE_MS);
    process.kill(process.pid, "SIGTERM");
  });
}
