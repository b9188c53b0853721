/**
 * `npm test`: everything that can be checked, from a bare clone. The last line is `N passed, N failed` over all runners;
 * the exit status is 0 only if nothing failed. `--only=verify|unit|integration|e2e` runs a part; what follows `--` goes to
 * that part's runner.
 *
 * After the first quick checks two lanes run at once: everything that computes (checks, unit, integration), and the build with the browser
 * tests, which mostly wait.
 */
import path from "node:path";
import { watchCaller } from "./die-with-parent.mjs";
import { prepareRuntime } from "./runtime.mjs";

const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
const parts = { verify: ["static", "unit"], unit: ["unit"], integration: ["integration"], e2e: ["e2e"] };
if (only && !parts[only]) {
  console.error(`kariz: --only is one of ${Object.keys(parts).join(", ")}`);
  process.exit(1);
}
const wanted = new Set(only ? parts[only] : ["static", "unit", "integration", "e2e"]);
const passedOn = process.argv.includes("--")
  ? process.argv.slice(process.argv.indexOf("--") + 1)
  : process.argv.slice(2).filter((argument) => !argument.startsWith("--only="));

await prepareRuntime();
const { ensureBuild, ensureClient } = await import("./freshness.mjs");
const { program } = await import("./processes.mjs");
const { Output } = await import("./test-output.mjs");
const { check, hasTests, playwright, vitest } = await import("./test-runners.mjs");

const output = new Output();
const results = [];
let cluster = null;
let ending = null;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => abort());
watchCaller(() => abort());
// No test may depend on what happens to be configured on this machine.
for (const name of Object.keys(process.env)) if (/^(KARIZ_(?!TEST_|E2E_|WATCH_PARENT)|KAVENEGAR_|NEXTAUTH_|DATABASE_URL$)/.test(name)) delete process.env[name];

try {
  await ensureClient();
  if (wanted.has("static")) await quickChecks();
  await Promise.all([checksAndDatabaseTests(), browserTests()]);
} catch (error) {
  results.push({ name: "test", passed: 0, failed: 1, closing: error.message, seconds: 0 });
  console.error(error.stack);
}
await cluster?.then((started) => started.stop()).catch(() => {});
report();

async function runner(name, work) {
  if (ending) return;
  const result = { name, passed: 0, failed: 1, closing: "did not end", seconds: 0 };
  results.push(result);
  const { say, end } = output.begin(name);
  const began = performance.now();
  Object.assign(result, await work(say).catch((error) => ({ passed: 0, failed: 1, closing: error.message })));
  result.seconds = (performance.now() - began) / 1000;
  end(`${result.failed > 0 ? "✗" : "✓"} ${name}: ${result.closing} (${result.seconds.toFixed(1)} s)`);
  return result;
}

/** What reads files that the build writes (`.next/types`, tsconfig.json) comes before it. */
async function quickChecks() {
  await runner("lock file", (say) => check(say, ["tools/complete-lock.mjs", "--check"]));
  await runner("types", async (say) => {
    // writes next-env.d.ts and the types of the routes, which are not in the repository
    const generated = await check(say, [program("next"), "typegen"]);
    return generated.failed > 0 ? { ...generated, closing: '"next typegen" failed' } : check(say, [program("typescript", "tsc"), "--noEmit"]);
  });
  await runner("format and lint", (say) => check(say, [program("@biomejs/biome", "biome"), "ci", "--colors=off"]));
}

async function checksAndDatabaseTests() {
  if (wanted.has("static")) {
    await runner("layers", (say) => check(say, ["tools/layers.mjs"]));
    await runner("dead code", (say) => check(say, [program("knip"), "--no-progress"]));
    await runner("architecture", (say) => vitest(say, "architecture", { expected: hasTests("tests/architecture") }));
  }
  if (wanted.has("unit")) await unitTests();
  if (wanted.has("integration")) await databaseTests();
}

async function unitTests() {
  await runner("unit", (say) => vitest(say, "unit", { env: { TZ: "Asia/Kathmandu" }, expected: hasTests("tests/unit"), args: passedOn }));
  if (passedOn.length > 0) return;
  const persian = { paths: ["tests/unit/persian"], expected: hasTests("tests/unit/persian") };
  for (const TZ of ["UTC", "America/New_York"]) await runner(`unit: persian in ${TZ}`, (say) => vitest(say, "unit", { env: { TZ }, ...persian }));
}

async function databaseTests() {
  const { env } = await theCluster();
  await runner("schema equals migrations", (say) => check(say, ["tools/check-migrations.mjs"], { env: { ...process.env, ...env } }));
  // In front of a browser somebody waits for an answer; here nobody does.
  const isPatient = wanted.has("e2e");
  // Each file of tests is a process of its own and loads the same packages: compiled once, they cost a sixth less.
  const compiled = path.join(process.cwd(), "node_modules", ".cache", "kariz", "compiled");
  const options = { env: { TZ: "Asia/Kathmandu", NODE_COMPILE_CACHE: compiled, ...env }, expected: hasTests("tests/integration"), args: passedOn, isPatient };
  await runner("integration", (say) => vitest(say, "integration", options));
}

async function browserTests() {
  if (!wanted.has("e2e")) return;
  const { adminUrl, env } = await theCluster();
  const build = await runner("build", async (say) => {
    const built = await ensureBuild({ ...process.env, DATABASE_URL: adminUrl, NEXTAUTH_SECRET: "only-for-the-build".repeat(3) }, { say });
    return { passed: 1, failed: 0, closing: built ? "built" : "the build is up to date" };
  });
  // A few tests are not worth more than one stack of servers.
  const stacks = passedOn.length > 0 && !process.env.KARIZ_E2E_STACKS ? { KARIZ_E2E_STACKS: "1" } : {};
  if (build?.failed === 0) await runner("e2e", (say) => playwright(say, { env: { ...stacks, ...env }, expected: hasTests("tests/e2e"), args: passedOn }));
}

function theCluster() {
  cluster ??= import("./test-cluster.mjs").then(({ startTestCluster }) => startTestCluster());
  return cluster;
}

function report() {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const width = Math.max(...results.map(({ name }) => name.length));
  const flaky = results.flatMap((result) => result.flaky ?? []);
  console.log("\n── summary");
  for (const { name, failed, closing, seconds } of results)
    console.log(`${failed > 0 ? "✗" : "✓"} ${name.padEnd(width)}  ${closing} (${seconds.toFixed(1)} s)`);
  for (const test of flaky) console.log(`⚠ flaky: ${test}`);
  if (flaky.length > 0) console.log("  Flaky tests failed and passed when repeated: each is a bug of the product or of the test, to be mended, not repeated.");
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  process.exit(sum("failed") === 0 && sum("passed") > 0 ? 0 : 1);
}

function abort() {
  ending ??= (async () => {
    await cluster?.then((started) => started.stop()).catch(() => {});
    console.log("\ninterrupted");
    process.exit(130);
  })();
}
