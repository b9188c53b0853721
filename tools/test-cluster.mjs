/** A throw-away PostgreSQL cluster with a migrated template database, for tests and benchmarks. */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { processIdentity } from "./claim.mjs";
import { bringUpToDate } from "./database.mjs";
import { startPostgres } from "./postgres.mjs";

const TEMPLATE = "kariz_template";
const PREFIX = "kariz-test-";

/**
 * Starts it in a temporary directory. Resolves to `{ adminUrl, env, stop }`: `env` is what test files read
 * (KARIZ_TEST_ADMIN_URL, the owner's; KARIZ_TEST_APP_URL, that of the product's own role, as in an installation; KARIZ_TEST_TEMPLATE),
 * `stop` removes everything. Without `durable` nothing is ever synced to disk.
 */
export async function startTestCluster({ durable = false } = {}) {
  sweep();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  const server = await startPostgres({ dataDir, database: TEMPLATE, durable });
  const stop = async () => {
    if (await server.stop()) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await bringUpToDate(server.url, undefined, server.appRole);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    adminUrl: server.adminUrl,
    env: { KARIZ_TEST_ADMIN_URL: server.adminUrl, KARIZ_TEST_APP_URL: server.appUrl, KARIZ_TEST_TEMPLATE: TEMPLATE },
    stop,
  };
}

// What killed runs left behind: their servers have stopped by themselves.
function sweep() {
  for (const name of readdirSync(os.tmpdir())) {
    const owner = /^kariz-test-(\d+)-/.exec(name)?.[1];
    const place = path.join(os.tmpdir(), name);
    try {
      if (owner && !processIdentity(Number(owner)) && Date.now() - statSync(place).mtimeMs > 60_000) rmSync(place, { recursive: true, force: true });
    } catch {
      // another user's, or gone meanwhile
    }
  }
}
