"use client";

import { Copy, ExternalLink, Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { isWebAddress } from "@/domain/orders/web-address";
import type { TicketDetail } from "@/domain/tickets/detail";
import { copyText } from "@/features/desk";
import { orders } from "@/messages/fa/orders";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { OrderSummary } from "./order-summary";

const words = orders.panel;
const EditOrderDialog = lazy(() => import("./edit-order-dialog").then((module) => ({ default: module.EditOrderDialog })));

type Props = { ticket: TicketDetail; refresh: () => Promise<TicketDetail | undefined> };

/** What an order's card has besides a ticket's: its lines, what they come to, and how it is sent (D28, D30). */
export function OrderPanel({ ticket, refresh }: Props) {
  const [isEditing, setEditing] = useState(false);
  const { order } = ticket;
  if (!order) return null;
  const isEmpty = order.version === 0;
  return (
    <section aria-label={words.title} className="max-h-[38vh] overflow-y-auto rounded-lg border border-line bg-surface-raised px-3 py-2.5">
      <OrderSummary order={order} />
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        {order.carrier && <bdi className="text-ink-muted">{order.carrier}</bdi>}
        {order.trackingCode && (
          <span className="inline-flex items-center gap-1">
            <span className="text-ink-muted">{words.tracking}:</span>
            <bdi dir="ltr" className="font-medium">
              {order.trackingCode}
            </bdi>
            <IconButton size="sm" name={words.copy} icon={<Copy className="size-3.5" />} onClick={() => void copyText(order.trackingCode, words.copied)} />
          </span>
        )}
        {isWebAddress(order.trackingUrl) && (
          <a
            href={order.trackingUrl}
            target="_blank"
            rel="noreferrer noopener"
            className="inline-flex items-center gap-1 rounded-sm underline decoration-line-strong underline-offset-4"
          >
            {words.follow}
            <ExternalLink className="size-3.5" aria-hidden="true" />
          </a>
        )}
        {ticket.abilities.canEdit && (
          <Button kind="ghost" size="sm" className="ms-auto" icon={<Pencil className="size-3.5" aria-hidden="true" />} onClick={() => setEditing(true)}>
            {isEmpty ? words.fill : words.edit}
          </Button>
        )}
      </div>
      {isEditing && (
        <Suspense>
          <EditOrderDialog ticket={ticket} refresh={refresh} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </section>
  );
}
