/**
 * The servers that the browser tests drive, one stack for each of Playwright's workers: production build on a port of KARIZ_E2E_PORTS
 * ("15000,15002"), SMS sandbox on the next one, a worker process, a data directory and a database of its own with demo data. So no test
 * meets what another one does at the same time. Uses the cluster of `npm test` when there is one, else brings its own. Prints READY when
 * all of them answer.
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { writeDemoData } from "./demo-data.mjs";
import { watchParent } from "./die-with-parent.mjs";
import { READY } from "./e2e-ports.mjs";
import { childEnvironment, readEnvironment, sandboxEnvironment } from "./environment.mjs";
import { ensureBuild, ensureClient } from "./freshness.mjs";
import { createDatabase, dropDatabase } from "./postgres.mjs";
import { ProcessGroup, program, typescript, waitForAnswer } from "./processes.mjs";
import { startTestCluster } from "./test-cluster.mjs";

const ports = (process.env.KARIZ_E2E_PORTS ?? "").split(",").map(Number);
const home = mkdtempSync(path.join(os.tmpdir(), "kariz-e2e-"));
const model = `kariz_e2e_${process.pid}`;
const databases = [];
const groups = [];
let cluster = null;
let { KARIZ_TEST_ADMIN_URL: admin, KARIZ_TEST_APP_URL: app } = process.env;
let ending = null;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(0));
watchParent(() => end(0));

try {
  let template = process.env.KARIZ_TEST_TEMPLATE;
  if (!admin || !app || !template) {
    cluster = await startTestCluster();
    ({ KARIZ_TEST_ADMIN_URL: admin, KARIZ_TEST_APP_URL: app, KARIZ_TEST_TEMPLATE: template } = cluster.env);
  }
  await ensureClient();
  const first = stackOf(ports[0]);
  const made = await database(model, template);
  await writeDemoData(childEnvironment(first.settings, made.url, "production"));
  await ensureBuild(childEnvironment(first.settings, made.appUrl, "production"));
  // One after another: the databases are copies of one, and a machine of two cores has nothing to gain.
  for (const port of ports) await start(stackOf(port), (await database(`${model}_${port}`, model)).appUrl);
  console.log(READY);
} catch (error) {
  fail(error.stack);
}

function stackOf(port) {
  const { settings, problems } = readEnvironment({ PORT: String(port), KARIZ_DATA_DIR: path.join(home, String(port)), KARIZ_DEMO: "1" });
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return { port, settings };
}

async function database(name, template) {
  await createDatabase(admin, name, { template });
  databases.unshift(name);
  const [url, appUrl] = [admin, app].map((address) => Object.assign(new URL(address), { pathname: `/${name}` }).href);
  return { url, appUrl };
}

async function start({ port, settings }, databaseUrl) {
  const env = childEnvironment(settings, databaseUrl, "production");
  const group = new ProcessGroup({
    logDirectory: path.join(settings.dataDir, "logs"),
    notice: console.error,
    onFailure: (process) => fail(`${process} on port ${port} does not stay up:\n${group.lastWords(process)}`),
  });
  groups.push(group);
  group.start("sandbox", typescript("src/sandbox/main.ts"), sandboxEnvironment(settings, env));
  group.start("web", [program("next"), "start", "-p", String(port)], env);
  group.start("worker", typescript("src/worker/main.ts"), env);
  const answers = await waitForAnswer(`http://127.0.0.1:${port}/readyz`, { stillWorthwhile: () => !ending });
  if (!answers && !ending) throw new Error(`The server on port ${port} does not answer:\n${group.lastWords("web")}`);
}

function fail(sentence) {
  console.error(`e2e server: ${sentence}`);
  void end(1);
}

function end(code) {
  ending ??= (async () => {
    await Promise.all(groups.map((group) => group.stop()));
    if (cluster) await cluster.stop();
    else for (const name of databases) await dropDatabase(admin, name).catch(() => {});
    rmSync(home, { recursive: true, force: true });
    process.exit(code);
  })();
  return ending;
}
