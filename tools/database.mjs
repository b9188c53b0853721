/** The one database of an installation, ready to be used: external by DATABASE_URL, else the embedded server. */
import path from "node:path";
import { projectRoot, readEnvironment } from "./environment.mjs";
import { checkDatabase, migrate, pendingMigrations, UnfitDatabase } from "./migrate-runner.mjs";
import { PostgresProblem, startPostgres, withClient } from "./postgres.mjs";

export { PostgresProblem, UnfitDatabase };

const MIGRATIONS = path.join(projectRoot, "prisma", "migrations");

/**
 * Opens the installation's database: `{ url, embedded, joined, stop }`. `stop` leaves an external server, and an embedded
 * one with other users, alone.
 */
export async function openDatabase(settings, { notice, onLost } = {}) {
  if (settings.databaseUrl) return { url: settings.databaseUrl, embedded: false, joined: true, stop: async () => false };
  return { embedded: true, ...(await startPostgres({ dataDir: settings.dataDir, notice, onLost })) };
}

/** Checks the database and applies missing migrations; resolves to the names applied. Throws UnfitDatabase. */
export async function bringUpToDate(url, notice) {
  return withDatabase(url, async (client) => {
    await checkDatabase(client);
    return migrate(client, MIGRATIONS, notice);
  });
}

/** Names of migrations that the database lacks. */
export async function missingMigrations(url) {
  return withDatabase(url, (client) => pendingMigrations(client, MIGRATIONS));
}

/** Whether no user exists yet: the sign of a new installation. */
export async function isEmpty(url) {
  return withDatabase(url, async (client) => (await client.query('SELECT FROM "User" LIMIT 1')).rowCount === 0);
}

/** For prisma.config.ts: the embedded database's url, without keeping the calling command alive. */
export async function embeddedUrlForCommand() {
  const { settings } = readEnvironment();
  const server = await startPostgres({ dataDir: settings.dataDir });
  server.unref();
  return server.url;
}

async function withDatabase(url, work) {
  try {
    return await withClient(url, work);
  } catch (error) {
    throw explained(error, url);
  }
}

// What goes wrong with an address somebody typed, in words; the password never appears.
function explained(error, url) {
  if (error instanceof UnfitDatabase || error instanceof PostgresProblem) return error;
  const { hostname, port, pathname, username } = new URL(url);
  const place = `${hostname || "localhost"}:${port || 5432}`;
  const reasons = {
    ECONNREFUSED: `nothing answers at ${place}`,
    ENOTFOUND: `the host ${hostname} is unknown`,
    EAI_AGAIN: `the host ${hostname} is unknown`,
    ETIMEDOUT: `${place} does not answer`,
    "28P01": `the password of ${decodeURIComponent(username)} is refused`,
    28000: `${decodeURIComponent(username)} may not sign in: ${error.message}`,
    "3D000": `the database ${pathname.slice(1)} does not exist at ${place}`,
  };
  const code = error.code ?? error.errors?.[0]?.code;
  return reasons[code] ? new UnfitDatabase(`DATABASE_URL: ${reasons[code]}.`) : error;
}
