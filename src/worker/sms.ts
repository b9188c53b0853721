import { configuredGateway, handleInbound, listenForSms, pollDeliveries, pollInbound, refreshCredit, Sender } from "@/server/messaging";
import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import type { Environment } from "@/server/platform/env";
import { type Loop, startLoop } from "./loop";

// Login codes have slots of their own: however long the queue, and however many calls hang, a code never waits behind an update.
const OTP_SLOTS = 4;
const SLOTS = 8;
const POLL_MS = 1_000;
const RESERVE_MS = 5_000;
/** How fast a backlog drains, so that an hour's queue does not hit the provider at once. */
const SENDS_PER_SECOND = 50;

/** Everything of SMS that happens without anybody waiting: sending, asking what became of it, reading what customers sent. */
export function startSms(db: Db, environment: Environment): { stop: () => Promise<void> } {
  const { gateway, isSandbox, line, inboundLine } = configuredGateway();
  const otp: Loop[] = [];
  const rest: Loop[] = [];
  const sender = new Sender({
    ...{ db, gateway, now, random: Math.random, line },
    publicUrl: environment.publicUrl,
    keepsQuiet: !isSandbox,
    onClaimed: (lane, count) => {
      if (count > 1) for (const loop of lane === "OTP" ? otp : rest) loop.wake();
    },
  });
  const pace = paced(SENDS_PER_SECOND);
  const slow = async () => {
    await pace();
    return sender.sendNext(["UPDATE", "SURVEY"]);
  };
  // The first slot of each kind looks; the others sleep until there is more than it can do.
  const every = (n: number) => (n === 0 ? POLL_MS : RESERVE_MS);
  for (let n = 0; n < OTP_SLOTS; n += 1) otp.push(startLoop(`sms otp ${n}`, every(n), () => sender.sendNext(["OTP"])));
  for (let n = 0; n < SLOTS; n += 1) rest.push(startLoop(`sms ${n}`, every(n), slow));
  const upkeep = [
    startLoop("sms upkeep", 2_000, () => sender.upkeep()),
    startLoop("sms delivery", 2_000, async () => (await pollDeliveries(db, gateway, now()).catch(() => 0)) === 500),
    startLoop("sms inbound", isSandbox ? 3_000 : 60_000, async () => {
      if (inboundLine) await pollInbound(db, gateway, inboundLine).catch(() => 0);
      await handleInbound(db, now());
    }),
    startLoop("sms credit", 10 * 60_000, async () => void (await refreshCredit(db, gateway, now()))),
  ];
  const hush = listenForSms(environment.DATABASE_URL, (lane) => {
    // A code wakes all its slots: the first may be held up by a call that hangs.
    if (lane !== "UPDATE" && lane !== "SURVEY") for (const loop of otp) loop.wake();
    if (lane !== "OTP") for (const loop of rest) loop.wake();
  });
  return {
    stop: async () => {
      await hush();
      await Promise.all([...otp, ...rest, ...upkeep].map((loop: Loop) => loop.stop()));
      await sender.stop();
    },
  };
}

/** Waits so that no more than `perSecond` callers pass in a second. */
function paced(perSecond: number): () => Promise<void> {
  let free = 0;
  return async () => {
    const at = performance.now();
    free = Math.max(free, at) + 1_000 / perSecond;
    const wait = free - at - 1_000 / perSecond;
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
  };
}
