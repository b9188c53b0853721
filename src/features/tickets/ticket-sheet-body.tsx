"use client";

import { Sheet } from "@/ui/sheet";
import type { TicketSheetProps } from "./ticket-sheet";

export function TicketSheetBody({ number, onClose }: TicketSheetProps & { number: number }) {
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} label={String(number)} size="xl">
      {number}
    </Sheet>
  );
}
