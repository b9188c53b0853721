/**
 * `npm run web | worker | sandbox | migrate | seed | admin | verify-audit | bench`: one process of the product, on DATABASE_URL or on the embedded
 * database, which is started when it does not run and stopped when nobody else uses it.
 */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { watchCaller } from "./die-with-parent.mjs";
import { childEnvironment, projectRoot, sandboxEnvironment, settingsOrExit } from "./environment.mjs";
import { prepareRuntime } from "./runtime.mjs";

const [what, ...rest] = process.argv.slice(2);
const KNOWN = ["web", "worker", "sandbox", "migrate", "seed", "admin", "verify-audit", "bench"];
const WRITES_AN_EMPTY_DATABASE = ["seed", "admin"];
if (!KNOWN.includes(what)) {
  console.error(`kariz: say what to run: ${KNOWN.join(", ")}`);
  process.exit(1);
}
const settings = settingsOrExit();
await prepareRuntime();
if (what === "migrate") await import("./migrate.mjs");
const { spawn } = await import("node:child_process");
const { bringUpToDate, missingMigrations, openDatabase } = await import("./database.mjs");
const { ensureBuild, ensureClient } = await import("./freshness.mjs");
const { mortal, program, typescript } = await import("./processes.mjs");

let database = null;
let child = null;
let status = 0;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop());
watchCaller(() => stop());
try {
  await ensureClient();
  const env = await environment();
  for (const args of await commands(env)) {
    status = await run(args, env);
    if (status !== 0) break;
  }
} catch (error) {
  console.error(`kariz: ${error.message}`);
  status = 1;
}
await database?.stop();
process.exit(status);

async function environment() {
  if (what === "sandbox") return sandboxEnvironment(settings, childEnvironment(settings, settings.databaseUrl ?? "", "production"));
  if (what === "bench") {
    const { startTestCluster } = await import("./test-cluster.mjs");
    database = await startTestCluster({ durable: true });
    return { ...childEnvironment(settings, database.adminUrl, "production"), ...database.env };
  }
  database = await openDatabase(settings, { notice: console.log });
  // an embedded database has no administrator who would migrate it by hand
  if (database.embedded || WRITES_AN_EMPTY_DATABASE.includes(what)) await bringUpToDate(database.url, console.log, database.appRole);
  else {
    const missing = await missingMigrations(database.url);
    if (missing.length > 0) throw new Error(`the database lacks ${missing.length} migrations: npm run migrate`);
  }
  // emptying a demo, and analysing after a load set, are the owner's
  return childEnvironment(settings, what === "seed" ? database.url : database.appUrl, "production");
}

async function commands(env) {
  if (what === "web") {
    await ensureBuild(env, { quiet: false });
    return [[program("next"), "start", "-p", String(settings.port)]];
  }
  if (what === "worker") return [typescript("src/worker/main.ts", ...rest)];
  if (what === "sandbox") return [typescript("src/sandbox/main.ts", ...rest)];
  if (what === "seed") return [typescript("prisma/seed.ts", ...(rest.length > 0 ? rest : ["--size=demo"]))];
  if (what === "verify-audit") return [typescript("prisma/verify-audit.ts", ...rest)];
  if (what === "admin") return [typescript("prisma/admin.ts", ...rest)];
  return benches();
}

function benches() {
  const directory = path.join(projectRoot, "tests", "bench");
  const files = existsSync(directory)
    ? readdirSync(directory)
        .filter((name) => name.endsWith(".bench.ts"))
        .sort()
    : [];
  const wanted = rest.filter((argument) => !argument.startsWith("-"));
  const chosen = files.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  if (chosen.length === 0) throw new Error(`no benchmark${wanted.length > 0 ? ` named ${wanted.join(", ")}` : ""} under tests/bench`);
  return chosen.map((name) => typescript(`tests/bench/${name}`, ...rest.filter((argument) => argument.startsWith("-"))));
}

function run(args, env) {
  return new Promise((resolve) => {
    child = spawn(process.execPath, args, {
      cwd: projectRoot,
      env: mortal(env),
      stdio: "inherit",
      detached: process.platform !== "win32" && !WRITES_AN_EMPTY_DATABASE.includes(what),
    });
    child.on("error", () => resolve(1));
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGTERM" || signal === "SIGINT" ? 0 : 1)));
  });
}

function stop() {
  if (child?.exitCode === null) child.kill("SIGTERM");
  else process.exit(130);
}
