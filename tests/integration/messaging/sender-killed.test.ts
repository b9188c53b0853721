import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Sandbox } from "@/sandbox/sandbox";
import { queueSms } from "@/server/messaging";
import { testDatabase } from "../../support/db";
import { aCustomer, aTicket } from "../../support/factories";
import { startSandbox } from "../../support/sandbox";
import { acceptedBy, aSender, MINUTE, TestClock } from "../../support/sms";

const base = testDatabase();
const root = fileURLToPath(new URL("../../..", import.meta.url));
let sandbox: Sandbox;
let clock: TestClock;
let phones = 0;

beforeEach(async () => {
  await base.db.smsMessage.deleteMany();
  await base.db.smsAccount.deleteMany();
  clock = new TestClock();
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

async function aQueuedReply(): Promise<bigint> {
  const customer = await aCustomer(base.db, { phone: `+98913${1_000_000 + ++phones}` });
  const ticket = await aTicket(base.db, { customerId: customer.id });
  const id = await queueSms(base.db, { template: "publicReply", ticketId: ticket.id, now: clock.now() });
  if (id === null) throw new Error("nothing was queued");
  return id;
}

/** Starts a worker process; resolves with the signal that ended it. `kill` ends it as a power cut would. */
function aWorker(killAt: string): { ended: Promise<string | null>; kill: () => void } {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/sms-worker.ts"], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: base.url, SANDBOX_URL: sandbox.url, KILL_AT: killAt, CLOCK_AT: clock.now().toISOString() },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return { ended: new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal))), kill: () => void child.kill("SIGKILL") };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !isSo(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Another worker comes by after the lease of the killed one has run out. */
async function recovered() {
  clock.advance(90_000);
  const sender = aSender(base.db, sandbox, clock);
  await sender.drain();
  clock.advance(MINUTE);
  await sender.drain();
}

it.each(["claimed", "composed", "called", "settled"])(
  "a worker killed when a message is %s leaves one accepted message and a row that ends as sent",
  async (step) => {
    const id = await aQueuedReply();
    expect(await aWorker(step).ended).toBe("SIGKILL");
    await recovered();
    expect(acceptedBy(sandbox)).toMatchObject([{ localid: String(id), repeats: 0 }]);
    expect(await base.db.smsMessage.findUnique({ where: { id } })).toMatchObject({ state: "SENT" });
  },
  40_000,
);

it.each(["accept-then-hang", "slow:60000"])(
  "a worker killed in the middle of a call (%s) leaves exactly one accepted message",
  async (mode) => {
    const id = await aQueuedReply();
    sandbox.addFault({ mode, match: "sms/send" });
    const worker = aWorker("hang");
    const isCalling = () => sandbox.faults.list().length === 0;
    await until(isCalling);
    expect(isCalling()).toBe(true);
    worker.kill();
    await worker.ended;
    await recovered();
    expect(acceptedBy(sandbox)).toMatchObject([{ localid: String(id), repeats: 0 }]);
    expect(await base.db.smsMessage.findUnique({ where: { id } })).toMatchObject({ state: "SENT" });
  },
  40_000,
);
