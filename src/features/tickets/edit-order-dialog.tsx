"use client";

import { type FormEvent, useState } from "react";
import type { TicketDetail } from "@/domain/tickets/detail";
import { api, type Failure, failureOf, useUnsaved } from "@/features/desk";
import { orders } from "@/messages/fa/orders";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { showToast } from "@/ui/toast-queue";
import { newItem, type OrderFaults, type OrderText, orderText, readOrder } from "./order-draft";
import { OrderFields } from "./order-fields";
import { OrderSummary } from "./order-summary";
import { ticketNumber } from "./ticket-number";

const words = orders.form;

type Props = { ticket: TicketDetail; onClose: () => void; refresh: () => Promise<TicketDetail | undefined> };

/** The order's contents as a form. A colleague's save meanwhile is shown beside what was typed; nothing typed is lost. */
export function EditOrderDialog({ ticket, onClose, refresh }: Props) {
  const [saved, setSaved] = useState(ticket.order);
  const [first] = useState<OrderText>(() => {
    const text = ticket.order ? orderText(ticket.order) : null;
    const empty: OrderText = { items: [], discount: "", shipping: "", carrier: "", trackingCode: "", trackingUrl: "" };
    return text && text.items.length > 0 ? text : { ...(text ?? empty), items: [newItem()] };
  });
  const [text, setText] = useState(first);
  const [faults, setFaults] = useState<OrderFaults>({ items: {} });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const isUnsaved = JSON.stringify(text) !== JSON.stringify(first);
  useUnsaved(isUnsaved, words.leave);
  const close = () => (isUnsaved ? setLeaving(true) : onClose());

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    const read = readOrder(text);
    setFaults(read.faults);
    setFailure(null);
    if (!read.isSound) return focusFault();
    setPending(true);
    try {
      await api.orders.edit.mutate({ ticketId: ticket.id, expectedVersion: saved?.version ?? 0, ...read.order });
      await refresh();
      showToast({ tone: "success", message: words.saved });
      onClose();
    } catch (error) {
      const failed = failureOf(error);
      setFailure(failed);
      // Saving again then means it, knowing what the colleague made of it.
      if (failed.reason === "order.changed_by_someone_else") setSaved((await refresh())?.order ?? saved);
    } finally {
      setPending(false);
    }
  }

  return (
    <>
      <Dialog
        open
        onOpenChange={(open) => !open && close()}
        title={words.editTitle(ticketNumber(ticket.number))}
        size="lg"
        dismissable={!isUnsaved && !isPending}
        footer={
          <>
            <Button type="submit" form="edit-order" kind="primary" pending={isPending}>
              {words.save}
            </Button>
            <Button kind="ghost" onClick={close}>
              {words.cancel}
            </Button>
            {isUnsaved && <span className="ms-auto text-amber-ink text-sm">{words.unsaved}</span>}
          </>
        }
      >
        <form id="edit-order" onSubmit={submit} noValidate className="flex flex-col gap-5">
          {failure &&
            (failure.reason === "order.changed_by_someone_else" && saved ? (
              <div role="alert" className="rounded-lg border border-amber-line bg-amber-soft px-3 py-3">
                <p className="mb-2 text-amber-ink">{words.conflict}</p>
                <OrderSummary order={saved} />
              </div>
            ) : (
              <ErrorNote>{failure.sentence}</ErrorNote>
            ))}
          <OrderFields value={text} faults={faults} onChange={setText} />
        </form>
      </Dialog>
      <ConfirmDialog open={isLeaving} onOpenChange={setLeaving} title={words.leaveTitle} confirmLabel={words.leaveNow} danger onConfirm={onClose}>
        {words.leave}
      </ConfirmDialog>
    </>
  );
}

/** The first field with a fault under it. */
export function focusFault(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("form[id$=order] [aria-invalid=true]")?.focus());
}
