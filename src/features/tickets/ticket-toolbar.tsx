"use client";

import { ChevronDown, ChevronUp, Link2, Maximize2, MessageSquarePlus, RotateCcw, X } from "lucide-react";
import Link from "next/link";
import type { MouseEvent } from "react";
import type { TicketDetail } from "@/domain/tickets/detail";
import { copyText } from "@/features/desk";
import { ReferButton } from "@/features/working";
import { tickets } from "@/messages/fa/tickets";
import { ui } from "@/messages/fa/ui";
import { Button } from "@/ui/button";
import { IconButton, IconLink } from "@/ui/icon-button";
import { CloseButton } from "./close-button";
import { MoreMenu } from "./more-menu";
import { ticketNumber } from "./ticket-number";
import type { TicketActions } from "./use-ticket";

const words = tickets.card;

type Props = {
  ticket: TicketDetail;
  actions: TicketActions;
  onOpen: (number: number, event: MouseEvent) => void;
  /** Given in the sheet: closes it. */
  onClose?: () => void;
  onCompose: () => void;
};

/** The top line of a card: which one it is, its neighbours, and what may be done with the whole of it. */
export function TicketToolbar({ ticket, actions, onOpen, onClose, onCompose }: Props) {
  const { canAddNote, canClose, canReopen } = ticket.abilities;
  const number = ticketNumber(ticket.number);
  return (
    <header className="flex h-13 shrink-0 items-center gap-1 border-line border-b bg-surface-raised px-2 @3xl/card:px-3">
      {onClose && <IconButton name={ui.close} icon={<X className="size-4.5" />} onClick={onClose} hintSide="bottom" />}
      <span className="flex min-w-0 items-center gap-2 px-2 text-ink-muted text-sm">
        <bdi dir="ltr" className="font-semibold text-ink">
          #{number}
        </bdi>
        {!onClose && (
          <Link
            href={`/boards/${ticket.pipeline.slug}`}
            className="hidden min-w-0 truncate rounded-sm hover:text-ink hover:underline hover:underline-offset-4 @xl/card:block"
          >
            <bdi>{ticket.pipeline.name}</bdi>
          </Link>
        )}
      </span>
      <Neighbour name={words.previous} shortcut="K" number={ticket.previousNumber} onOpen={onOpen} icon={<ChevronUp className="size-4.5" />} />
      <Neighbour name={words.next} shortcut="J" number={ticket.nextNumber} onOpen={onOpen} icon={<ChevronDown className="size-4.5" />} />
      <span className="flex-1" />
      <IconButton
        name={words.copyLink}
        icon={<Link2 className="size-4.5" />}
        hintSide="bottom"
        onClick={() => void copyText(`${window.location.origin}/tickets/${ticket.number}`, words.linkCopied)}
      />
      {canAddNote && <MoreMenu ticket={ticket} refresh={actions.refresh} />}
      {onClose && <IconLink href={`/tickets/${ticket.number}`} name={words.openAsPage} icon={<Maximize2 className="size-4" />} hintSide="bottom" />}
      {ticket.abilities.canEdit && !ticket.closedAt && <ReferButton ticket={ticket} perform={actions.perform} />}
      {canClose && <CloseButton ticket={ticket} close={(outcome) => void actions.close(outcome)} />}
      {canReopen && (
        <Button icon={<RotateCcw className="size-4" aria-hidden="true" />} onClick={() => void actions.reopen()} className="ms-1">
          {words.reopen}
        </Button>
      )}
      {canAddNote && (
        <Button icon={<MessageSquarePlus className="size-4" aria-hidden="true" />} onClick={onCompose} className="ms-1 hidden! @3xl/card:inline-flex!">
          {tickets.composer.open}
        </Button>
      )}
    </header>
  );
}

function Neighbour({
  name,
  shortcut,
  number,
  icon,
  onOpen,
}: {
  name: string;
  shortcut: string;
  number: number | null;
  icon: React.ReactNode;
  onOpen: Props["onOpen"];
}) {
  const hint = `${name} (${shortcut})`;
  if (number === null) return <IconButton name={name} icon={icon} disabled hint={hint} hintSide="bottom" />;
  return <IconLink href={`/tickets/${number}`} name={name} icon={icon} hint={hint} hintSide="bottom" onClick={(event) => onOpen(number, event)} />;
}
