import type { VirtualClock } from "./clock";
import { type Incoming, type Outgoing, refundedStatuses } from "./message";
import { defaultSettings, type Settings } from "./settings";
import { builtInTemplates, type Template } from "./templates";

export interface StoreOptions {
  /** Oldest messages are forgotten beyond this many. */
  maxMessages: number;
  /** Base of the links in built-in templates. */
  siteUrl: string;
}

export interface Snapshot {
  nextId: number;
  credit: number;
  offsetMs: number;
  outgoing: Outgoing[];
  incoming: Incoming[];
  blocked: [string, Blocked[]][];
}

export interface Blocked {
  number: string;
  /** 1 by the account, 2 the customer sent لغو۱۱. */
  blockreason: 1 | 2;
  date: number;
}

export interface Call {
  at: number;
  path: string;
  receptors: string[];
  fault: string | null;
  status: number | null;
}

const firstId = 1_200_000_000;
const maxCalls = 1_000;

/** What the provider remembers about one account: in memory, bounded. */
export class Store {
  readonly outgoing = new Map<number, Outgoing>();
  incoming: Incoming[] = [];
  readonly blocked = new Map<string, Blocked[]>();
  readonly templates: Map<string, Template>;
  calls: Call[] = [];
  settings: Settings = defaultSettings();
  #byLocalId = new Map<string, Outgoing>();
  #byReceptor = new Map<string, Set<Outgoing>>();
  #nextId = firstId;

  constructor(
    readonly clock: VirtualClock,
    readonly options: StoreOptions,
  ) {
    this.templates = builtInTemplates(options.siteUrl);
  }

  /** Ids grow with time and are never reused, not even after `clearMessages`. */
  newId(): number {
    return this.#nextId++;
  }

  add(message: Outgoing): void {
    this.outgoing.set(message.messageid, message);
    if (message.localid !== null) this.#byLocalId.set(message.localid, message);
    const sameReceptor = this.#byReceptor.get(message.receptor);
    if (sameReceptor) sameReceptor.add(message);
    else this.#byReceptor.set(message.receptor, new Set([message]));
    while (this.outgoing.size > this.options.maxMessages) this.#forgetOldest();
  }

  addIncoming(message: Incoming): void {
    this.incoming.push(message);
    if (this.incoming.length > this.options.maxMessages) this.incoming.shift();
  }

  byLocalId(localid: string): Outgoing | undefined {
    return this.#byLocalId.get(localid);
  }

  /** Oldest first. */
  byReceptor(receptor: string): Outgoing[] {
    return [...(this.#byReceptor.get(receptor) ?? [])];
  }

  receptors(): string[] {
    return [...this.#byReceptor.keys()];
  }

  charge(cost: number): void {
    this.settings.credit -= cost;
  }

  /** Changes a status and gives the cost back where the provider does. */
  settle(message: Outgoing, status: number): void {
    message.status = status;
    if (refundedStatuses.has(status)) {
      this.charge(-message.cost);
      message.cost = 0;
    }
  }

  isBlocked(line: string, receptor: string): boolean {
    return (this.blocked.get(line) ?? []).some((entry) => entry.number === receptor);
  }

  block(line: string, receptor: string, blockreason: 1 | 2): void {
    if (this.isBlocked(line, receptor)) return;
    const list = this.blocked.get(line) ?? [];
    list.push({ number: receptor, blockreason, date: this.clock.seconds() });
    this.blocked.set(line, list);
  }

  unblock(line: string, receptor: string): boolean {
    const list = this.blocked.get(line) ?? [];
    const rest = list.filter((entry) => entry.number !== receptor);
    this.blocked.set(line, rest);
    return rest.length < list.length;
  }

  record(call: Call): void {
    this.calls.push(call);
    if (this.calls.length > maxCalls) this.calls.splice(0, this.calls.length - maxCalls);
  }

  clearMessages(): void {
    this.outgoing.clear();
    this.#byLocalId.clear();
    this.#byReceptor.clear();
    this.incoming = [];
    this.blocked.clear();
    this.calls = [];
  }

  snapshot(keep: number): Snapshot {
    return {
      nextId: this.#nextId,
      credit: this.settings.credit,
      offsetMs: this.clock.offsetMs,
      outgoing: [...this.outgoing.values()].slice(-keep),
      incoming: this.incoming.slice(-keep),
      blocked: [...this.blocked],
    };
  }

  restore(snapshot: Snapshot): void {
    this.clock.advance(snapshot.offsetMs - this.clock.offsetMs);
    this.settings.credit = snapshot.credit;
    for (const message of snapshot.outgoing) this.add(message);
    this.incoming = [...snapshot.incoming];
    for (const [line, list] of snapshot.blocked) this.blocked.set(line, list);
    this.#nextId = Math.max(this.#nextId, snapshot.nextId);
  }

  #forgetOldest(): void {
    const oldest = this.outgoing.values().next().value;
    if (!oldest) return;
    this.outgoing.delete(oldest.messageid);
    if (oldest.localid !== null && this.#byLocalId.get(oldest.localid) === oldest) this.#byLocalId.delete(oldest.localid);
    const sameReceptor = this.#byReceptor.get(oldest.receptor);
    sameReceptor?.delete(oldest);
    if (sameReceptor?.size === 0) this.#byReceptor.delete(oldest.receptor);
  }
}
