import type { SmsLane } from "@/domain/messaging/template";
import type { Db } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import type { SmsGateway } from "../gateway";
import { type Claimed, claim, isDue, recover } from "./claim";
import { type Conditions, conditionsFor } from "./conditions";
import { deliver } from "./deliver";
import { release } from "./settle";

/** Where a test may stop the process: before and after each thing that could be lost. */
export type Step = "claimed" | "composed" | "called" | "settled";

export type SenderParts = {
  db: Db;
  gateway: SmsGateway;
  /** The clock and the dice come from outside, so that a test runs an hour of failure in a second. */
  now: () => Date;
  random: () => number;
  /** Base of every link, without a slash at the end. */
  publicUrl: string;
  /** Our line; null = the account's own. */
  line: string | null;
  /** False for the sandbox: nobody is woken by a simulated SMS. */
  keepsQuiet: boolean;
  /** Longest that one call to the provider can take; a message is not begun with less lease than that. */
  callMs?: number;
  /** Messages taken at once; small, so that a lease outlives its turn. */
  batch?: number;
  /** Told how many messages of a lane were taken at once: more slots may wake. */
  onClaimed?: (lane: SmsLane, count: number) => void;
  atStep?: (step: Step, id: bigint) => void | Promise<void>;
};

export type Held = { row: Claimed; conditions: Conditions };

const DEFAULT_CALL_MS = 20_000;
const DEFAULT_BATCH = 16;

/**
 * Sends what waits in the outbox. Any number of senders may run, in any number of processes: each message is sent by one, once
 * (facts.md R2, R3). Nothing is sent inside a transaction.
 */
export class Sender {
  #waiting = new Map<SmsLane, Held[]>();
  #claiming = new Map<SmsLane, Promise<void>>();

  constructor(private readonly parts: SenderParts) {}

  /** Sends one message of the first of these lanes that has one. False when none is due. */
  async sendNext(lanes: readonly SmsLane[]): Promise<boolean> {
    for (const lane of lanes) {
      const held = await this.#take(lane);
      if (!held) continue;
      await this.#send(held);
      return true;
    }
    return false;
  }

  /** Sends until nothing is due, with `slots` messages on their way at once; answers with how many were tried. */
  async drain(lanes: readonly SmsLane[] = ["OTP", "UPDATE", "SURVEY"], slots = 8): Promise<number> {
    let count = 0;
    await this.upkeep();
    const slot = async () => {
      while (await this.sendNext(lanes)) count += 1;
    };
    await Promise.all(Array.from({ length: slots }, slot));
    return count;
  }

  /** What must happen by the clock alone; to be called every few seconds. */
  upkeep(): Promise<void> {
    return recover(this.parts.db, this.parts.now());
  }

  async #take(lane: SmsLane): Promise<Held | undefined> {
    const ready = this.#waiting.get(lane)?.shift();
    if (ready) return ready;
    const running = this.#claiming.get(lane) ?? this.#refill(lane).finally(() => this.#claiming.delete(lane));
    this.#claiming.set(lane, running);
    await running;
    return this.#waiting.get(lane)?.shift();
  }

  async #refill(lane: SmsLane): Promise<void> {
    const { db, gateway, now, keepsQuiet, batch = DEFAULT_BATCH } = this.parts;
    if (!(await isDue(db, lane, now()))) return;
    const conditions = await conditionsFor(db, gateway, lane, now(), { keepsQuiet, limit: batch });
    if (!conditions) return;
    const rows = await claim(db, lane, conditions.limit, now());
    const waiting = this.#waiting.get(lane) ?? [];
    waiting.push(...rows.map((row) => ({ row, conditions })));
    this.#waiting.set(lane, waiting);
    this.parts.onClaimed?.(lane, rows.length);
  }

  async #send({ row, conditions }: Held): Promise<void> {
    const { callMs = DEFAULT_CALL_MS, now, db } = this.parts;
    if (now().getTime() + callMs > row.leaseUntil.getTime()) return release(db, row);
    try {
      await deliver(this.parts, { row, conditions });
    } catch (err) {
      // The lease runs out by itself and the message is taken up again; the others go on.
      log.error({ err, sms: String(row.id) }, "an SMS could not be settled");
    }
  }

  /** Gives back what was claimed and not begun, so that another worker need not wait for the lease. */
  async stop(): Promise<void> {
    for (const held of [...this.#waiting.values()].flat()) await release(this.parts.db, held.row);
    this.#waiting.clear();
  }
}
