"use client";

import { api, connection, failureOf, isSignedOut } from "@/features/desk";
import { board as words } from "@/messages/fa/board";
import { toPersianDigits } from "@/persian/digits";
import { showToast } from "@/ui/toast-queue";
import type { BoardReader } from "./board-reader";
import type { BoardStore } from "./board-store";
import { MoveQueue, type Outcome } from "./move-queue";
import { slideCard } from "./slide";

const TOAST = "board-move";

/**
 * The one way a card is moved here, by drag, keyboard, menu or undo: shown at once, sent in order, said in words with «واگرد», and put
 * back with the reason when it is refused (architecture.md §4.5). `reader` is asked for the fresh state after a refusal.
 */
export function createMoves(store: BoardStore, reader: () => BoardReader): MoveQueue {
  const stageName = (stageId: string) => store.stage(stageId)?.name ?? "";
  const number = ({ card }: Outcome) => toPersianDigits(String(card.number));
  const queue: MoveQueue = new MoveQueue(store, {
    move: (input) => api.board.move.mutate(input),
    undo: (input) => api.board.undoMove.mutate(input),
    onShown: (outcome) => {
      if (outcome.kind === "undo") return showToast({ id: TOAST, message: words.move.undone(number(outcome), stageName(outcome.toStageId)) });
      const isSameStage = outcome.fromStageId === outcome.toStageId;
      return showToast({
        id: TOAST,
        message: isSameStage ? words.move.reordered(number(outcome)) : words.move.moved(number(outcome), stageName(outcome.toStageId)),
        action: { label: words.move.undo, onPress: () => queue.undo(outcome.card.id) },
      });
    },
    onBeforeReturn: (card) => slideAfter(card.number),
    onRefused: (outcome, error) => {
      const { sentence } = failureOf(error);
      const signIn = {
        label: words.move.signInAgain,
        onPress: () => window.location.assign(`/login?next=${encodeURIComponent(window.location.pathname + window.location.search)}`),
      };
      showToast({
        id: TOAST,
        tone: "danger",
        message: words.move.refused(number(outcome), sentence),
        ...(isSignedOut(error) ? { action: signIn } : { action: undefined }),
      });
      void reader().refresh();
    },
    onIdle: () => reader().settleDebt(),
    isLost: (error) => failureOf(error).reason === "offline" && !connection.isReached(),
    whenBack,
    hadArrived: (error, outcome, version) => {
      const { reason, info } = failureOf(error);
      if (outcome.kind === "undo") return reason === "card.nothing_to_undo";
      return reason === "card.moved_by_someone_else" && info.version === version + 1 && info.stageId === outcome.toStageId;
    },
  });
  return queue;
}

function whenBack(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!connection.isReached()) return;
      off();
      resolve();
    };
    const off = connection.subscribe(look);
    look();
  });
}

/** Lets a card that is about to be put elsewhere slide there, once it has been rendered. */
export function slideAfter(number: number): void {
  const land = slideCard(number);
  requestAnimationFrame(land);
}
