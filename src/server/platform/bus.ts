import { Client } from "pg";
import { log } from "./log";
import { BOARD_CHANNEL } from "./outbox";
import type { Channel, Messages } from "./tell";

/** Every channel; one that is missing here does not compile. */
const channels: Record<Channel, true> = { kariz_user: true, kariz_card: true, kariz_customer: true, kariz_presence: true, kariz_session: true };

const LOOK_MS = 10_000;
const PATIENCE_MS = 5_000;
const PAUSES_MS = [100, 250, 500, 1_000, 2_000];

type Handlers = {
  /** A board may have moved on. */
  board: (pipelineId: string) => void;
  /** Listening has begun, or begun again: what was told in between was heard by nobody and has to be read. */
  ready: () => Promise<void>;
} & { [C in Channel]: (message: Messages[C]) => void };

/**
 * The one connection with which this process hears what others tell (tell.ts, outbox.ts): plain PostgreSQL, since a pool or a pooler
 * would lose LISTEN. It connects again by itself for ever, also when the line has died without a word.
 */
export class Bus {
  private client: Client | null = null;
  private queries: Promise<unknown> = Promise.resolve();
  private gone = new WeakSet<Client>();
  private isStopped = false;
  private tries = 0;
  private timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly url: string,
    private readonly handlers: Handlers,
  ) {}

  get isListening(): boolean {
    return this.client !== null;
  }

  async start(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: "kariz stream",
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS * 2,
      keepAlive: true,
    });
    const lost = () => this.lose(client);
    client.on("error", lost);
    client.on("end", lost);
    client.on("notification", ({ channel, payload }) => this.hear(channel, payload ?? ""));
    try {
      await client.connect();
      for (const channel of [BOARD_CHANNEL, ...Object.keys(channels)]) await client.query(`LISTEN ${channel}`);
      if (this.isStopped) return void client.end().catch(() => undefined);
      this.client = client;
      this.tries = 0;
      await this.handlers.ready();
      this.look(client);
    } catch (error) {
      log.warn({ err: error }, "the event stream's connection to the database failed");
      this.lose(client);
    }
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  /** Reads on the listening connection, one query after another. Throws while there is none. */
  async query<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
    const run = this.queries.then(async () => {
      if (!this.client) throw new Error("the database is not connected");
      return (await this.client.query<R>(text, values)).rows;
    });
    this.queries = run.catch(() => undefined);
    return run;
  }

  private hear(channel: string, payload: string): void {
    try {
      if (channel === BOARD_CHANNEL) this.handlers.board(payload.slice(0, payload.lastIndexOf(":")));
      else if (channel in channels) (this.handlers[channel as Channel] as (message: unknown) => void)(JSON.parse(payload));
    } catch (error) {
      log.error({ err: error, channel }, "a message of another process was not understood");
    }
  }

  /** A line may die without a word (a pulled cable, a frozen machine): it is asked now and then. */
  private look(client: Client): void {
    this.later(LOOK_MS, async () => {
      if (this.client !== client) return;
      const isAlive = await this.query("SELECT 1").then(
        () => true,
        () => false,
      );
      if (isAlive) this.look(client);
      else this.lose(client);
    });
  }

  private lose(client: Client): void {
    if (this.isStopped || this.gone.has(client)) return;
    this.gone.add(client);
    this.client = null;
    client.removeAllListeners();
    client.on("error", () => undefined);
    void client.end().catch(() => undefined);
    const pause = PAUSES_MS[Math.min(this.tries, PAUSES_MS.length - 1)] ?? 1_000;
    this.tries += 1;
    this.later(pause, () => this.start());
  }

  private later(ms: number, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void work();
    }, ms);
    timer.unref();
    this.timers.add(timer);
  }
}
