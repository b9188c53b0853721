import { now } from "@/server/platform/clock";
import { db } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { sweep } from "@/server/platform/sweep";

const SWEEP_EVERY_MS = 10 * 60_000;

/** The second entry point: what happens later and nobody waits for. */
async function main(): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const round = async () => {
    try {
      await sweep(db(), now());
    } catch (err) {
      log.error({ err }, "sweep failed");
    }
    timer = setTimeout(round, SWEEP_EVERY_MS);
  };
  const stop = async () => {
    clearTimeout(timer);
    await db().$disconnect();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  await round();
  log.info("worker is ready");
}

void main();
