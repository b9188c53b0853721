import type { Sandbox } from "@/sandbox/sandbox";
import { Sender, type SenderParts } from "@/server/messaging/sender/sender";
import type { Db } from "@/server/platform/db";
import { NOW } from "./clock";
import { gatewayTo } from "./sandbox";

/** A clock that stands still until it is moved. */
export class TestClock {
  at = NOW;
  readonly now = (): Date => this.at;

  advance(ms: number): Date {
    this.at = new Date(this.at.getTime() + ms);
    return this.at;
  }
}

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

/** A sender of the product that speaks to this sandbox, on a clock of the test's own. */
export function aSender(db: Db, sandbox: Sandbox, clock: TestClock, given: Partial<SenderParts> & { timeoutMs?: number } = {}): Sender {
  const { timeoutMs = 2_000, ...rest } = given;
  return new Sender({
    db,
    gateway: gatewayTo(sandbox, { timeoutMs }),
    now: clock.now,
    random: () => 0.5,
    publicUrl: "https://support.example.test",
    line: null,
    keepsQuiet: true,
    ...rest,
  });
}

/** What reached phones, oldest first: one entry per accepted message, whatever was asked how often. */
export function acceptedBy(sandbox: Sandbox) {
  return [...sandbox.store.outgoing.values()].map(({ localid, receptor, message, repeats, kind }) => ({ localid, receptor, message, repeats, kind }));
}
