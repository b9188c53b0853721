"use client";

import { CalendarCheck, CalendarX } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { TicketDetail } from "@/domain/tickets/detail";
import { working } from "@/messages/fa/working";
import { formatDateTime, formatRelative } from "@/persian/dates";
import { classNames } from "@/ui/class-names";
import { useNow } from "@/ui/now";
import type { Perform } from "./perform";

const words = working.promise;
const load = () => import("./promise-dialog");
const PromiseDialog = lazy(() => load().then((module) => ({ default: module.PromiseDialog })));

type Props = { ticket: TicketDetail; perform: Perform; refresh: () => Promise<unknown> };

/** «قولِ انجام به مشتری»: what was promised, marked once it is overdue, and the way to change it. */
export function PromiseButton({ ticket, perform, refresh }: Props) {
  const [isOpen, setOpen] = useState(false);
  const now = useNow();
  const { expectedAt } = ticket;
  const canChange = ticket.abilities.canEdit && ticket.closedAt === null;
  const isLate = expectedAt !== null && ticket.closedAt === null && Date.parse(expectedAt) < now;
  if (!canChange && expectedAt === null) return null;
  const text = expectedAt === null ? words.button : (isLate ? words.late : words.value)(formatRelative(expectedAt, now));
  const Icon = isLate ? CalendarX : CalendarCheck;
  return (
    <>
      <button
        type="button"
        disabled={!canChange}
        aria-haspopup="dialog"
        title={expectedAt === null ? words.lead : `${words.button}: ${formatDateTime(expectedAt)}`}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(true)}
        className={classNames(
          "inline-flex h-7.5 items-center gap-1.5 rounded border px-2 text-sm transition-colors enabled:hover:bg-hover pointer-coarse:h-9.5",
          expectedAt === null ? "border-line-strong border-dashed text-ink-muted" : "border-line bg-surface-raised text-ink",
          isLate && "border-danger-line! bg-danger-soft! text-danger-ink!",
        )}
      >
        <Icon className="size-4" aria-hidden="true" />
        {text}
      </button>
      {isOpen && (
        <Suspense>
          <PromiseDialog ticket={ticket} perform={perform} refresh={refresh} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
