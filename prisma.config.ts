import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// Prisma's native schema engine is a download that closed networks do not reach; our stand-in speaks its protocol.
// Windows cannot start a script as a program: there the variable stays unset, except for commands that only look for the file.
const engine = fileURLToPath(new URL("./tools/schema-engine.mjs", import.meta.url));
const needsDatabase = ["migrate", "db"].some((command) => process.argv.includes(command));
if (process.platform !== "win32" || !needsDatabase) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= engine;

if (existsSync(".env")) process.loadEnvFile(".env");
if (needsDatabase && !process.env.DATABASE_URL) {
  // The same database that `npm start` uses; it stops by itself soon after the command has ended.
  const { embeddedUrlForCommand } = await import("./tools/database.mjs");
  process.env.DATABASE_URL = await embeddedUrlForCommand();
}
// changing tables is the owner's
const owner = needsDatabase ? process.env.KARIZ_DATABASE_OWNER_URL : undefined;

export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: owner || process.env.DATABASE_URL || "postgresql://localhost/kariz" },
});
