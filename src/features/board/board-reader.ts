import type { Board, BoardCard, BoardChanges } from "@/domain/board/card";
import type { BoardFilters } from "@/domain/board/schema";
import type { BoardStore } from "./board-store";
import { formatFilters } from "./filters";

/** Cards asked for at once while a stage scrolls; the server's limit is 100. */
const PAGE = 50;
const DEEP_PAGE = 100;
/** Of a stage that was scrolled far, this many cards are read anew; what is below is trusted until it is scrolled to again. */
const DEEP_LIMIT = 300;
/** What happens within so many ms is fetched together. */
const GATHER_MS = 60;

export type ReaderDoors = {
  board: (input: { slug: string; filters: BoardFilters }) => Promise<Board>;
  changes: (input: { pipelineId: string; since: number; filters: BoardFilters }) => Promise<BoardChanges>;
  stagePage: (input: { stageId: string; afterRank?: string; limit: number; filters: BoardFilters }) => Promise<BoardCard[]>;
  /** Moves are on their way: what is read now would show the past. */
  isBusy: () => boolean;
  /** The card in somebody's hand. */
  heldId: () => string | null;
  /** Somebody looks at the board; what changes in a hidden tab is fetched when it is seen again. */
  isSeen: () => boolean;
};

/** `filtering`: other cards are on their way. `failed`: the last reading did not arrive; what is shown may be old. */
export type ReaderState = {
  readonly filters: BoardFilters;
  readonly status: "ready" | "filtering" | "failed";
  readonly paging: ReadonlyMap<string, "loading" | "failed">;
};

/** Reads the board anew and page by page. An answer that has been overtaken is thrown away. */
export class BoardReader {
  private state: ReaderState;
  private turn = 0;
  private isReading = false;
  private isOwed = false;
  /** The newest version that the event stream told of. */
  private told = 0;
  private isGathering = false;
  private listeners = new Set<() => void>();

  constructor(
    private readonly store: BoardStore,
    filters: BoardFilters,
    private readonly doors: ReaderDoors,
  ) {
    this.state = { filters, status: "ready", paging: new Map() };
  }

  get = (): ReaderState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Shows the cards of other filters. */
  async filter(filters: BoardFilters): Promise<void> {
    if (formatFilters(filters) === formatFilters(this.state.filters)) return;
    this.turn += 1;
    this.change({ filters, status: "filtering", paging: new Map() });
    await this.read(true);
  }

  /** Reads the same cards again, without a word: nothing shown moves unless it has really changed. */
  async refresh(): Promise<void> {
    if (this.isReading || this.doors.isBusy()) {
      this.isOwed = true;
      return;
    }
    await this.read(this.state.status === "filtering");
  }

  /** The reading that was put off while moves were on their way, a card was in hand or nobody looked. */
  settleDebt(): void {
    if (this.isOwed) void this.refresh();
    else this.catchUp();
  }

  /** The board is at this version: what has changed since the one shown is fetched and shown, several changes at once. */
  heard(version: number): void {
    this.told = Math.max(this.told, version);
    this.catchUp();
  }

  private catchUp(): void {
    if (this.isGathering || this.told <= this.store.pipeline.version || !this.doors.isSeen()) return;
    this.isGathering = true;
    setTimeout(() => {
      this.isGathering = false;
      void this.fetchChanges();
    }, GATHER_MS);
  }

  private async fetchChanges(): Promise<void> {
    // Each of these looks for more when it is over.
    if (this.isReading || this.doors.isBusy() || this.state.status === "filtering" || this.told <= this.store.pipeline.version) return;
    const turn = this.turn;
    this.isReading = true;
    let isShown = false;
    try {
      const changes = await this.doors.changes({ pipelineId: this.store.pipeline.id, since: this.store.pipeline.version, filters: this.state.filters });
      if (turn !== this.turn || this.doors.isBusy()) return;
      const before = this.store.pipeline.version;
      if (changes.isWhole) isShown = this.store.change(changes, this.doors.heldId()) && changes.version > before;
      else this.isOwed = true;
      if (this.state.status === "failed") this.change({ status: "ready" });
    } catch {
      // The stream says the version again when it is back.
    } finally {
      this.isReading = false;
    }
    if (this.isOwed) await this.refresh();
    else if (isShown) this.catchUp();
  }

  /** The next cards of a stage. */
  async loadMore(stageId: string): Promise<void> {
    const { cards, count } = this.store.column(stageId);
    if (cards.length >= count || this.state.paging.get(stageId) === "loading" || this.state.status === "filtering") return;
    const turn = this.turn;
    this.page(stageId, "loading");
    try {
      const page = await this.doors.stagePage({ stageId, afterRank: cards.at(-1)?.rank, limit: PAGE, filters: this.state.filters });
      if (turn !== this.turn) return;
      this.store.append(stageId, page, page.length < PAGE);
      this.page(stageId, null);
    } catch {
      if (turn === this.turn) this.page(stageId, "failed");
    }
  }

  private async read(isNewQuery: boolean): Promise<void> {
    const turn = this.turn;
    const { filters } = this.state;
    this.isReading = true;
    this.isOwed = false;
    try {
      // By id: the address may have been changed by an admin meanwhile.
      const board = await this.doors.board({ slug: this.store.pipeline.id, filters });
      const isUnchanged = board.pipeline.version === this.store.pipeline.version;
      const deeper = isNewQuery || isUnchanged ? new Map<string, BoardCard[]>() : await this.readDeeper(board, filters);
      if (turn !== this.turn) return;
      this.isOwed = this.doors.isBusy();
      if (!this.isOwed || isNewQuery) {
        this.store.refresh(board, deeper, this.doors.heldId(), isNewQuery);
        this.change({ status: "ready" });
      }
    } catch {
      if (turn === this.turn) this.change({ status: "failed" });
    } finally {
      this.isReading = false;
    }
    if (turn === this.turn) this.catchUp();
  }

  private async readDeeper(board: Board, filters: BoardFilters): Promise<Map<string, BoardCard[]>> {
    const deeper = new Map<string, BoardCard[]>();
    for (const stage of board.stages) {
      const wanted = Math.min(this.store.column(stage.id).cards.length, stage.count, DEEP_LIMIT);
      const more: BoardCard[] = [];
      while (stage.cards.length > 0 && stage.cards.length + more.length < wanted) {
        const page = await this.doors.stagePage({ stageId: stage.id, afterRank: (more.at(-1) ?? stage.cards.at(-1))?.rank, limit: DEEP_PAGE, filters });
        more.push(...page);
        if (page.length < DEEP_PAGE) break;
      }
      if (more.length > 0) deeper.set(stage.id, more);
    }
    return deeper;
  }

  private page(stageId: string, state: "loading" | "failed" | null): void {
    const paging = new Map(this.state.paging);
    if (state) paging.set(stageId, state);
    else paging.delete(stageId);
    this.change({ paging });
  }

  private change(change: Partial<ReaderState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
