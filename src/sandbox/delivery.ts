import { Agenda } from "./agenda";
import { finalStatuses, type Outgoing } from "./message";
import { magicCode } from "./receptor";
import type { Store } from "./store";

interface Step {
  message: Outgoing;
  from: number;
  to: number;
}

const tickMs = 50;

/** Carries messages through 2 → 1 → 4/5 → 6 | 10 | 11 | 14 on the virtual clock. */
export class Delivery {
  #agenda = new Agenda<Step>();
  #timer = setInterval(() => this.run(), tickMs).unref();

  constructor(
    private readonly store: Store,
    private readonly onStatus: (message: Outgoing) => void,
  ) {
    store.clock.onMove(() => this.run());
  }

  /** Plans the next step of a message; call it for every new or restored one. `now` is when the step before it was due: a jump of the clock may do several. */
  plan(message: Outgoing, now = this.store.clock.now()): void {
    const { delivery } = this.store.settings;
    const step = (delay: number, to: number) => this.#agenda.add(now + delay, { message, from: message.status, to });
    if (message.status === 2) this.#agenda.add(message.date * 1000, { message, from: 2, to: 1 });
    else if (message.status === 1) step(delivery.toOperatorMs, delivery.operatorStatus);
    else if (message.status === 4 || message.status === 5) {
      const final = this.#finalStatus(message);
      if (final !== null) step(Math.max(0, delivery.toFinalMs - delivery.toOperatorMs), final);
    }
  }

  /** Does every step that is due. */
  run(): void {
    for (;;) {
      const due = this.#agenda.takeDue(this.store.clock.now());
      if (!due) return;
      const { message, from, to } = due.item;
      // Cancelled meanwhile, or the inbox was emptied.
      if (message.status !== from || !this.store.outgoing.has(message.messageid)) continue;
      this.store.settle(message, to);
      this.onStatus(message);
      this.plan(message, due.at);
    }
  }

  clear(): void {
    this.#agenda.clear();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #finalStatus(message: Outgoing): number | null {
    if (this.store.isBlocked(message.sender, message.receptor)) return 14;
    const magic = magicCode(message.receptor);
    if (magic !== null && finalStatuses.has(magic)) return magic;
    const { byReceptor, final } = this.store.settings.delivery;
    return byReceptor[message.receptor] ?? final;
  }
}
