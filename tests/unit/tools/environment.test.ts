import { mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { isWebhookSecret, webhookUrls } from "@/server/messaging/webhook";
import { generatedSecret, readEnvironment, sandboxEnvironment, webhookSecret } from "../../../tools/environment.mjs";

function dataDir(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), "kariz-unit-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
const SECRET = "s".repeat(32);

test("without any variable the product runs on port 3000 with the embedded database and demo data", () => {
  const { settings, problems } = readEnvironment({ KARIZ_DATA_DIR: dataDir() });
  expect(problems).toEqual([]);
  expect(settings).toMatchObject({
    port: 3000,
    sandboxPort: 3001,
    url: "http://localhost:3000",
    databaseUrl: undefined,
    demo: true,
    role: "all",
    sandbox: true,
  });
});

test("a database of one's own starts without demo data", () => {
  const { settings } = readEnvironment({ KARIZ_DATA_DIR: dataDir(), DATABASE_URL: "postgresql://a:b@host/kariz", NEXTAUTH_SECRET: SECRET });
  expect(settings.demo).toBe(false);
});

test("every bad value is one sentence that names its variable", () => {
  const { problems } = readEnvironment({
    KARIZ_DATA_DIR: dataDir(),
    PORT: "65535",
    KARIZ_URL: "support.example",
    KARIZ_DEMO: "yes",
    KARIZ_ROLE: "both",
    KARIZ_TRUSTED_PROXIES: "-1",
    KAVENEGAR_BASE_URL: "ftp://x",
    KAVENEGAR_SENDER: "ten",
  });
  expect(problems.map((line) => line.split(" ")[0])).toEqual([
    "PORT",
    "KARIZ_URL",
    "KARIZ_DEMO",
    "KARIZ_ROLE",
    "KARIZ_TRUSTED_PROXIES",
    "KAVENEGAR_BASE_URL",
    "KAVENEGAR_SENDER",
  ]);
  for (const line of problems) expect(line).not.toContain("\n");
});

const S3 = { KARIZ_S3_BUCKET: "files", KARIZ_S3_ENDPOINT: "https://s3.example.com", KARIZ_S3_ACCESS_KEY: "AKIA1", KARIZ_S3_SECRET_KEY: "hunter2" };

test("S3 is set in whole or not at all, and what is missing is named in one line without any value", () => {
  expect(readEnvironment({ KARIZ_DATA_DIR: dataDir() }).settings.s3Bucket).toBeNull();
  const whole = readEnvironment({ KARIZ_DATA_DIR: dataDir(), ...S3 });
  expect([whole.problems, whole.settings.s3Bucket]).toEqual([[], "files"]);
  const half = readEnvironment({ KARIZ_DATA_DIR: dataDir(), ...S3, KARIZ_S3_BUCKET: "", KARIZ_S3_SECRET_KEY: "" });
  expect(half.problems).toHaveLength(1);
  expect(half.problems[0]).toMatch(/^KARIZ_S3_BUCKET, KARIZ_S3_SECRET_KEY missing:/);
  const bad = readEnvironment({ KARIZ_DATA_DIR: dataDir(), ...S3, KARIZ_S3_ENDPOINT: "https://me:secret@s3.example.com", KARIZ_S3_REGION: "a b" });
  expect(bad.problems.map((line) => line.split(" ")[0])).toEqual(["KARIZ_S3_ENDPOINT", "KARIZ_S3_REGION"]);
  expect([...half.problems, ...bad.problems].join()).not.toMatch(/hunter2|AKIA1|me:secret/);
});

test("a secret is never repeated in a complaint about it", () => {
  const { problems } = readEnvironment({ KARIZ_DATA_DIR: dataDir(), DATABASE_URL: "mysql://root:hunter2@host/kariz", NEXTAUTH_SECRET: "hunter2" });
  expect(problems).toHaveLength(2);
  expect(problems.join()).not.toContain("hunter2");
});

test("with DATABASE_URL a missing NEXTAUTH_SECRET is refused", () => {
  const { problems } = readEnvironment({ KARIZ_DATA_DIR: dataDir(), DATABASE_URL: "postgresql://a:b@host/kariz" });
  expect(problems).toEqual([expect.stringMatching(/^NEXTAUTH_SECRET is missing/)]);
});

test("the sandbox stays off when there is a key of the SMS provider", () => {
  expect(readEnvironment({ KARIZ_DATA_DIR: dataDir(), KAVENEGAR_API_KEY: "k3y" }).settings.sandbox).toBe(false);
});

test("the generated secret is made once, long, and readable by its owner only", () => {
  const place = dataDir();
  const secret = generatedSecret(place);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(generatedSecret(place)).toBe(secret);
  if (process.platform !== "win32") expect(statSync(path.join(place, "secret")).mode & 0o777).toBe(0o600);
});

test("the simulator reports to the addresses that the server itself would name", () => {
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/none");
  expect(isWebhookSecret(webhookSecret(secret))).toBe(true);
  const { settings } = readEnvironment({ KARIZ_DATA_DIR: dataDir() });
  const base = new URL(sandboxEnvironment(settings, { NEXTAUTH_SECRET: secret }).KARIZ_SANDBOX_WEBHOOK_URL ?? "");
  expect(base.host).toBe("127.0.0.1:3000");
  expect(`${base.pathname}/delivery`).toBe(new URL(webhookUrls().delivery).pathname);
});
