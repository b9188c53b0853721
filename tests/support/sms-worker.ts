/**
 * A worker process that a test kills: sends what is due on the database of DATABASE_URL and kills itself at the step named in KILL_AT
 * ("hang" = never by itself). Its clock stands at CLOCK_AT.
 */
import { createKavenegarGateway } from "@/server/messaging/gateway";
import { Sender } from "@/server/messaging/sender/sender";
import { connect } from "@/server/platform/db";
import { sandboxKey } from "./sandbox-key";

const { DATABASE_URL = "", SANDBOX_URL = "", KILL_AT = "", CLOCK_AT = "" } = process.env;
const sender = new Sender({
  db: connect(DATABASE_URL, 4),
  gateway: createKavenegarGateway({ apiKey: sandboxKey, baseUrl: SANDBOX_URL, timeoutMs: 15_000 }),
  now: () => new Date(CLOCK_AT),
  random: () => 0.5,
  publicUrl: "https://support.example.test",
  line: null,
  keepsQuiet: true,
  atStep: (step) => {
    if (step === KILL_AT) process.kill(process.pid, "SIGKILL");
  },
});
await sender.drain();
process.exit(0);
