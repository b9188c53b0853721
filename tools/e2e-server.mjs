/**
 * The server that the browser tests drive: production build on port 3210, sandbox on 3211, a database of its own with demo
 * data. Uses the cluster of `npm test` when there is one, else brings its own.
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { writeDemoData } from "./demo-data.mjs";
import { watchParent } from "./die-with-parent.mjs";
import { childEnvironment, readEnvironment, sandboxEnvironment } from "./environment.mjs";
import { ensureBuild, ensureClient } from "./freshness.mjs";
import { createDatabase, dropDatabase } from "./postgres.mjs";
import { ProcessGroup, program, typescript } from "./processes.mjs";
import { startTestCluster } from "./test-cluster.mjs";

const PORT = 3210;
const dataDir = mkdtempSync(path.join(os.tmpdir(), "kariz-e2e-"));
const { settings } = readEnvironment({ PORT: String(PORT), KARIZ_DATA_DIR: dataDir, KARIZ_DEMO: "1" });
const name = `kariz_e2e_${process.pid}`;
let cluster = null;
let group = null;
let ending = null;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(0));
watchParent(() => end(0));

try {
  const url = await database();
  const env = childEnvironment(settings, url, "production");
  await ensureClient();
  await writeDemoData(env);
  await ensureBuild(env);
  group = new ProcessGroup({
    logDirectory: path.join(dataDir, "logs"),
    notice: console.error,
    onFailure: (process) => fail(`${process} does not stay up:\n${group.lastWords(process)}`),
  });
  group.start("sandbox", typescript("src/sandbox/main.ts"), sandboxEnvironment(settings, env));
  group.start("web", [program("next"), "start", "-p", String(PORT)], env);
  group.start("worker", typescript("src/worker/main.ts"), env);
} catch (error) {
  fail(error.stack);
}

async function database() {
  const { KARIZ_TEST_ADMIN_URL: admin, KARIZ_TEST_TEMPLATE: template } = process.env;
  if (admin && template) {
    await createDatabase(admin, name, { template });
    const url = new URL(admin);
    url.pathname = `/${name}`;
    return url.href;
  }
  cluster = await startTestCluster();
  return cluster.create(name);
}

function fail(sentence) {
  console.error(`e2e server: ${sentence}`);
  void end(1);
}

function end(code) {
  ending ??= (async () => {
    await group?.stop();
    if (cluster) await cluster.stop();
    else await dropDatabase(process.env.KARIZ_TEST_ADMIN_URL, name).catch(() => {});
    rmSync(dataDir, { recursive: true, force: true });
    process.exit(code);
  })();
  return ending;
}
