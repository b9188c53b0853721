"use client";

import { lazy, Suspense } from "react";
import type { BoardCard } from "@/domain/board/card";

export type TicketSheetProps = {
  /** The card to show; null = closed. */
  number: number | null;
  onClose: () => void;
  /** The card as the server last told it, after every change made here. */
  onCardChanged: (card: BoardCard) => void;
  /** Another card is wanted (previous, next, another ticket of the customer): put it into `number`. Without it the sheet turns the page by itself. */
  onNavigate?: (number: number) => void;
};

const TicketSheetBody = lazy(() => import("./ticket-sheet-body").then((module) => ({ default: module.TicketSheetBody })));

/** A card over the board. Its code comes when the first card is opened. */
export function TicketSheet(props: TicketSheetProps) {
  if (props.number === null) return null;
  return (
    <Suspense>
      <TicketSheetBody {...props} number={props.number} />
    </Suspense>
  );
}
