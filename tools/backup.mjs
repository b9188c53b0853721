/** `npm run backup -- FILE`: the database and the attachments of this installation in one file. It may be in use meanwhile. */
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { settingsOrExit } from "./environment.mjs";
import { prepareRuntime } from "./runtime.mjs";

const settings = settingsOrExit();
await prepareRuntime();
const { openDatabase } = await import("./database.mjs");
const { backUp } = await import("./backup-file.mjs");
const [target] = process.argv.slice(2);
const file = target && path.resolve(process.env.INIT_CWD ?? ".", target);
if (!file || existsSync(file)) {
  console.error(file ? `kariz: ${file} exists: name a new file.` : "kariz: name the file: npm run backup -- kariz-backup.tar.gz");
  process.exit(1);
}
let database = null;
try {
  database = await openDatabase(settings, { notice: console.log });
  const manifest = await backUp({ url: database.url, filesDirectory: path.join(settings.dataDir, "files"), file, madeAt: new Date().toISOString() });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`${file}: ${rows} rows of ${manifest.tables.length} tables, ${manifest.files} attachments, ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  if (settings.s3Bucket) console.log(`Not in it: the attachments in the bucket "${settings.s3Bucket}". Back that up too, after this file.`);
  console.log(`Not in it, keep it apart: NEXTAUTH_SECRET${settings.secret ? "" : ` (${path.join(settings.dataDir, "secret")})`}.`);
} catch (error) {
  console.error(`kariz: ${error.message}`);
  process.exitCode = 1;
}
await database?.stop();
process.exit();
