import { Client } from "pg";
import { log } from "@/server/platform/log";
import { SMS_CHANNEL } from "./outbox";

const RETRY_MS = 5_000;

/**
 * Calls `wake` with the lane whenever something is put into the outbox, from any process. A lost connection is made again; until then
 * polling finds the messages. Answers with how to stop.
 */
export function listenForSms(url: string, wake: (lane: string) => void): () => Promise<void> {
  let client: Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  const connect = async () => {
    const next = new Client({ connectionString: url, keepAlive: true });
    const again = () => {
      if (isStopped || timer) return;
      timer = setTimeout(() => {
        timer = null;
        void connect();
      }, RETRY_MS);
    };
    next.on("error", () => undefined);
    next.on("end", again);
    next.on("notification", (message) => wake(message.payload ?? ""));
    try {
      await next.connect();
      await next.query(`LISTEN ${SMS_CHANNEL}`);
      client = next;
      wake("");
    } catch (err) {
      log.warn({ err }, "SMS worker: no listening connection, polling only");
      await next.end().catch(() => undefined);
      again();
    }
  };
  void connect();
  return async () => {
    isStopped = true;
    if (timer) clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
