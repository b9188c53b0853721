"use client";

import { Clock } from "lucide-react";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import type { Me } from "@/domain/identity/schema";
import type { TicketDetail } from "@/domain/tickets/detail";
import { api, OfflineMark } from "@/features/desk";
import { PresenceLine, usePresence } from "@/features/presence";
import { SurveyResultPanel } from "@/features/surveys";
import { WorkLine } from "@/features/working";
import { tickets } from "@/messages/fa/tickets";
import { formatAge, formatRelative } from "@/persian/dates";
import { Badge } from "@/ui/badge";
import { classNames } from "@/ui/class-names";
import { useNow } from "@/ui/now";
import { Composer, type ComposerHandle } from "./composer";
import { Conversation, type PendingNote } from "./conversation";
import { CustomerPanel } from "./customer-panel";
import { OrderPanel } from "./order-panel";
import { Properties } from "./properties";
import { ticketNumber } from "./ticket-number";
import { TicketTitle } from "./ticket-title";
import { TicketToolbar } from "./ticket-toolbar";
import { useCardKeys } from "./use-card-keys";
import type { TicketActions } from "./use-ticket";

type Props = {
  ticket: TicketDetail;
  me: Me | undefined;
  actions: TicketActions;
  onNavigate: (number: number) => void;
  onClose?: () => void;
};

/** On a phone the keyboard leaves little room: while somebody writes, only the conversation stays above the composer. */
const givesWay = "@max-3xl/card:group-has-[textarea[name=body]:focus]/card:hidden";

/** The card: the customer at the right, the ticket and its conversation at the left, the composer held at the bottom (D18). */
export function TicketCard({ ticket, me, actions, onNavigate, onClose }: Props) {
  const composer = useRef<ComposerHandle>(null);
  const [pending, setPending] = useState<PendingNote | null>(null);
  const { people, onTyping } = usePresence(ticket.id, me?.id);
  useRead(ticket);

  const open = (number: number, event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onNavigate(number);
  };
  const { previousNumber, nextNumber } = ticket;
  useCardKeys({
    previous: previousNumber === null ? null : () => onNavigate(previousNumber),
    next: nextNumber === null ? null : () => onNavigate(nextNumber),
  });

  return (
    <div className="group/card @container/card flex h-full min-h-0 flex-1 flex-col">
      <TicketToolbar ticket={ticket} actions={actions} onOpen={open} onClose={onClose} onCompose={() => composer.current?.open()} />
      <OfflineMark />
      <div className="flex min-h-0 flex-1 flex-col @3xl/card:flex-row">
        <CustomerPanel
          customer={ticket.customer}
          ticketId={ticket.abilities.canAddNote ? ticket.id : null}
          onLogged={() => void actions.refresh()}
          onOpen={open}
          className={givesWay}
        />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <div className={classNames("shrink-0 border-line border-b px-4 pt-3 pb-2.5 @3xl/card:px-6 @3xl/card:pt-4 @3xl/card:pb-3.5", givesWay)}>
            <Heading {...{ ticket, me, actions }} onOpen={open} />
          </div>
          <Conversation ticket={ticket} me={me} pending={pending} onChanged={() => void actions.refresh()} />
          <PresenceLine people={people} />
          {me && ticket.abilities.canAddNote && (
            <Composer
              key={`${me.id}:${ticket.id}`}
              ref={composer}
              userId={me.id}
              author={me.name}
              ticket={ticket}
              onPending={setPending}
              onTyping={onTyping}
              onServerDraft={(draft) => actions.write((current) => ({ ...current, draft }))}
              refresh={actions.refresh}
            />
          )}
        </div>
      </div>
    </div>
  );
}

type OnOpen = (number: number, event: MouseEvent) => void;

function Heading({ ticket, me, actions, onOpen }: Pick<Props, "ticket" | "me" | "actions"> & { onOpen: OnOpen }) {
  const now = useNow();
  return (
    <div className="mx-auto flex w-full max-w-200 flex-col gap-2 @3xl/card:gap-2.5">
      {(ticket.waitingSince || ticket.closedAt) && (
        <p className="flex">
          {ticket.closedAt ? (
            <span className="text-ink-muted text-sm">
              {tickets.card.isClosed(formatRelative(ticket.closedAt, now))}
              {ticket.outcome && ` ${tickets.closing.outcomeOf(tickets.closing.outcomes[ticket.outcome])}.`}
            </span>
          ) : (
            <Badge tone="accent" icon={<Clock className="size-3.5" aria-hidden="true" />}>
              {tickets.card.waitingSince(formatAge(ticket.waitingSince ?? now, now))}
            </Badge>
          )}
        </p>
      )}
      <TicketTitle title={ticket.title} canEdit={ticket.abilities.canEdit} rename={actions.rename} />
      <Properties ticket={ticket} meId={me?.id} actions={actions} />
      <WorkLine ticket={ticket} me={me} perform={actions.perform} refresh={actions.refresh} />
      {(ticket.continues || ticket.continuedBy.length > 0) && <Continuation ticket={ticket} onOpen={onOpen} />}
      {ticket.order && <OrderPanel ticket={ticket} refresh={actions.refresh} />}
      {ticket.survey && <SurveyResultPanel survey={ticket.survey} now={now} />}
    </div>
  );
}

/** What this ticket continues after its time for reopening was over, and where it went on itself. */
function Continuation({ ticket, onOpen }: { ticket: TicketDetail; onOpen: OnOpen }) {
  const all = [
    ...(ticket.continues ? [{ ...ticket.continues, say: tickets.card.continues }] : []),
    ...ticket.continuedBy.map((next) => ({ ...next, say: tickets.card.continuedBy })),
  ];
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {all.map(({ number, title, say }) => (
        <a
          key={number}
          href={`/tickets/${number}`}
          title={title}
          onClick={(event) => onOpen(number, event)}
          className="rounded-sm text-ink-muted underline decoration-line-strong underline-offset-4 hover:text-ink"
        >
          {say(ticketNumber(number))}
        </a>
      ))}
    </p>
  );
}

/** Looking at a card takes its unread mark away, again whenever something new has come while it is open. */
function useRead(ticket: TicketDetail): void {
  const last = ticket.timeline.at(-1)?.id ?? "";
  useEffect(() => {
    // Failing to note it harms nobody: the mark stays.
    if (last !== undefined) api.tickets.markRead.mutate({ ticketId: ticket.id }).catch(() => undefined);
  }, [ticket.id, last]);
}
