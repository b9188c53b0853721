"use client";

import { Forward } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { TicketDetail } from "@/domain/tickets/detail";
import { working } from "@/messages/fa/working";
import { Button } from "@/ui/button";
import type { Perform } from "./perform";

const load = () => import("./refer-dialog");
const ReferDialog = lazy(() => load().then((module) => ({ default: module.ReferDialog })));

/** «ارجاع» with its question; the question's code comes when the button is approached. */
export function ReferButton({ ticket, perform }: { ticket: TicketDetail; perform: Perform }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={<Forward className="hidden size-4 rtl:-scale-x-100 @3xl/card:block" aria-hidden="true" />}
        aria-haspopup="dialog"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(true)}
        className="ms-1"
      >
        {working.refer.button}
      </Button>
      {isOpen && (
        <Suspense>
          <ReferDialog ticket={ticket} perform={perform} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
