#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine, which is downloaded from a host that closed networks do not reach: speaks
 * its JSON-RPC over stdin and stdout, on top of the WebAssembly build that npm carries. prisma.config.ts switches it on.
 *
 * Five places where the WebAssembly build or the pg adapter differ from the native engine are bridged here; each is
 * marked "bridge" and breaks `migrate` on real schemas when removed.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

const CHAR_OID = 18;
const TEXT_OID = 25;
const CHARACTER_COLUMN = 6;
const args = process.argv.slice(2);
const option = (flag) => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);

let panicMessage = "";
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => {
    panicMessage = message;
  },
};
const engineModule = await loadEngine();
if (args.includes("--version")) {
  console.log(`schema-engine-wasm ${engineModule.version()}`);
  process.exit(0);
}

const datasource = JSON.parse(option("--datasource") ?? "{}");
const address = new URL(datasource.url ?? "postgresql://localhost/none");
const connection = connectionFields(address);
const schemaName = address.searchParams.get("schema") ?? undefined;

if (args.includes("cli")) await runSubcommand(option("cli"));
else await serve();

async function loadEngine() {
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const exported = await import(glue);
  const bytes = readFileSync(glue.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": exported });
  exported.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return exported;
}

// bridge: given a connection string, node-postgres ignores `database`, and a shadow database would be the real one
function connectionFields(url) {
  const text = (value) => (value ? decodeURIComponent(value) : undefined);
  const mode = url.searchParams.get("sslmode") ?? "";
  return {
    host: url.searchParams.get("host") ?? text(url.hostname),
    port: Number(url.port || 5432),
    user: text(url.username),
    password: text(url.password),
    database: text(url.pathname.slice(1)) ?? "postgres",
    ssl: /^(require|verify)/.test(mode) ? { rejectUnauthorized: mode.startsWith("verify") } : undefined,
  };
}

async function clientOf(database) {
  const client = new pg.Client({ ...connection, database });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** `can-connect-to-database`, `create-database`, `drop-database`: the engine's own command line. */
async function runSubcommand(command) {
  process.stderr.write("\n");
  try {
    const probing = command.startsWith("can-");
    const client = await clientOf(probing ? connection.database : "postgres");
    const name = `"${connection.database.replaceAll('"', '""')}"`;
    if (!probing) await client.query(command === "create-database" ? `CREATE DATABASE ${name}` : `DROP DATABASE ${name}`);
    await client.end();
    process.exit(0);
  } catch (error) {
    const codes = { "3D000": "P1003", "28P01": "P1000", 28000: "P1000", ECONNREFUSED: "P1001" };
    const fields = { message: error.message || error.code, error_code: codes[error.code] ?? "P1001", is_panic: false };
    process.stderr.write(`${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields })}\n`);
    process.exit(1);
  }
}

async function openAdapter(database, afterwards) {
  const pool = new pg.Pool({ ...connection, database, max: 1 });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const adapter = await new PrismaPg(pool, schemaName ? { schema: schemaName } : undefined).connect();

  // bridge: the catalogues' one-byte type "char" is unknown to the adapter and has to arrive as Character, not Text
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let charColumns = [];
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== CHAR_OID) continue;
      charColumns.push(index);
      field.dataTypeID = TEXT_OID;
    }
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns) result.columnTypes[index] = CHARACTER_COLUMN;
    return result;
  };

  // bridge: the adapter cuts a script at every semicolon, also inside function bodies
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  adapter.dispose = async () => {
    await pool.end();
    await afterwards?.();
  };
  return adapter;
}

// bridge: the adapter drops its shadow database while it is still connected to it
async function openShadow() {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  const admin = await clientOf(connection.database);
  await admin.query(`CREATE DATABASE "${name}"`);
  return openAdapter(name, async () => {
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  });
}

async function serve() {
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const fail = (id, code, message, data) => send({ id, error: { code, message, data } });
  let current = null;
  process.on("uncaughtException", (error) => {
    // the CLI may exit 0 without a word when the engine just disappears
    if (current !== null) fail(current, 4466, "panic", { is_panic: false, message: panicMessage || String(error?.stack ?? error) });
    setTimeout(() => process.exit(1), 200);
  });
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => openAdapter(connection.database),
    connectToShadowDb: openShadow,
  });
  const files = args.flatMap((argument, index) => (args[index - 1] === "--datamodels" ? [[argument, readFileSync(argument, "utf8")]] : []));
  const engine = await engineModule.SchemaEngine.new({ datamodels: files.length > 0 ? files : undefined }, () => {}, factory);

  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line);
    if (!method) continue;
    current = id;
    try {
      // bridge: without this call first, evaluating data loss after pending migrations asks for an external factory
      if (method === "evaluateDataLoss") await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
      const result = (await engine[method === "getDatabaseVersion" ? "version" : method](params ?? undefined)) ?? {};
      if (method === "diff" && typeof result.stdout === "string") send({ id: `print-${id}`, method: "print", params: { content: result.stdout } });
      send({ id, result });
    } catch (error) {
      fail(id, 4466, "error", { is_panic: false, message: error?.message ?? String(error), error_code: error?.code ?? null, meta: error?.meta ?? null });
    }
    current = null;
  }
  process.exit(0);
}
