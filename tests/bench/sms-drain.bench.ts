/**
 * How fast a backlog of SMS drains and how long a login code waits meanwhile (facts.md R19): N updates and surveys wait, worker slots as in
 * src/worker/sms.ts send them to the sandbox, and twice a second somebody asks for a login code.
 * `--rows=100000`, `--senders=1`.
 */
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { SmsLane } from "@/domain/messaging/template";
import { Sandbox } from "@/sandbox/sandbox";
import { queueSms } from "@/server/messaging";
import { createKavenegarGateway } from "@/server/messaging/gateway";
import { Sender } from "@/server/messaging/sender/sender";
import { connect } from "@/server/platform/db";

const option = (name: string, fallback: number) => Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split("=")[1] ?? fallback);
const rows = option("rows", 100_000);
const senders = option("senders", 1);
const OTP_EVERY_MS = 500;
const [OTP_SLOTS, SLOTS] = [4, 8];

const { KARIZ_TEST_ADMIN_URL = "", KARIZ_TEST_TEMPLATE = "" } = process.env;
const name = `kariz_bench_sms_${process.pid}`;
const url = new URL(KARIZ_TEST_ADMIN_URL);
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;
await asAdmin(`CREATE DATABASE "${name}" TEMPLATE "${KARIZ_TEST_TEMPLATE}"`);
const sandbox = await Sandbox.start({ port: 0, settings: { credit: 1_000_000_000_000 } });
const db = connect(url.href, 4 + senders * (OTP_SLOTS + SLOTS));
await db.$executeRaw`
  INSERT INTO "SmsMessage" ("lane", "template", "phone", "variables", "createdAt", "notBefore")
  SELECT (CASE WHEN n % 5 = 0 THEN 'SURVEY' ELSE 'UPDATE' END)::"SmsLane", 'freeText', '+98912' || lpad(n::text, 7, '0'), '{"text":"سلام، خبری برای شما هست"}', now(), now()
  FROM generate_series(1, ${rows}) n`;

const queuedAt = new Map<string, number>();
const waits: number[] = [];
const now = () => new Date();
const gateway = createKavenegarGateway({ apiKey: randomUUID(), baseUrl: sandbox.url });
const team = Array.from(
  { length: senders },
  () => new Sender({ db, gateway, now, random: Math.random, publicUrl: "https://support.example.test", line: null, keepsQuiet: false, atStep: note }),
);
let isOver = false;

function note(step: string, id: bigint): void {
  const began = queuedAt.get(String(id));
  if (step !== "called" || began === undefined) return;
  waits.push(performance.now() - began);
  queuedAt.delete(String(id));
}

async function slot(sender: Sender, lanes: readonly SmsLane[]): Promise<void> {
  while (!isOver) if (!(await sender.sendNext(lanes))) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function codes(): Promise<void> {
  for (let n = 0; !isOver; n += 1) {
    const began = performance.now();
    const at = now();
    const id = await queueSms(db, {
      template: "otp",
      phone: `+98935${1_000_000 + n}`,
      variables: { code: "123456" },
      now: at,
      expiresAt: new Date(at.getTime() + 120_000),
    });
    queuedAt.set(String(id), began);
    await new Promise((resolve) => setTimeout(resolve, OTP_EVERY_MS));
  }
}

const left = async () => db.smsMessage.count({ where: { state: "QUEUED", lane: { not: "OTP" } } });
const began = performance.now();
const work = [
  codes(),
  ...team.flatMap((sender) => [...times(OTP_SLOTS, () => slot(sender, ["OTP"])), ...times(SLOTS, () => slot(sender, ["UPDATE", "SURVEY"]))]),
];
for (let before = rows; ; ) {
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  const waiting = await left();
  console.log(`${Math.round((performance.now() - began) / 1000)} s: ${waiting} left, ${Math.round((before - waiting) / 10)} a second`);
  before = waiting;
  if (waiting === 0) break;
}
const seconds = (performance.now() - began) / 1000;
isOver = true;
await Promise.all(work);
waits.sort((a, b) => a - b);
const at = (share: number) => Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? Number.NaN);
const accepted = [...sandbox.store.outgoing.values()];
console.log(`${rows} messages drained in ${seconds.toFixed(0)} s (${Math.round(rows / seconds)} a second), ${senders} sender(s)`);
console.log(`login codes meanwhile: ${waits.length}; waited p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
console.log(`sent twice: ${accepted.reduce((sum, message) => sum + message.repeats, 0)}`);
await sandbox.close();
await db.$disconnect();
await asAdmin(`DROP DATABASE "${name}" WITH (FORCE)`);
process.exit(0);

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: KARIZ_TEST_ADMIN_URL });
  await client.connect();
  await client.query(sql);
  await client.end();
}
