import "@/server/reactions";
import { sweepFiles } from "@/server/attachments";
import { AuditSealer, checkAudit } from "@/server/audit";
import { tellLongWaits } from "@/server/notifications";
import { now } from "@/server/platform/clock";
import { systemCtx } from "@/server/platform/context";
import { db } from "@/server/platform/db";
import { env } from "@/server/platform/env";
import { log } from "@/server/platform/log";
import { sweep } from "@/server/platform/sweep";
import { sendDueInvitations } from "@/server/surveys";
import { startLoop } from "./loop";
import { startSms } from "./sms";

const SWEEP_EVERY_MS = 10 * 60_000;
const SURVEYS_EVERY_MS = 3_000;
const SEAL_EVERY_MS = 5_000;
const LOOK_EVERY_MS = 15 * 60_000;
const WAITS_EVERY_MS = 60_000;

/** The second entry point: what happens later and nobody waits for. Any number of these processes may run on one database. */
function main(): void {
  const sealer = new AuditSealer(db(), now);
  const running = [
    startSms(db(), env()),
    startLoop("surveys", SURVEYS_EVERY_MS, () => sendDueInvitations(db(), now())),
    startLoop("seal audit", SEAL_EVERY_MS, () => sealer.sealNext()),
    startLoop("long waits", WAITS_EVERY_MS, () => tellLongWaits(systemCtx(db(), now(), "notifications.tellLongWaits"), {})),
    startLoop("check audit", LOOK_EVERY_MS, () => checkAudit(db(), env().DATABASE_URL, now())),
    startLoop("sweep", SWEEP_EVERY_MS, () => sweep(db(), now())),
    startLoop("sweep files", SWEEP_EVERY_MS, () => sweepFiles(db(), now())),
  ];
  const stop = async () => {
    await Promise.all(running.map((part) => part.stop()));
    await db().$disconnect();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  log.info("worker is ready");
}

main();
