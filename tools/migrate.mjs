/** `npm run migrate`: checks the database and applies missing migrations. */
import { settingsOrExit } from "./environment.mjs";
import { prepareRuntime } from "./runtime.mjs";

const settings = settingsOrExit();
await prepareRuntime();
const { bringUpToDate, openDatabase } = await import("./database.mjs");

let database = null;
try {
  database = await openDatabase(settings, { notice: console.log });
  const applied = await bringUpToDate(database.url, console.log, database.appRole);
  console.log(applied.length > 0 ? `applied: ${applied.join(", ")}` : "nothing to apply: the database is up to date");
} catch (error) {
  console.error(`kariz: ${error.message}`);
  process.exitCode = 1;
}
await database?.stop();
process.exit();
