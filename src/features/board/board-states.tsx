"use client";

import { Copy, Inbox, Plus, SearchX, WifiOff } from "lucide-react";
import { board as words } from "@/messages/fa/board";
import { orders } from "@/messages/fa/orders";
import { formatNumber } from "@/persian/digits";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { showToast } from "@/ui/toast-queue";

/** The first day: what to do, with the address to give to customers. */
export function EmptyBoard({ onNew, isOrders }: { onNew: (() => void) | null; isOrders: boolean }) {
  return (
    <EmptyState
      icon={<Inbox className="size-6" />}
      title={words.empty.board}
      actions={
        <>
          {onNew ? (
            <Button kind="primary" icon={<Plus className="size-4" aria-hidden="true" />} onClick={onNew}>
              {isOrders ? orders.newOrder : words.newTicket}
            </Button>
          ) : null}
          <Button icon={<Copy className="size-4" aria-hidden="true" />} onClick={() => void copyPortal()}>
            {words.empty.copyPortal}
          </Button>
        </>
      }
    >
      {words.empty.boardText}
    </EmptyState>
  );
}

async function copyPortal(): Promise<void> {
  const address = `${window.location.origin}/portal`;
  try {
    await navigator.clipboard.writeText(address);
    showToast({ message: words.empty.copied, tone: "success" });
  } catch {
    showToast({ message: `${words.empty.copyFailed} ${address}`, timeout: 0 });
  }
}

export function FilteredToNothing({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState icon={<SearchX className="size-6" />} title={words.empty.filtered} actions={<Button onClick={onClear}>{words.filters.clearAll}</Button>}>
      {words.empty.filteredText}
    </EmptyState>
  );
}

export function NoStages() {
  return (
    <EmptyState icon={<Inbox className="size-6" />} title={words.empty.noStages}>
      {words.empty.noStagesText}
    </EmptyState>
  );
}

/** That what is shown may be old, and the way out. */
export function StaleNote({ isOnline, unsent, onRetry }: { isOnline: boolean /** Moves that wait for the line. */; unsent: number; onRetry: () => void }) {
  return (
    <p role="status" className="mx-4 mb-2.5 flex items-center gap-2 rounded border border-amber-line bg-amber-soft px-3 py-1 text-amber-ink text-sm">
      <WifiOff className="size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 flex-1">{unsent > 0 ? words.unsent(formatNumber(unsent)) : isOnline ? words.stale : words.offline}</span>
      <button type="button" onClick={onRetry} className="shrink-0 rounded-sm px-1.5 py-0.5 font-medium underline underline-offset-4">
        {words.retry}
      </button>
    </p>
  );
}
