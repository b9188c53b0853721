"use client";

import { CircleCheck } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { TicketDetail } from "@/domain/tickets/detail";
import type { TicketOutcome } from "@/domain/tickets/schema";
import { tickets } from "@/messages/fa/tickets";
import { Button } from "@/ui/button";

const load = () => import("./close-ticket-dialog");
const CloseTicketDialog = lazy(() => load().then((module) => ({ default: module.CloseTicketDialog })));

/** «بستن تیکت» with its question; the question's code comes when the button is approached. */
export function CloseButton({ ticket, close }: { ticket: TicketDetail; close: (outcome: TicketOutcome) => void }) {
  const [isOpen, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  return (
    <>
      <Button
        icon={<CircleCheck className="size-4" aria-hidden="true" />}
        aria-haspopup="dialog"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => {
          setUsed(true);
          setOpen(true);
        }}
        className="ms-1"
      >
        {tickets.card.close}
      </Button>
      {used && (
        <Suspense>
          <CloseTicketDialog
            ticket={ticket}
            open={isOpen}
            onOpenChange={setOpen}
            onClose={(outcome) => {
              setOpen(false);
              close(outcome);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
