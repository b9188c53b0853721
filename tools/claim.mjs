/**
 * Claim files: a small file that says which live process owns something (the right to start the database server,
 * an installation, a data directory). A claim whose process is gone is taken over, so a kill -9 never needs cleaning up.
 */
import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * What tells a live process from a later one with the same pid: its start time where the system shows it.
 * Null when there is no such process, or only a zombie of one.
 */
export function processIdentity(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" || fields[0] === "X" ? null : `started ${fields[19]}`;
    } catch {
      return null;
    }
  }
  try {
    process.kill(pid, 0);
    return "alive";
  } catch (error) {
    return error.code === "EPERM" ? "alive" : null;
  }
}

/** The content of a claim whose process still runs, or null. */
export function claimHolder(file) {
  const claim = readClaim(file);
  return claim && processIdentity(claim.pid) === claim.identity ? claim : null;
}

function readClaim(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/**
 * Takes the claim for this process. Returns `{ release }`, or `{ holder }` when a live process has it.
 * The file appears whole or not at all, so a reader never sees half a claim.
 */
export function claim(file, details = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine = { ...details, pid: process.pid, identity: processIdentity(process.pid), token: randomUUID() };
  const text = JSON.stringify(mine);
  for (let attempt = 0; attempt < 20; attempt++) {
    if (place(file, text)) return { release: () => release(file, mine.token) };
    const seen = rawText(file);
    const holder = claimHolder(file);
    if (holder) return { holder };
    if (seen !== null) setAside(file, seen);
  }
  return { holder: claimHolder(file) ?? { pid: 0 } };
}

/** Waits for the claim: resolves to `{ release }`, or throws after `timeoutMs` naming the process that keeps it. */
export async function waitForClaim(file, timeoutMs, details = {}) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const result = claim(file, details);
    if (result.release) return result;
    if (Date.now() > deadline) {
      throw new Error(`process ${result.holder.pid} has kept ${file} for more than ${Math.round(timeoutMs / 1000)} s`);
    }
    await new Promise((resolve) => setTimeout(resolve, 60 + Math.random() * 60));
  }
}

function place(file, text) {
  const draft = `${file}.${process.pid}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    return placeWithoutLinks(file, text);
  } finally {
    rmSync(draft, { force: true });
  }
}

// file systems without hard links (exFAT, some network shares)
function placeWithoutLinks(file, text) {
  try {
    writeFileSync(file, text, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function rawText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

// Two processes may find the same dead claim; the slower one must put back what it took if it was already the new claim.
function setAside(file, seen) {
  const aside = `${file}.stale.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const taken = rawText(aside);
  if (taken !== null && taken !== seen) place(file, taken);
  rmSync(aside, { force: true });
}

function release(file, token) {
  if (readClaim(file)?.token === token) rmSync(file, { force: true });
}
