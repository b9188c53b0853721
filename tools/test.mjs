/**
 * `npm test`: everything that can be checked, from a bare clone. The last line is `N passed, N failed` over all runners;
 * the exit status is 0 only if nothing failed. `--only=verify|unit|integration|e2e` runs a part; what follows `--` goes to
 * that part's runner.
 */
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
const { check, execute, hasTests, playwright, vitest } = await import("./test-runners.mjs");

const results = [];
let cluster = null;
let ending = null;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => abort());
watchCaller(() => abort());
// No test may depend on what happens to be configured on this machine.
for (const name of Object.keys(process.env)) if (/^(KARIZ_(?!TEST_|E2E_|WATCH_PARENT)|KAVENEGAR_|NEXTAUTH_|DATABASE_URL$)/.test(name)) delete process.env[name];

try {
  await ensureClient();
  if (wanted.has("static")) await staticChecks();
  if (wanted.has("unit")) await unitTests();
  if (wanted.has("integration") || wanted.has("e2e")) await databaseTests();
} catch (error) {
  results.push({ name: "test", passed: 0, failed: 1, closing: error.message, seconds: 0 });
  console.error(error.stack);
}
await cluster?.stop();
report();

async function runner(name, work) {
  if (ending) return;
  console.log(`\n── ${name}`);
  const began = performance.now();
  const result = await work().catch((error) => ({ passed: 0, failed: 1, closing: error.message }));
  const seconds = (performance.now() - began) / 1000;
  results.push({ name, ...result, seconds });
  console.log(`${result.failed > 0 ? "✗" : "✓"} ${name}: ${result.closing} (${seconds.toFixed(1)} s)`);
}

async function staticChecks() {
  await runner("lock file", () => check(["tools/complete-lock.mjs", "--check"]));
  await runner("types", async () => {
    // writes next-env.d.ts and the types of the routes, which are not in the repository
    const generated = await execute([program("next"), "typegen"]);
    return generated.code === 0 ? check([program("typescript", "tsc"), "--noEmit"]) : { passed: 0, failed: 1, closing: '"next typegen" failed' };
  });
  await runner("format and lint", () => check([program("@biomejs/biome", "biome"), "ci", "--colors=off"]));
  await runner("layers", () => check(["tools/layers.mjs"]));
  await runner("dead code", () => check([program("knip"), "--no-progress"]));
  await runner("architecture", () => vitest("architecture", { expected: hasTests("tests/architecture") }));
}

async function unitTests() {
  await runner("unit", () => vitest("unit", { env: { TZ: "Asia/Kathmandu" }, expected: hasTests("tests/unit"), args: passedOn }));
  if (passedOn.length > 0) return;
  for (const TZ of ["UTC", "America/New_York"]) {
    await runner(`unit: persian in ${TZ}`, () => vitest("unit", { env: { TZ }, paths: ["tests/unit/persian"], expected: hasTests("tests/unit/persian") }));
  }
}

async function databaseTests() {
  const { startTestCluster } = await import("./test-cluster.mjs");
  cluster = await startTestCluster();
  if (wanted.has("integration")) {
    const env = { TZ: "Asia/Kathmandu", ...cluster.env };
    await runner("schema equals migrations", () => check(["tools/check-migrations.mjs"], { env: { ...process.env, ...cluster.env } }));
    await runner("integration", () => vitest("integration", { env, expected: hasTests("tests/integration"), args: passedOn }));
  }
  if (wanted.has("e2e")) {
    await runner("build", async () => {
      const built = await ensureBuild({ ...process.env, DATABASE_URL: cluster.adminUrl, NEXTAUTH_SECRET: "only-for-the-build".repeat(3) }, { quiet: false });
      return { passed: 1, failed: 0, closing: built ? "built" : "the build is up to date" };
    });
    // A few tests are not worth more than one stack of servers.
    const stacks = passedOn.length > 0 && !process.env.KARIZ_E2E_STACKS ? { KARIZ_E2E_STACKS: "1" } : {};
    if (results.at(-1)?.failed === 0)
      await runner("e2e", () => playwright({ env: { ...stacks, ...cluster.env }, expected: hasTests("tests/e2e"), args: passedOn }));
  }
}

function report() {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log("\n── summary");
  for (const { name, failed, closing, seconds } of results)
    console.log(`${failed > 0 ? "✗" : "✓"} ${name.padEnd(width)}  ${closing} (${seconds.toFixed(1)} s)`);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  process.exit(sum("failed") === 0 && sum("passed") > 0 ? 0 : 1);
}

function abort() {
  ending ??= (async () => {
    await cluster?.stop().catch(() => {});
    console.log("\ninterrupted");
    process.exit(130);
  })();
}
