import type { Board, BoardCard, BoardChanges, BoardStage } from "@/domain/board/card";
import { placeAfter } from "@/domain/board/place";

/** A stage as the board shows it: the cards loaded so far, in order, and how many there are in all. */
export type ColumnState = { readonly cards: readonly BoardCard[]; readonly count: number };

/** What a column is, without what is in it. */
export type StageInfo = Omit<BoardStage, "cards" | "count">;

/** Whether the viewer may put cards of other stages here. */
export function isOpenTo(stage: Pick<StageInfo, "isRetired" | "mayEnter">): boolean {
  return stage.mayEnter && !stage.isRetired;
}

/** Where a card stands: below `afterId` (null = on top) of a stage. */
export type Spot = { readonly stageId: string; readonly afterId: string | null };

type Listener = () => void;

const nothing: ColumnState = { cards: [], count: 0 };

/**
 * The cards of one board, with one subscription per column, so that a move renders two columns and nothing else (web-stack.md §7,
 * rule 3). It knows neither React nor dnd-kit nor the network; columns are replaced, never changed.
 */
export class BoardStore {
  pipeline: Board["pipeline"];
  stages: readonly StageInfo[];
  options: Board["options"];
  private columns = new Map<string, ColumnState>();
  private places = new Map<string, string>();
  private listeners = new Map<string, Set<Listener>>();

  constructor(board: Board) {
    this.pipeline = board.pipeline;
    this.stages = board.stages.map(infoOf);
    this.options = board.options;
    for (const stage of board.stages) this.put(stage.id, stage.cards, stage.count);
  }

  column = (stageId: string): ColumnState => this.columns.get(stageId) ?? nothing;

  /** Calls back after each change of a stage, or with "all" of any. */
  subscribe = (stageId: string | "all", listener: Listener): (() => void) => {
    const own = this.listeners.get(stageId) ?? new Set();
    this.listeners.set(stageId, own.add(listener));
    return () => own.delete(listener);
  };

  stage(stageId: string): StageInfo | undefined {
    return this.stages.find((stage) => stage.id === stageId);
  }

  total = (): number => this.stages.reduce((sum, stage) => sum + this.column(stage.id).count, 0);

  find(ticketId: string): { card: BoardCard; stageId: string; index: number } | null {
    const stageId = this.places.get(ticketId);
    const index = stageId ? this.column(stageId).cards.findIndex((card) => card.id === ticketId) : -1;
    const card = stageId ? this.column(stageId).cards[index] : undefined;
    return stageId && card ? { card, stageId, index } : null;
  }

  findNumber(number: number): BoardCard | undefined {
    for (const column of this.columns.values()) {
      const card = column.cards.find((one) => one.number === number);
      if (card) return card;
    }
    return undefined;
  }

  /** Where a loaded card stands now. */
  spotOf(ticketId: string): Spot | null {
    const found = this.find(ticketId);
    return found && { stageId: found.stageId, afterId: this.column(found.stageId).cards[found.index - 1]?.id ?? null };
  }

  /** Puts a card below another one of a stage at once, before the server has answered. A neighbour that is gone means the top. */
  place(card: BoardCard, spot: Spot): void {
    const from = this.places.get(card.id);
    if (from && from !== spot.stageId) this.take(from, card.id);
    const target = this.column(spot.stageId);
    const grown = from === spot.stageId ? target.count : target.count + 1;
    this.put(spot.stageId, placeAfter(target.cards, { ...card, stageId: spot.stageId }, spot.afterId), grown);
    this.tell(spot.stageId, ...(from ? [from] : []));
  }

  /** Puts a card below the last of a stage; where that one is not loaded yet, the card is only counted until it is. */
  placeAtEnd(card: BoardCard, stageId: string): void {
    const target = this.column(stageId);
    const others = target.cards.filter((one) => one.id !== card.id);
    const isLoaded = target.cards.length >= target.count;
    if (isLoaded) {
      this.place(card, { stageId, afterId: others.at(-1)?.id ?? null });
      return;
    }
    const from = this.places.get(card.id);
    if (from) this.take(from, card.id);
    this.put(stageId, this.column(stageId).cards, this.column(stageId).count + 1);
    this.tell(stageId, ...(from ? [from] : []));
  }

  /** A card as the server now knows it. It keeps its place unless its key says another one. */
  settle(card: BoardCard): void {
    const found = this.find(card.id);
    const column = this.column(card.stageId);
    const others = column.cards.filter((one) => one.id !== card.id);
    const below = others.findIndex((one) => one.rank > card.rank);
    const isHere = found?.stageId === card.stageId;
    const isBeyond = below === -1 && others.length > 0 && others.length < column.count - (isHere ? 1 : 0) && !(isHere && found.index === others.length);
    if (isBeyond && !found) return;
    if (isBeyond && found) {
      this.take(found.stageId, card.id);
      this.put(card.stageId, this.column(card.stageId).cards, this.column(card.stageId).count + 1);
      this.tell(found.stageId, card.stageId);
      return;
    }
    const at = below === -1 ? others.length : below;
    if (found?.stageId === card.stageId && found.index === at && isSameCard(found.card, card)) return;
    this.place(card, { stageId: card.stageId, afterId: others[at - 1]?.id ?? null });
  }

  /** Changes what a loaded card says, not where it stands. */
  patch(ticketId: string, change: Partial<BoardCard>): void {
    const found = this.find(ticketId);
    if (!found) return;
    const { cards, count } = this.column(found.stageId);
    this.put(
      found.stageId,
      cards.map((card) => (card.id === ticketId ? { ...card, ...change } : card)),
      count,
    );
    this.tell(found.stageId);
  }

  /** The next cards of a stage, below the loaded ones. */
  append(stageId: string, page: readonly BoardCard[], isLast: boolean): void {
    const column = this.column(stageId);
    const cards = [...column.cards, ...page.filter((card) => !this.places.has(card.id))];
    this.put(stageId, cards, isLast ? cards.length : Math.max(column.count, cards.length));
    this.tell(stageId);
  }

  /**
   * Takes over a fresh reading: stages, counts and the first cards of each (`deeper` holds more of some). Cards below what was read
   * stay. `heldId` is in somebody's hand: it is changed by nothing until it is put down (rule 8).
   */
  refresh(board: Board, deeper: ReadonlyMap<string, readonly BoardCard[]>, heldId: string | null, isNewQuery = false): void {
    const held = heldId ? this.find(heldId) : null;
    const heldAfter = heldId ? (this.spotOf(heldId)?.afterId ?? null) : null;
    const before = new Map(this.columns);
    const isSameStages = JSON.stringify(this.stages) === JSON.stringify(board.stages.map(infoOf));
    this.pipeline = board.pipeline;
    if (!isSameStages) this.stages = board.stages.map(infoOf);
    if (JSON.stringify(this.options) !== JSON.stringify(board.options)) this.options = board.options;
    const fresh = new Set<string>();
    const heads = board.stages.map((stage) => ({ stage, head: [...stage.cards, ...(deeper.get(stage.id) ?? [])] }));
    for (const { head } of heads) for (const card of head) fresh.add(card.id);
    this.columns = new Map();
    this.places = new Map();
    for (const { stage, head } of heads) {
      const old = before.get(stage.id) ?? nothing;
      const known = new Map(old.cards.map((card) => [card.id, card]));
      const last = head.at(-1);
      const tail = isNewQuery || !last || head.length >= stage.count ? [] : old.cards.filter((card) => card.rank > last.rank && !fresh.has(card.id));
      const cards = [...head.map((card) => sameOr(known.get(card.id), card)), ...tail].slice(0, stage.count);
      const isSame = cards.length === old.cards.length && old.count === stage.count && cards.every((card, i) => card === old.cards[i]);
      if (isSame) this.keep(stage.id, old);
      else this.put(stage.id, cards, stage.count);
    }
    if (held && this.columns.has(held.stageId)) this.place(held.card, { stageId: held.stageId, afterId: heldAfter });
    this.tell(...this.columns.keys());
  }

  /**
   * Takes over what has changed since the version shown. False when the card in somebody's hand is among it: that one is left alone and
   * the version stays, so that the same is asked again when it has been put down (rule 8).
   */
  change({ version, cards, changedIds, counts }: BoardChanges, heldId: string | null): boolean {
    const fresh = new Map(cards.map((card) => [card.id, card]));
    const held = heldId !== null && changedIds.includes(heldId);
    const before = new Map(this.columns);
    for (const id of changedIds) {
      const card = fresh.get(id);
      const stageId = this.places.get(id);
      if (id === heldId) continue;
      if (card && this.columns.has(card.stageId)) this.settle(card);
      else if (stageId) {
        this.take(stageId, id);
        this.tell(stageId);
      }
    }
    for (const stage of this.stages) {
      const column = this.column(stage.id);
      const count = Math.max(counts[stage.id] ?? 0, column.cards.length);
      if (count !== column.count) this.put(stage.id, column.cards, count);
      if (this.column(stage.id) !== before.get(stage.id)) this.tell(stage.id);
    }
    if (!held) this.pipeline = { ...this.pipeline, version };
    return !held;
  }

  private take(stageId: string, ticketId: string): void {
    const { cards, count } = this.column(stageId);
    this.places.delete(ticketId);
    this.put(
      stageId,
      cards.filter((card) => card.id !== ticketId),
      Math.max(0, count - 1),
    );
  }

  private put(stageId: string, cards: readonly BoardCard[], count: number): void {
    this.keep(stageId, { cards, count });
  }

  private keep(stageId: string, column: ColumnState): void {
    this.columns.set(stageId, column);
    for (const card of column.cards) this.places.set(card.id, stageId);
  }

  private tell(...stageIds: string[]): void {
    for (const stageId of new Set([...stageIds, "all"])) for (const listener of this.listeners.get(stageId) ?? []) listener();
  }
}

function infoOf({ cards: _cards, count: _count, ...info }: BoardStage): StageInfo {
  return info;
}

function isSameCard(a: BoardCard, b: BoardCard): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The object already shown when nothing about it has changed: its card is then not rendered again. */
function sameOr(old: BoardCard | undefined, card: BoardCard): BoardCard {
  return old && isSameCard(old, card) ? old : card;
}
