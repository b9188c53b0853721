import { BEAT_SECONDS, type Positions, type StreamEventName, type StreamEvents } from "@/domain/live/stream";
import { lead } from "./lead";

/** An event as every tab hears it. */
export type LiveEvent = { [N in StreamEventName]: { name: N; data: StreamEvents[N] } }[StreamEventName];

type Told =
  | { type: "event"; event: LiveEvent; id: string }
  | { type: "state"; isOpen: boolean; id: string; boards: Positions; tickets: (number | null)[] }
  | { type: "who" };

const names: readonly StreamEventName[] = ["hello", "board", "reload", "you", "card", "presence", "ticket", "beat", "end"];
/** A line that is silent for this long is dead, whatever the browser thinks. */
const SILENCE_MS = (BEAT_SECONDS * 2 + 8) * 1_000;
const RECENT = 100;
/** A page takes at most this long to come alive. */
const JUST_NOW_MS = 30_000;
const PAUSES_MS = [300, 1_000, 2_000, 5_000, 10_000];

/** What a line needs of the page around it. */
export type LineDoors = {
  /** The address of the stream; `last` is the place to go on from. */
  address: (last: string) => string;
  /** The line was lost or refused; it comes back by itself. */
  onTrouble?: () => void;
};

/**
 * The one event stream of this browser (issue 5 §3): a leading tab holds it and tells the others, so a dozen tabs cost one connection. Every
 * tab remembers the place; whichever leads next goes on from there, and the server tells again what was missed.
 */
export class LiveLine {
  private source: EventSource | null = null;
  private channel: BroadcastChannel | null = null;
  private seat: ReturnType<typeof lead> | null = null;
  private last = "";
  private boards: Record<string, number> = {};
  private open = false;
  private isOver = false;
  private tries = 0;
  private retry = 0;
  private watch = 0;
  private heardAt = 0;
  private recent = new Map<string, number>();
  private told: { number: number | null; at: number }[] = [];
  private isNew = true;
  private readonly listeners = new Set<(event: LiveEvent) => void>();
  private readonly watchers = new Set<() => void>();

  constructor(private readonly doors: LineDoors) {}

  /** Whether events come in: while they do, nobody has to ask again and again. */
  isOpen = (): boolean => this.open;

  onState = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Calls back with every event. */
  subscribe(listener: (event: LiveEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** How far a board is, as far as was heard. */
  versionOf(board: string): number {
    return this.boards[board] ?? 0;
  }

  /** How many ms ago something was heard of a ticket; Infinity when not lately. For screens whose data was read before they began to listen. */
  sinceHeardOf(ticketId: string): number {
    return performance.now() - (this.recent.get(ticketId) ?? Number.NEGATIVE_INFINITY);
  }

  /** Joins the tabs of this name; answers with how to leave them. */
  start(name: string): () => void {
    const enter = () => {
      if (this.seat) return;
      this.isOver = false;
      this.heardAt = Date.now();
      this.channel = new BroadcastChannel(`kariz-live:${name}`);
      this.channel.onmessage = ({ data }: MessageEvent<Told>) => this.hear(data);
      this.seat = lead(`kariz-live:${name}`, { begin: () => this.connect(), end: () => this.hangUp() });
      this.say({ type: "who" });
      this.watch = window.setInterval(() => this.look(), 5_000);
    };
    const exit = () => {
      window.clearInterval(this.watch);
      this.seat?.leave();
      this.seat = null;
      this.channel?.close();
      this.channel = null;
      this.set(false);
    };
    const onSeen = () => !document.hidden && this.look();
    enter();
    // A page that waits in the browser's memory neither leads nor listens.
    window.addEventListener("pagehide", exit);
    window.addEventListener("pageshow", enter);
    document.addEventListener("visibilitychange", onSeen);
    return () => {
      exit();
      window.removeEventListener("pagehide", exit);
      window.removeEventListener("pageshow", enter);
      document.removeEventListener("visibilitychange", onSeen);
    };
  }

  /** The server can be reached again: no need to wait for the next try. */
  hurry(): void {
    if (this.seat && this.retry !== 0) this.connect();
  }

  private connect(): void {
    this.hangUp();
    if (this.isOver) return;
    const source = new EventSource(this.doors.address(this.last));
    this.source = source;
    this.heardAt = Date.now();
    for (const name of names) {
      source.addEventListener(name, (message) => {
        const event = { name, data: JSON.parse((message as MessageEvent<string>).data) } as LiveEvent;
        const id = (message as MessageEvent).lastEventId;
        this.tries = 0;
        this.take(event, id);
        this.say({ type: "event", event, id });
        if (!this.open) this.tellState(true);
        if (event.name === "end") this.ended(event.data.again);
      });
    }
    source.onerror = () => this.failed();
  }

  private failed(): void {
    this.hangUp();
    this.tellState(false);
    const pause = PAUSES_MS[Math.min(this.tries, PAUSES_MS.length - 1)] ?? 1_000;
    if (this.tries > 0) this.doors.onTrouble?.();
    this.tries += 1;
    this.retry = window.setTimeout(() => this.connect(), pause * (0.75 + Math.random() / 2));
  }

  private ended(again: boolean): void {
    // Nobody is signed in here any more: the screens find out by themselves, asking as they did without a stream.
    this.isOver = !again;
    if (again) this.failed();
    else {
      this.tellState(false);
      // Another tab, where somebody has signed in again, may lead.
      this.seat?.leave();
    }
  }

  private hangUp(): void {
    window.clearTimeout(this.retry);
    this.retry = 0;
    this.source?.close();
    this.source = null;
  }

  private hear(told: Told): void {
    if (told.type === "who") {
      const tickets = this.told.filter(({ at }) => at > Date.now() - JUST_NOW_MS).map(({ number }) => number);
      if (this.source) this.say({ type: "state", isOpen: this.open, id: this.last, boards: this.boards, tickets });
    } else if (told.type === "event") {
      this.take(told.event, told.id);
      this.set(told.event.name !== "end");
    } else {
      this.heardAt = Date.now();
      if (this.last === "") this.last = told.id;
      if (Object.keys(told.boards).length > 0) this.take({ name: "hello", data: { boards: told.boards } }, "");
      // Its page may have been drawn before that.
      if (this.isNew) for (const number of told.tickets) this.take({ name: "ticket", data: { number } }, "");
      this.isNew = false;
      this.set(told.isOpen);
    }
  }

  private take(event: LiveEvent, id: string): void {
    this.heardAt = Date.now();
    if (id !== "") this.last = id;
    if (event.name === "hello") this.boards = { ...this.boards, ...event.data.boards };
    if (event.name === "ticket") this.told = [...this.told.slice(-20), { number: event.data.number, at: Date.now() }];
    if (event.name === "board") {
      for (const { board, version, ticket } of event.data) {
        this.boards[board] = version;
        if (ticket === null) continue;
        this.recent.delete(ticket);
        this.recent.set(ticket, performance.now());
      }
      for (const old of [...this.recent.keys()].slice(0, -RECENT)) this.recent.delete(old);
    }
    for (const listener of [...this.listeners]) listener(event);
  }

  /** A dead line is opened anew; a leader that says nothing (a tab put to sleep) is replaced by a tab that somebody looks at. */
  private look(): void {
    if (Date.now() - this.heardAt < SILENCE_MS || this.isOver) return;
    if (this.source) this.failed();
    else if (this.retry === 0 && !document.hidden) {
      this.heardAt = Date.now();
      this.seat?.takeOver();
    }
  }

  private tellState(isOpen: boolean): void {
    this.set(isOpen);
    this.say({ type: "state", isOpen, id: this.last, boards: isOpen ? this.boards : {}, tickets: [] });
  }

  private set(isOpen: boolean): void {
    if (this.open === isOpen) return;
    this.open = isOpen;
    for (const watcher of [...this.watchers]) watcher();
  }

  private say(told: Told): void {
    this.channel?.postMessage(told);
  }
}
