/** What is made from the sources (the Prisma client, the production build) is made again only when its sources changed. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./environment.mjs";
import { program, runAloud, runSilently, runTold } from "./processes.mjs";

const CLIENT_SOURCES = ["prisma/schema.prisma", "prisma/models", "node_modules/prisma/package.json"];
const BUILD_SOURCES = ["src", "public", "prisma", "next.config.ts", "tailwind.config.ts", "postcss.config.mjs", "package-lock.json"];
/** Next rewrites it during the build, so it counts as the build left it. */
const BUILD_SETTINGS = ["tsconfig.json"];
const CLIENT_STAMP = "node_modules/.cache/kariz/client";
const BUILD_STAMP = ".next/kariz-sources";

/** One hash over names and contents of files and directories; generated code does not count. */
export function contentHash(paths, root = projectRoot) {
  const hash = createHash("sha256");
  const add = (relative) => {
    const entries = readEntries(path.join(root, relative));
    if (entries) {
      for (const name of entries) if (name !== "generated") add(`${relative}/${name}`);
    } else if (existsSync(path.join(root, relative))) {
      hash
        .update(`${relative}\0`)
        .update(readFileSync(path.join(root, relative)))
        .update("\0");
    }
  };
  for (const entry of paths) add(entry);
  return hash.digest("hex");
}

function readEntries(directory) {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    if (["ENOTDIR", "ENOENT"].includes(error.code)) return null;
    throw error;
  }
}

const stampOf = (file) => {
  const stamp = path.join(projectRoot, file);
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : null;
};

function saveStamp(file, hash) {
  const stamp = path.join(projectRoot, file);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** Generates the Prisma client when it is missing or older than the schema; throws when that fails. */
export async function ensureClient() {
  const hash = contentHash(CLIENT_SOURCES);
  if (existsSync(path.join(projectRoot, "src/generated/prisma/client.ts")) && stampOf(CLIENT_STAMP) === hash) return false;
  const { code, output } = await runSilently([program("prisma"), "generate"], process.env);
  if (code !== 0) throw new Error(`"prisma generate" failed:\n${output}`);
  saveStamp(CLIENT_STAMP, hash);
  return true;
}

const buildStamp = (sources) => `${sources} ${contentHash(BUILD_SETTINGS)}`;

/** Whether `.next` holds a finished production build of the present sources. */
export function buildIsFresh() {
  return existsSync(path.join(projectRoot, ".next/BUILD_ID")) && stampOf(BUILD_STAMP) === buildStamp(contentHash(BUILD_SOURCES));
}

/**
 * Builds unless the build is fresh; resolves to whether it was built. Throws when the build fails. Its output goes to `say`, to the terminal
 * unless `quiet`, or nowhere.
 */
export async function ensureBuild(env, { quiet = true, say } = {}) {
  if (buildIsFresh()) return false;
  // sources may change while the build runs: the stamp must be of what it began with
  const sources = contentHash(BUILD_SOURCES);
  rmSync(path.join(projectRoot, BUILD_STAMP), { force: true });
  const run = say ? runTold : quiet ? runSilently : runAloud;
  const { code, output } = await run([program("next"), "build"], { ...env, NODE_ENV: "production" }, say);
  if (code !== 0) throw new Error(`"next build" failed with code ${code}${output && !say ? `:\n${output}` : ""}`);
  saveStamp(BUILD_STAMP, buildStamp(sources));
  return true;
}
