"use client";

import { ChevronDown, Phone } from "lucide-react";
import Link from "next/link";
import { type MouseEvent, useState } from "react";
import type { CustomerPanel as Customer } from "@/domain/tickets/detail";
import { LogCallButton, offerCallLog } from "@/features/calls";
import { ContactList, FactList, StaffNote } from "@/features/contacts";
import { tickets } from "@/messages/fa/tickets";
import { formatNumber } from "@/persian/digits";
import { formatPhoneLightly } from "@/persian/phone-format";
import { Avatar } from "@/ui/avatar";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import { IconButton } from "@/ui/icon-button";
import type { HueName } from "@/ui/tokens";
import { MessageText } from "./message-text";
import { ticketNumber } from "./ticket-number";

const words = tickets.customer;

type Props = {
  customer: Customer;
  /** The ticket that calls are written down on; null = this viewer writes none down. */
  ticketId: string | null;
  onLogged: () => void;
  onOpen: (number: number, event: MouseEvent) => void;
  className?: string;
};

/** Who asks, how to reach them and what else they have asked (D18, N14). On a narrow card it folds into one line on top. */
export function CustomerPanel({ customer, ticketId, onLogged, onOpen, className }: Props) {
  const log = ticketId === null ? null : { customer, ticketId };
  const [isOpen, setOpen] = useState(false);
  const first = customer.phones[0];
  return (
    <aside
      aria-label={words.label}
      className={classNames(
        "shrink-0 border-line border-b bg-surface-raised @3xl/card:w-68 @3xl/card:overflow-y-auto @3xl/card:border-e @3xl/card:border-b-0 @5xl/card:w-80",
        className,
      )}
    >
      <div className="flex items-center gap-3 px-4 py-2 @3xl/card:items-start @3xl/card:px-5 @3xl/card:pt-5 @3xl/card:pb-4">
        <Avatar name={customer.name} colourKey={customer.id} size="md" decorative className="@3xl/card:size-11 @3xl/card:text-md" />
        <div className="min-w-0 flex-1">
          <h2 className="text-md [overflow-wrap:anywhere] @3xl/card:text-lg">
            <Link href={`/customers/${customer.id}`} title={words.record} className="rounded-sm hover:underline hover:underline-offset-4">
              <bdi>{customer.name}</bdi>
            </Link>
          </h2>
          {customer.companyName && (
            <p className="truncate text-ink-muted text-sm">
              <Link href={`/customers/companies/${customer.companyId}`} className="rounded-sm hover:text-ink hover:underline hover:underline-offset-4">
                <bdi>{customer.companyName}</bdi>
              </Link>
            </p>
          )}
        </div>
        {first && (
          <a
            href={`tel:${first.e164}`}
            onClick={() => log && offerCallLog({ ...log, phone: first.e164 })}
            aria-label={words.call(formatPhoneLightly(first.e164))}
            className="inline-flex size-10 items-center justify-center rounded-full border border-line-strong text-ink-muted hover:bg-hover @3xl/card:hidden"
          >
            <Phone className="size-4.5" aria-hidden="true" />
          </a>
        )}
        <IconButton
          name={words.show}
          aria-expanded={isOpen}
          icon={<ChevronDown className={classNames("size-4.5 transition-transform", isOpen && "rotate-180")} />}
          onClick={() => setOpen(!isOpen)}
          className="@3xl/card:hidden"
        />
      </div>
      <div
        className={classNames(
          "flex-col gap-5 px-4 pb-4 @3xl/card:flex @3xl/card:px-5 @3xl/card:pb-6",
          isOpen ? "flex max-h-[55dvh] overflow-y-auto @3xl/card:max-h-none @3xl/card:overflow-visible" : "hidden",
        )}
      >
        <div>
          <ContactList phones={customer.phones} emails={customer.emails} log={log ?? undefined} />
          {log && <LogCallButton {...log} onLogged={onLogged} />}
        </div>
        <FactList face={customer} />
        {customer.staffNote && (
          <StaffNote>
            <MessageText body={customer.staffNote} />
          </StaffNote>
        )}
        <OtherTickets customer={customer} onOpen={onOpen} />
      </div>
    </aside>
  );
}

function OtherTickets({ customer, onOpen }: Pick<Props, "customer" | "onOpen">) {
  const rest = customer.ticketCount - 1 - customer.otherTickets.length;
  return (
    <section>
      <h3 className="mb-1.5 flex items-baseline gap-2 text-ink-muted text-sm">
        {words.otherTickets}
        {customer.otherTickets.length > 0 && <span className="font-normal text-ink-faint text-xs">{formatNumber(customer.ticketCount - 1)}</span>}
      </h3>
      {customer.otherTickets.length === 0 ? (
        <p className="text-ink-faint text-sm">{words.noOther}</p>
      ) : (
        <ul className="-mx-2 flex flex-col">
          {customer.otherTickets.map((ticket) => (
            <li key={ticket.number}>
              <a href={`/tickets/${ticket.number}`} onClick={(event) => onOpen(ticket.number, event)} className="block rounded px-2 py-1.5 hover:bg-hover">
                <span className={classNames("line-clamp-2 [overflow-wrap:anywhere]", !ticket.isOpen && "text-ink-muted")} dir="auto">
                  {ticket.title}
                </span>
                <span className="mt-0.5 flex min-w-0 items-center gap-1.5 text-ink-faint text-xs">
                  <Dot colour={ticket.stageColor as HueName} size="sm" />
                  <bdi className="truncate">{ticket.stageName}</bdi>
                  <bdi dir="ltr" className="ms-auto shrink-0">
                    {`#${ticketNumber(ticket.number)}`}
                  </bdi>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && <p className="mt-1 text-ink-faint text-sm">{words.more(formatNumber(rest))}</p>}
    </section>
  );
}
