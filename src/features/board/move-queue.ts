import type { BoardCard } from "@/domain/board/card";
import type { MoveCardInput } from "@/domain/board/schema";
import type { BoardStore, Spot } from "./board-store";

/** Where a card is to go: between two neighbours, or below the last of the stage. */
export type Target = { readonly stageId: string; readonly afterId: string | null; readonly beforeId: string | null; readonly atEnd?: boolean };

export type Outcome = {
  kind: "move" | "undo";
  card: BoardCard;
  fromStageId: string;
  toStageId: string;
};

export type MoveDoors = {
  move: (input: MoveCardInput) => Promise<BoardCard>;
  undo: (input: { ticketId: string; expectedVersion: number }) => Promise<BoardCard>;
  /** Shown at once, before the answer. */
  onShown?: (outcome: Outcome) => void;
  /** The server has answered; nothing else is on its way for this card. */
  onSettled?: (outcome: Outcome) => void;
  /** Refused or lost: the card is already back where it was. */
  onRefused: (outcome: Outcome, error: unknown) => void;
  /** Just before a card is put back, by undo or refusal, so that it can be seen to slide. */
  onBeforeReturn?: (card: BoardCard) => void;
  /** Everything has been answered. */
  onIdle?: () => void;
  /** The line is down: nobody knows whether the move has arrived. */
  isLost?: (error: unknown) => boolean;
  /** Resolves when the server can be reached again. */
  whenBack?: () => Promise<void>;
  /** Whether this refusal of a move that was sent twice says that the first one had arrived; `version` is the one it was sent with. */
  hadArrived?: (error: unknown, outcome: Outcome, version: number) => boolean;
};

type Step = { outcome: Outcome; send: (version: number) => Promise<BoardCard> };
type Undoable = { ticketId: string; back: Spot };

/**
 * Moves of one board, shown at once and sent one after another: the second move of a card takes the version that the first one was
 * answered with, and a card may be put below one that is itself still on its way. When one is refused, the card's later ones fall with
 * it and it stands again where the server last had it. While the line is down they wait, in their order.
 */
export class MoveQueue {
  private steps: Step[] = [];
  private settledSpots = new Map<string, Spot>();
  private undoables: Undoable[] = [];
  private isSending = false;
  private isWaiting = false;
  private listeners = new Set<() => void>();

  constructor(
    private readonly store: BoardStore,
    private readonly doors: MoveDoors,
  ) {}

  get isBusy(): boolean {
    return this.isSending;
  }

  /** How many moves wait for the line to come back. */
  unsent = (): number => (this.isWaiting ? this.steps.length + 1 : 0);

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Moves a card; false when it already stands there. */
  move(ticketId: string, target: Target): boolean {
    const found = this.store.find(ticketId);
    const from = this.store.spotOf(ticketId);
    if (!found || !from) return false;
    const isThere = !target.atEnd && from.stageId === target.stageId && (from.afterId === target.afterId || target.afterId === ticketId);
    const { cards, count } = this.store.column(target.stageId);
    const isLast = target.atEnd && from.stageId === target.stageId && found.index === cards.length - 1 && cards.length === count;
    if (isThere || isLast) return false;
    this.remember(ticketId, from);
    this.undoables = [...this.undoables.filter((one) => one.ticketId !== ticketId), { ticketId, back: from }];
    if (target.atEnd) this.store.placeAtEnd(found.card, target.stageId);
    else this.store.place(found.card, target);
    const input = {
      ticketId,
      toStageId: target.stageId,
      afterTicketId: target.afterId,
      beforeTicketId: target.beforeId,
      ...(target.atEnd ? { atEnd: true } : {}),
    };
    this.push({
      outcome: { kind: "move", card: found.card, fromStageId: from.stageId, toStageId: target.stageId },
      send: (expectedVersion) => this.doors.move({ ...input, expectedVersion }),
    });
    return true;
  }

  /** Takes back the last move made here, or the last one of `ticketId`; false when there is none. */
  undo(ticketId?: string): boolean {
    const last = ticketId === undefined ? this.undoables.at(-1) : this.undoables.find((one) => one.ticketId === ticketId);
    if (!last) return false;
    this.undoables = this.undoables.filter((one) => one !== last);
    const found = this.store.find(last.ticketId);
    const card = found?.card ?? this.versions.get(last.ticketId);
    if (!card) return false;
    const from = this.store.spotOf(last.ticketId);
    if (from) this.remember(last.ticketId, from);
    this.doors.onBeforeReturn?.(card);
    this.store.place(card, last.back);
    this.push({
      outcome: { kind: "undo", card, fromStageId: from?.stageId ?? card.stageId, toStageId: last.back.stageId },
      send: (expectedVersion) => this.doors.undo({ ticketId: last.ticketId, expectedVersion }),
    });
    return true;
  }

  /** Sends again what was lost with the line, once it is back. A move that had arrived after all is not a conflict with oneself. */
  private async sendSurely({ outcome, send }: Step, known: BoardCard): Promise<BoardCard> {
    for (let isAgain = false; ; isAgain = true) {
      try {
        return await send(known.version);
      } catch (error) {
        if (isAgain && this.doors.hadArrived?.(error, outcome, known.version))
          return { ...(this.store.find(known.id)?.card ?? known), version: known.version + 1 };
        if (!this.doors.whenBack || !this.doors.isLost?.(error)) throw error;
        this.isWaiting = true;
        this.tell();
        await this.doors.whenBack();
        this.isWaiting = false;
        this.tell();
      }
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  // Cards as they were last answered: one that went below the loaded part of its stage can still be undone.
  private versions = new Map<string, BoardCard>();

  private remember(ticketId: string, spot: Spot): void {
    if (!this.settledSpots.has(ticketId)) this.settledSpots.set(ticketId, spot);
  }

  private push(step: Step): void {
    this.steps.push(step);
    this.versions.set(step.outcome.card.id, newest(this.versions.get(step.outcome.card.id), step.outcome.card));
    this.doors.onShown?.(step.outcome);
    if (!this.isSending) void this.drain();
    if (this.isWaiting) this.tell();
  }

  private async drain(): Promise<void> {
    this.isSending = true;
    for (let step = this.steps.shift(); step; step = this.steps.shift()) await this.run(step);
    this.isSending = false;
    this.doors.onIdle?.();
  }

  private async run(step: Step): Promise<void> {
    const { outcome } = step;
    const ticketId = outcome.card.id;
    const shown = this.store.find(ticketId)?.card;
    try {
      const known = newest(this.versions.get(ticketId), shown ?? outcome.card);
      const card = await this.sendSurely(step, known);
      this.versions.set(ticketId, card);
      if (this.steps.some((later) => later.outcome.card.id === ticketId)) {
        this.store.patch(ticketId, { version: card.version });
        return;
      }
      this.settledSpots.delete(ticketId);
      this.store.settle(card);
      this.doors.onSettled?.({ ...outcome, card });
    } catch (error) {
      this.steps = this.steps.filter((later) => later.outcome.card.id !== ticketId);
      this.undoables = this.undoables.filter((one) => one.ticketId !== ticketId);
      const back = this.settledSpots.get(ticketId);
      this.settledSpots.delete(ticketId);
      this.doors.onBeforeReturn?.(outcome.card);
      if (back) this.store.place(this.store.find(ticketId)?.card ?? outcome.card, back);
      this.doors.onRefused(outcome, error);
    }
  }
}

function newest(known: BoardCard | undefined, card: BoardCard): BoardCard {
  return known && known.version > card.version ? known : card;
}
