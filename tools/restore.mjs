/** `npm run restore -- FILE`: a backup into an empty installation, which must not be running. */
import path from "node:path";
import { claimHolder } from "./claim.mjs";
import { projectRoot, settingsOrExit } from "./environment.mjs";
import { prepareRuntime } from "./runtime.mjs";

const settings = settingsOrExit();
await prepareRuntime();
const { openDatabase } = await import("./database.mjs");
const { checkDatabase } = await import("./migrate-runner.mjs");
const { withClient } = await import("./postgres.mjs");
const { restore } = await import("./backup-file.mjs");
const [source] = process.argv.slice(2);
const running = ["web", "worker"].map((role) => claimHolder(path.join(settings.dataDir, `running-${role}.json`))).find(Boolean);
if (!source || running) {
  console.error(
    running ? `kariz: this installation is running (${running.url}): stop it first.` : "kariz: name the file: npm run restore -- kariz-backup.tar.gz",
  );
  process.exit(1);
}
let database = null;
try {
  database = await openDatabase(settings, { notice: console.log });
  await withClient(database.url, checkDatabase);
  const manifest = await restore({
    url: database.url,
    filesDirectory: path.join(settings.dataDir, "files"),
    file: path.resolve(process.env.INIT_CWD ?? ".", source),
    appRole: database.appRole,
    migrationsDirectory: path.join(projectRoot, "prisma", "migrations"),
    notice: console.log,
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`restored the installation of ${manifest.madeAt}: ${rows} rows of ${manifest.tables.length} tables, ${manifest.files} attachments`);
} catch (error) {
  console.error(`kariz: ${error.message}`);
  process.exitCode = 1;
}
await database?.stop();
process.exit();
