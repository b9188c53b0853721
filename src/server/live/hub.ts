import { BEAT_SECONDS, type BoardNews, type StreamEventName, type StreamEvents } from "@/domain/live/stream";
import { may } from "@/domain/policy";
import { livingOf } from "@/server/identity";
import { Bus } from "@/server/platform/bus";
import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { BoardFeed, type FeedNews } from "./board-feed";
import { CustomerFeed, type PublicNews } from "./customer-feed";
import { frame } from "./frames";
import { Line, type Listener } from "./line";
import { missedNews } from "./missed-news";
import { positionId } from "./position";

/** How long a revoked session may hold its line when nobody tells of it (S4 allows 5 s). */
const CHECK_MS = 3_000;
/** Lines of one session: tabs share one, so a few are several windows in private mode or a line that has not been missed yet. */
const LINES_PER_SESSION = 8;
const LINES_PER_PROCESS = 5_000;
/** The pass of a link is short; its line comes back to show it again. */
const LINK_MS = 10 * 60_000;

/**
 * Everybody who listens in this process. Fed by one connection that LISTENs; each event is encoded once and given to all who may hear it.
 * Whoever must not miss anything goes on from Last-Event-ID, so lines may be cut at any time. To tell of something new: a channel in
 * platform/tell.ts, an event in domain/live/stream.ts, and one line in `bus` below that passes it on with `toStaff`.
 */
export class Hub {
  private readonly lines = new Set<Line>();
  private readonly bus: Bus;
  private readonly boards: BoardFeed;
  private readonly customers: CustomerFeed;
  private readonly timers: NodeJS.Timeout[];
  private listening: Promise<void> | null = null;

  constructor(
    private readonly db: Db,
    url: string,
  ) {
    this.bus = new Bus(url, {
      board: (pipelineId) => this.boards.wake(pipelineId),
      ready: async () => {
        await this.boards.begin();
        await this.customers.begin();
      },
      kariz_user: ({ userId, ...news }) => this.toStaff("you", news, (listener) => listener.userId === userId),
      kariz_card: ({ ticketId }) => this.toStaff("card", { ticket: ticketId }),
      kariz_presence: (news) => this.toStaff("presence", news),
      kariz_customer: ({ customerId, publicAt }) => this.customers.recordNote(customerId, publicAt === null ? null : new Date(publicAt)),
      kariz_session: (whose) =>
        void this.check(({ actor }) =>
          "userId" in whose
            ? actor.kind === "agent" && actor.userId === whose.userId
            : "sessionId" in whose
              ? actor.kind !== "link" && actor.sessionId === whose.sessionId
              : actor.kind === "link" && actor.ticketId === whose.ticketId,
        ),
    });
    const read = <R extends object>(text: string, values?: unknown[]) => this.bus.query<R>(text, values);
    this.boards = new BoardFeed(
      read,
      (news) => this.tellBoards(news),
      () => this.toStaff("reload", {}),
      () => this.bus.isListening,
    );
    this.customers = new CustomerFeed(read, (news) => this.tellCustomer(news));
    this.timers = [setInterval(() => this.beat(), BEAT_SECONDS * 1_000), setInterval(() => void this.check(() => true), CHECK_MS)];
    for (const timer of this.timers) timer.unref();
  }

  get size(): number {
    return this.lines.size;
  }

  /** Begins to listen to the database; at the first call it resolves when it has, or has failed and goes on trying. */
  start(): Promise<void> {
    this.listening ??= this.bus.start();
    return this.listening;
  }

  /** False while there is no room for one more line of this listener. */
  hasRoom(listener: Listener): boolean {
    const owner = ownerOf(listener);
    return this.lines.size < LINES_PER_PROCESS && [...this.lines].filter((line) => ownerOf(line.actor) === owner).length < LINES_PER_SESSION;
  }

  /**
   * Opens a line. `last` is the id of the last event that this browser heard; `since` (customers) is when its page was drawn. First comes
   * what was missed, then what happens; nothing is lost in between and nothing is told twice.
   */
  async open(listener: Listener, from: { last: string | null; since: Date | null }): Promise<Line> {
    const line = new Line(listener, now().getTime(), (closed) => this.lines.delete(closed));
    // From here on news waits in the line, so what is read now and what comes later leave no gap.
    this.lines.add(line);
    try {
      if (!this.bus.isListening) throw new Error("the database is not connected");
      line.greet(...(await this.greeting(listener, from)));
    } catch (error) {
      log.warn({ err: error }, "a line of the event stream could not be opened");
      line.cut();
    }
    return line;
  }

  /** Tells staff of this process. Events hold ids, never words. */
  toStaff<N extends StreamEventName>(name: N, data: StreamEvents[N], who: (listener: Extract<Listener, { kind: "agent" }>) => boolean = () => true): void {
    const bytes = frame(name, data);
    for (const line of this.lines) if (line.actor.kind === "agent" && who(line.actor)) line.send(bytes);
  }

  /** Ends all lines, so that the server can stop; browsers come back to whoever answers then. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.customers.stop();
    for (const line of [...this.lines]) line.end(true);
    await this.bus.stop();
  }

  private async greeting(listener: Listener, from: { last: string | null; since: Date | null }): Promise<Uint8Array[]> {
    if (listener.kind === "agent") {
      const here = new Map(this.boards.positions);
      const missed = await missedNews((text, values) => this.bus.query(text, values), from.last, here);
      const hello = frame("hello", { boards: Object.fromEntries(here) }, positionId(here));
      if (missed === "too many") return [frame("reload", {}), hello];
      return missed.length > 0 ? [frame("board", missed), hello] : [hello];
    }
    const at = now();
    const since = instantOf(from.last) ?? from.since;
    const who = { customerId: listener.customerId, ticketId: listener.kind === "link" ? listener.ticketId : null };
    const numbers = since ? await this.customers.since(who, since) : [];
    return numbers.length > 0 ? numbers.map((number) => frame("ticket", { number }, at.toISOString())) : [frame("beat", {}, at.toISOString())];
  }

  private tellBoards(news: readonly FeedNews[]): void {
    const told: BoardNews[] = news.map(({ board, version, ticket, kind }) => ({ board, version, ticket, kind }));
    const bytes = frame("board", told, positionId(this.boards.positions));
    let hasCustomers = false;
    for (const line of this.lines) {
      if (line.actor.kind !== "agent") hasCustomers = true;
      else if (may(line.actor, "board.read", null)) line.send(bytes);
    }
    if (hasCustomers) this.customers.take(news.flatMap((one) => (one.activityId !== null && one.ticket !== null ? [one.activityId] : [])));
  }

  private tellCustomer({ ticket, customerId }: PublicNews): void {
    const bytes = frame("ticket", { number: ticket?.number ?? null }, now().toISOString());
    for (const { actor, send } of this.lines) {
      if (actor.kind === "agent") continue;
      if (ticket ? may(actor, "ticket.read", { id: ticket.id, customerId }) : actor.kind === "customer" && actor.customerId === customerId) send(bytes);
    }
  }

  private beat(): void {
    const bytes = frame("beat", {});
    const limit = now().getTime() - LINK_MS;
    for (const line of [...this.lines]) {
      if (line.actor.kind === "link" && line.openedAt < limit) line.end(true);
      else line.send(bytes);
    }
  }

  /** Ends the lines of whoever may not hold them any more; one whose role has changed comes back as what they are now. */
  private async check(which: (line: Line) => boolean): Promise<void> {
    const lines = [...this.lines].filter(which);
    if (lines.length === 0) return;
    try {
      const asked = { sessions: new Set<string>(), links: new Set<string>() };
      for (const { actor } of lines) {
        if (actor.kind === "link") asked.links.add(actor.linkId);
        else asked.sessions.add(actor.sessionId);
      }
      const living = await livingOf(this.db, { sessions: [...asked.sessions], links: [...asked.links] }, now());
      for (const line of lines) {
        const { actor } = line;
        if (actor.kind === "link" ? !living.links.has(actor.linkId) : !living.sessions.has(actor.sessionId)) line.end(false);
        else if (actor.kind === "agent" && living.sessions.get(actor.sessionId) !== actor.role) line.end(true);
      }
    } catch (error) {
      log.warn({ err: error }, "open lines could not be checked");
    }
  }
}

function ownerOf(listener: Listener): string {
  return listener.kind === "link" ? listener.linkId : listener.sessionId;
}

function instantOf(id: string | null): Date | null {
  const at = id === null || id.length > 30 ? Number.NaN : Date.parse(id);
  return Number.isNaN(at) ? null : new Date(at);
}
