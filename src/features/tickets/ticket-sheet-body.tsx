"use client";

import { useState } from "react";
import { tickets } from "@/messages/fa/tickets";
import { Sheet } from "@/ui/sheet";
import { ticketNumber } from "./ticket-number";
import { TicketScreen } from "./ticket-screen";
import type { TicketSheetProps } from "./ticket-sheet";

/** The sheet with its card, loaded when the first card is opened over the board. */
export function TicketSheetBody({ number, onClose, onCardChanged, onNavigate }: TicketSheetProps & { number: number }) {
  // The page that a sheet without `onNavigate` has turned to, for as long as the board asks for the same card.
  const [turned, setTurned] = useState({ from: number, to: number });
  const shown = turned.from === number ? turned.to : number;
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} label={tickets.card.label(ticketNumber(shown))} size="xl">
      <TicketScreen
        key={shown}
        number={shown}
        onNavigate={onNavigate ?? ((to) => setTurned({ from: number, to }))}
        onClose={onClose}
        onCardChanged={onCardChanged}
      />
    </Sheet>
  );
}
