/** The one database of an installation, ready to be used: external by DATABASE_URL, else the embedded server. */
import path from "node:path";
import { grantRights } from "./app-role.mjs";
import { projectRoot, readEnvironment } from "./environment.mjs";
import { checkDatabase, migrate, pendingMigrations, UnfitDatabase } from "./migrate-runner.mjs";
import { PostgresProblem, startPostgres, withClient } from "./postgres.mjs";

export { PostgresProblem, UnfitDatabase };

const MIGRATIONS = path.join(projectRoot, "prisma", "migrations");

/**
 * Opens the installation's database: `{ url, appUrl, appRole, embedded, joined, stop }`. `url` is for migrations, backup and the like;
 * the product itself gets `appUrl`, whose role may not change the audit. `stop` leaves an external server, and an embedded one with
 * other users, alone.
 */
export async function openDatabase(settings, { notice, onLost } = {}) {
  if (settings.databaseUrl) {
    const { databaseUrl: appUrl, databaseOwnerUrl } = settings;
    const appRole = databaseOwnerUrl ? decodeURIComponent(new URL(appUrl).username) : undefined;
    return { url: databaseOwnerUrl ?? appUrl, appUrl, appRole, embedded: false, joined: true, stop: async () => false };
  }
  return { embedded: true, ...(await startPostgres({ dataDir: settings.dataDir, notice, onLost })) };
}

/**
 * Checks the database, applies missing migrations and gives the product's role (`appRole`; without it the role of `url`) its rights;
 * resolves to the names applied. Throws UnfitDatabase.
 */
export async function bringUpToDate(url, notice, appRole) {
  return withDatabase(url, async (client) => {
    await checkDatabase(client);
    const applied = await migrate(client, MIGRATIONS, notice);
    await grantRights(client, { appRole, notice });
    return applied;
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
