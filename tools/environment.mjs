/** The environment of the tools and of every process they start: read once, checked, completed. Needs no package. */
import { createHmac, randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** Adds the lines of `.env` that the environment does not already have. */
export function loadEnvFile(file = path.join(projectRoot, ".env")) {
  if (existsSync(file)) process.loadEnvFile(file);
}

const isUrl = (value, protocols) => URL.canParse(value) && protocols.includes(new URL(value).protocol);
const wholeNumber = (value) => (/^\d{1,6}$/.test(value) ? Number(value) : Number.NaN);

/**
 * `{ settings, problems }`: every bad value is one sentence in `problems`, which names the variable and what it expects.
 * An empty value counts as unset.
 */
export function readEnvironment(env = process.env) {
  const problems = [];
  const read = (name) => env[name]?.trim() || undefined;
  const expect = (name, good, expected) => {
    const value = read(name);
    if (value === undefined || good(value)) return value;
    // a connection string and a key are secrets, an address may hold one: never echoed
    const shown = /SECRET|KEY|DATABASE_URL|ENDPOINT/.test(name) ? "has a bad value" : `is "${value}"`;
    problems.push(`${name} ${shown}: it must be ${expected}.`);
    return undefined;
  };

  const port = wholeNumber(
    expect("PORT", (value) => wholeNumber(value) >= 1 && wholeNumber(value) <= 65_534, "a whole number from 1 to 65534 (the SMS sandbox takes the next one)") ??
      "3000",
  );
  const url =
    expect("KARIZ_URL", (value) => isUrl(value, ["http:", "https:"]), "an http or https address, such as https://support.example.com") ??
    `http://localhost:${port}`;
  const databaseUrl = expect(
    "DATABASE_URL",
    (value) => isUrl(value, ["postgres:", "postgresql:"]) && new URL(value).pathname.length > 1,
    "a PostgreSQL address with a database name, such as postgresql://user:password@host:5432/kariz",
  );
  const databaseOwnerUrl = expect(
    "KARIZ_DATABASE_OWNER_URL",
    (value) => isUrl(value, ["postgres:", "postgresql:"]) && new URL(value).pathname.length > 1,
    "the address of the same database for the role that owns its tables",
  );
  if (databaseOwnerUrl && !read("DATABASE_URL")) problems.push("KARIZ_DATABASE_OWNER_URL is set without DATABASE_URL, the address for the product's own role.");
  const dataDir = path.resolve(projectRoot, read("KARIZ_DATA_DIR") ?? ".kariz");
  const demo = expect("KARIZ_DEMO", (value) => value === "0" || value === "1", "0 or 1") ?? (read("DATABASE_URL") ? "0" : "1");
  const secret = expect("NEXTAUTH_SECRET", (value) => value.length >= 32, "at least 32 characters (for example the output of: openssl rand -base64 32)");
  const role = expect("KARIZ_ROLE", (value) => ["all", "web", "worker"].includes(value), "all, web or worker") ?? "all";
  expect("KARIZ_TRUSTED_PROXIES", (value) => /^(\d|10)$/.test(value), "a whole number from 0 to 10");
  expect("KAVENEGAR_BASE_URL", (value) => isUrl(value, ["http:", "https:"]), "an http or https address");
  expect("KAVENEGAR_SENDER", (value) => /^\+?[0-9]{3,20}$/.test(value), "the number of a line, in digits");
  expect("KAVENEGAR_API_KEY", (value) => /^\S+$/.test(value), "a key without spaces");
  expect("KARIZ_S3_BUCKET", (value) => /^[a-z0-9][a-z0-9._-]{1,62}$/i.test(value), "the name of a bucket");
  expect("KARIZ_S3_ENDPOINT", (value) => isUrl(value, ["http:", "https:"]) && !new URL(value).password, "an http or https address without a password");
  expect("KARIZ_S3_REGION", (value) => /^[a-z0-9-]+$/i.test(value), "the name of a region, such as us-east-1");
  const s3 = ["BUCKET", "ENDPOINT", "ACCESS_KEY", "SECRET_KEY"].map((name) => `KARIZ_S3_${name}`);
  const lacking = s3.filter((name) => !read(name));
  if (lacking.length > 0 && lacking.length < s3.length) problems.push(`${lacking.join(", ")} missing: attachments in S3 need all of ${s3.join(", ")}.`);
  if (read("DATABASE_URL") && !read("NEXTAUTH_SECRET")) {
    problems.push("NEXTAUTH_SECRET is missing: it is required with DATABASE_URL (for example the output of: openssl rand -base64 32).");
  }
  const blocked = unwritable(dataDir);
  if (blocked) problems.push(`KARIZ_DATA_DIR is "${dataDir}": it must be a directory that can be written (${blocked}).`);

  return {
    problems,
    settings: {
      port,
      sandboxPort: port + 1,
      url: url.replace(/\/+$/, ""),
      databaseUrl,
      databaseOwnerUrl,
      dataDir,
      demo: demo === "1",
      secret,
      role,
      s3Bucket: read("KARIZ_S3_BUCKET") ?? null,
      sandbox: !read("KAVENEGAR_API_KEY") && role !== "worker",
    },
  };
}

function unwritable(directory) {
  try {
    let place = directory;
    while (!existsSync(place)) place = path.dirname(place);
    accessSync(place, constants.W_OK | constants.X_OK);
    mkdirSync(directory, { recursive: true, mode: 0o711 });
    return null;
  } catch (error) {
    return error.code ?? error.message;
  }
}

/** The sign-in secret of this installation, made once and readable by the owner only. */
export function generatedSecret(dataDir) {
  const file = path.join(dataDir, "secret");
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(draft, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (error.code !== "EEXIST") writeFileSync(file, readFileSync(draft), { mode: 0o600, flag: "wx" });
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return readFileSync(file, "utf8").trim();
}

/** What a process of the product gets, the owner's address not. `mode` is NODE_ENV: the caller's own is not relied upon. */
export function childEnvironment(settings, databaseUrl, mode) {
  const { KARIZ_DATABASE_OWNER_URL: _owner, ...inherited } = process.env;
  return {
    ...inherited,
    PATH: `${path.join(projectRoot, "node_modules", ".bin")}${path.delimiter}${process.env.PATH ?? ""}`,
    NODE_ENV: mode,
    PORT: String(settings.port),
    KARIZ_URL: settings.url,
    NEXTAUTH_URL: settings.url,
    NEXTAUTH_SECRET: settings.secret ?? generatedSecret(settings.dataDir),
    DATABASE_URL: databaseUrl,
    KARIZ_DATA_DIR: settings.dataDir,
    KARIZ_DEMO: settings.demo ? "1" : "0",
    KARIZ_ROLE: settings.role,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** The part of the webhook addresses that only the provider knows: derived as src/server/messaging/webhook.ts does, which a test proves. */
export function webhookSecret(secret) {
  return createHmac("sha256", secret).update("kariz sms webhook").digest("hex").slice(0, 40);
}

/** The same for the SMS sandbox, which listens beside the product and reports to its webhooks. `env` holds the product's NEXTAUTH_SECRET. */
export function sandboxEnvironment(settings, env) {
  return {
    ...env,
    KARIZ_SANDBOX_PORT: process.env.KARIZ_SANDBOX_PORT || String(settings.sandboxPort),
    KARIZ_SANDBOX_WEBHOOK_URL:
      process.env.KARIZ_SANDBOX_WEBHOOK_URL || `http://127.0.0.1:${settings.port}/api/webhooks/kavenegar/${webhookSecret(env.NEXTAUTH_SECRET)}`,
  };
}

/** Prints the problems, one line each, and ends the process; returns the settings when there are none. */
export function settingsOrExit() {
  loadEnvFile();
  const { settings, problems } = readEnvironment();
  if (problems.length === 0) return settings;
  for (const problem of problems) console.error(`kariz: ${problem}`);
  process.exit(1);
}
