"use client";

import { Ellipsis, Link2Off, MessageSquareText } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { TicketDetail } from "@/domain/tickets/detail";
import { api, failureOf } from "@/features/desk";
import { sms } from "@/messages/fa/sms";
import { tickets } from "@/messages/fa/tickets";
import { IconButton } from "@/ui/icon-button";
import { MenuButton } from "@/ui/menu-button";
import { showToast } from "@/ui/toast-queue";

const words = tickets.card;
const TextDialog = lazy(() => import("@/features/messaging").then((module) => ({ default: module.TextDialog })));
const ConfirmDialog = lazy(() => import("@/ui/confirm-dialog").then((module) => ({ default: module.ConfirmDialog })));

/** What is done with a card now and then: an SMS in one's own words, and making the customer's links useless (S13). */
export function MoreMenu({ ticket, refresh }: { ticket: TicketDetail; refresh: () => Promise<unknown> }) {
  const [isTexting, setTexting] = useState<boolean | null>(null);
  const [isAsking, setAsking] = useState<boolean | null>(null);
  const [isPending, setPending] = useState(false);
  const revoke = async () => {
    setPending(true);
    try {
      await api.portalSettings.revokeLinks.mutate({ ticketId: ticket.id });
      showToast({ message: words.revoked });
      setAsking(false);
      await refresh();
    } catch (error) {
      showToast({ tone: "danger", message: failureOf(error).sentence });
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <MenuButton
        label={words.more}
        items={[
          { id: "text", label: sms.text.button, icon: <MessageSquareText className="size-4" aria-hidden="true" /> },
          { id: "revoke", label: words.revokeLinks, icon: <Link2Off className="size-4" aria-hidden="true" />, danger: true },
        ]}
        onAction={(id) => (id === "text" ? setTexting(true) : setAsking(true))}
      >
        {(trigger) => <IconButton {...trigger} name={words.more} icon={<Ellipsis className="size-4.5" />} hintSide="bottom" />}
      </MenuButton>
      <Suspense>
        {isTexting !== null && (
          <TextDialog ticketId={ticket.id} customerName={ticket.customer.name} open={isTexting} onOpenChange={setTexting} onSent={() => void refresh()} />
        )}
        {isAsking !== null && (
          <ConfirmDialog
            open={isAsking}
            onOpenChange={setAsking}
            title={words.revokeTitle}
            confirmLabel={words.revokeLinks}
            danger
            pending={isPending}
            onConfirm={() => void revoke()}
          >
            {words.revokeText}
          </ConfirmDialog>
        )}
      </Suspense>
    </>
  );
}
