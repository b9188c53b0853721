/**
 * `npm start`, and with --dev `npm run dev`: from a bare clone to a running product, in one process that owns all the
 * others. Until the packages are installed it may import nothing but its neighbours that need none.
 */
import { mkdirSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { claim } from "./claim.mjs";
import { watchCaller } from "./die-with-parent.mjs";
import { childEnvironment, sandboxEnvironment, settingsOrExit } from "./environment.mjs";
import { prepareRuntime } from "./runtime.mjs";

const dev = process.argv.includes("--dev");
const began = performance.now();
const say = (sentence) => console.log(`kariz: ${sentence}`);
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

class Refusal extends Error {}

const settings = settingsOrExit();
await prepareRuntime();
const { bringUpToDate, isEmpty, openDatabase, PostgresProblem, UnfitDatabase } = await import("./database.mjs");
const { writeDemoData } = await import("./demo-data.mjs");
const { buildIsFresh, ensureBuild, ensureClient } = await import("./freshness.mjs");
const { program, ProcessGroup, typescript, waitForAnswer } = await import("./processes.mjs");

let database = null;
let hasNoAccount = false;
let group = null;
let claims = [];
let ending = null;
process.on("SIGINT", () => end(0, "stopping"));
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => end(0, "stopping"));
watchCaller(() => end(1));

try {
  await start();
} catch (error) {
  const expected = error instanceof Refusal || error instanceof PostgresProblem || error instanceof UnfitDatabase;
  if (!ending) console.error(`kariz: ${expected ? error.message : error.stack}`);
  await end(1);
}

async function start() {
  const roles = settings.role === "all" ? ["web", "worker"] : [settings.role];
  takeClaims(roles);
  if (roles.includes("web")) await refuseTakenPorts();
  const env = await prepare();
  // a signal may have arrived in the middle
  if (ending) return;
  launch(roles, env);
  if (roles.includes("web")) await waitForWeb();
  if (!ending) announce(roles);
}

function takeClaims(roles) {
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o711 });
  for (const role of roles) {
    const result = claim(path.join(settings.dataDir, `running-${role}.json`), { url: settings.url, role: settings.role });
    if (result.holder) {
      throw new Refusal(
        `Kariz already runs on this data directory (${settings.dataDir}): ${result.holder.url} (process ${result.holder.pid}). Nothing was changed. For a second installation set PORT and KARIZ_DATA_DIR.`,
      );
    }
    claims.push(result);
  }
}

async function refuseTakenPorts() {
  const ports = [[settings.port, "PORT"]];
  if (settings.sandbox) ports.push([settings.sandboxPort, "PORT+1, the SMS sandbox"]);
  for (const [port, what] of ports) {
    // what a killed start left behind needs a few seconds to notice
    for (let attempt = 0; !(await isFree(port)); attempt++) {
      if (attempt === 25) throw new Refusal(`Port ${port} (${what}) is used by another program. Choose another one: PORT=${port + 100} npm start`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function isFree(port) {
  const tryAddress = (host) =>
    new Promise((resolve) => {
      const probe = net.createServer().once("error", (error) => resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"));
      probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
    });
  return tryAddress("0.0.0.0").then((free) => free && tryAddress("::"));
}

/** Database, client and build; resolves to the environment of the processes. */
async function prepare() {
  const onLost = () => {
    if (!ending) void reopenDatabase();
  };
  const openedAt = performance.now();
  database = await openDatabase(settings, { notice: say, onLost });
  const applied = await bringUpToDate(database.url, say, database.appRole);
  const where = database.embedded ? `PostgreSQL ${database.major} in ${settings.dataDir}` : "the database of DATABASE_URL";
  say(`${where} is ready${applied.length > 0 ? `, ${applied.length} migrations applied` : ""} (${seconds(openedAt)})`);
  const env = childEnvironment(settings, database.appUrl, dev ? "development" : "production");
  await ensureClient();
  hasNoAccount = await isEmpty(database.url);
  if (settings.demo && hasNoAccount) {
    const seedingAt = performance.now();
    say("writing the demo data …");
    await writeDemoData({ ...env, DATABASE_URL: database.url }).catch((error) => {
      throw new Refusal(error.message);
    });
    hasNoAccount = false;
    say(`demo data written (${seconds(seedingAt)})`);
  }
  if (!dev && settings.role !== "worker") await build(env);
  return env;
}

async function build(env) {
  if (buildIsFresh()) return;
  const buildingAt = performance.now();
  say("building, under a minute …");
  try {
    await ensureBuild(env);
  } catch (error) {
    throw new Refusal(error.message);
  }
  say(`built (${seconds(buildingAt)})`);
}

async function reopenDatabase() {
  if (!database.embedded) return;
  say("the database server went away; starting it again");
  try {
    database = await openDatabase(settings, {
      notice: say,
      onLost: () => {
        if (!ending) void reopenDatabase();
      },
    });
  } catch (error) {
    console.error(`kariz: ${error.message}`);
    await end(1);
  }
}

function launch(roles, env) {
  const logDirectory = path.join(settings.dataDir, "logs");
  group = new ProcessGroup({ logDirectory, visible: dev, notice: say, onFailure: failed });
  const watching = dev ? ["--watch", "--watch-preserve-output"] : [];
  if (settings.sandbox) group.start("sandbox", [...watching, ...typescript("src/sandbox/main.ts")], sandboxEnvironment(settings, env));
  if (roles.includes("web")) group.start("web", [program("next"), dev ? "dev" : "start", "-p", String(settings.port)], env);
  if (roles.includes("worker")) group.start("worker", [...watching, ...typescript("src/worker/main.ts")], env);
}

function failed(name, how) {
  console.error(`kariz: ${name} does not stay up (${how}). Its last words:\n${group.lastWords(name)}`);
  void end(1);
}

async function waitForWeb() {
  const ready = await waitForAnswer(`http://127.0.0.1:${settings.port}/readyz`, { timeoutMs: dev ? 180_000 : 90_000, stillWorthwhile: () => !ending });
  if (!ready && !ending) throw new Refusal(`the web server did not become ready. Its last words:\n${group.lastWords("web")}`);
}

function announce(roles) {
  const rows = [];
  if (roles.includes("web")) rows.push([settings.url, "میز پشتیبانی (کارکنان)"], [`${settings.url}/portal/login`, "پرتال مشتریان"]);
  if (settings.sandbox) rows.push([`http://localhost:${settings.sandboxPort}`, "صندوق پیامک آزمایشی"]);
  const accounts =
    settings.demo && roles.includes("web")
      ? [
          ["admin@nikafzar.example", "مدیر"],
          ["supervisor@nikafzar.example", "سرپرست"],
          ["agent1@nikafzar.example", "کارشناس (agent1 تا agent4)"],
          ["09120000001", settings.sandbox ? "مشتری؛ کد ورود در صندوق پیامک آزمایشی" : "مشتری؛ کد ورود با پیامک"],
        ]
      : [];
  const width = Math.max(...[...rows, ...accounts].map(([left]) => left.length), 10) + 3;
  const print = (list) => list.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join("\n");
  const lines = [`  کاریز آماده است · Kariz is ready (${seconds(began)})`, print(rows)];
  if (accounts.length > 0) lines.push(`  حساب‌های نمایشی، گذرواژه: kariz-demo\n${print(accounts)}`);
  if (hasNoAccount)
    lines.push(`  هنوز حسابی نیست. نخستین مدیر را با این فرمان بسازید · No account yet, create the first one with:\n  ${firstAccountCommand()}`);
  lines.push(`  پایان: Ctrl-C${dev ? "" : ` · گزارش‌ها: ${path.join(settings.dataDir, "logs")}`}`);
  console.log(`\n${lines.filter(Boolean).join("\n\n")}\n`);
}

// What was set for this start alone has to be set for that command too; secrets are not repeated.
function firstAccountCommand() {
  const place = Object.entries({ PORT: settings.port, KARIZ_URL: settings.url, KARIZ_DATA_DIR: settings.dataDir })
    .map(([name, value]) => (process.env[name] ? `${name}="${value}" ` : ""))
    .join("");
  const same = settings.databaseUrl ? "   # DATABASE_URL, NEXTAUTH_SECRET: the same as here" : "";
  return `${place}npm run admin -- --email=you@example.com --name="نام شما"${same}`;
}

function end(code, sentence) {
  ending ??= (async () => {
    if (sentence) say(`${sentence} …`);
    await group?.stop();
    const stopped = await database?.stop().catch(() => false);
    for (const held of claims) held.release();
    claims = [];
    if (sentence) say(database?.embedded && !stopped ? "stopped; the database server stays up for its other users" : "stopped");
    process.exit(code);
  })();
  return ending;
}
