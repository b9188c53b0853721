"use client";

import { ChevronDown, Copy, Mail, Phone, PhoneOff } from "lucide-react";
import Link from "next/link";
import { type MouseEvent, type ReactNode, useState } from "react";
import type { CustomerPanel as Customer } from "@/domain/tickets/detail";
import { copyText } from "@/features/desk";
import { SatisfactionLine } from "@/features/surveys";
import { tickets } from "@/messages/fa/tickets";
import { formatDate } from "@/persian/dates";
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

type Props = { customer: Customer; onOpen: (number: number, event: MouseEvent) => void; className?: string };

/** Who asks, how to reach them and what else they have asked (D18, N14). On a narrow card it folds into one line on top. */
export function CustomerPanel({ customer, onOpen, className }: Props) {
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
              <bdi>{customer.companyName}</bdi>
            </p>
          )}
        </div>
        {first && (
          <a
            href={`tel:${first.e164}`}
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
        <Contacts customer={customer} />
        {customer.satisfaction && (
          <p className="text-sm">
            <span className="sr-only">{words.satisfaction}: </span>
            <SatisfactionLine {...customer.satisfaction} />
          </p>
        )}
        <Facts customer={customer} />
        {customer.staffNote && (
          <section className="rounded border border-amber-line bg-amber-soft px-3 py-2">
            <h3 className="mb-1 text-amber-ink text-xs">{words.staffNote}</h3>
            <MessageText body={customer.staffNote} />
          </section>
        )}
        <OtherTickets customer={customer} onOpen={onOpen} />
      </div>
    </aside>
  );
}

function Contacts({ customer }: { customer: Customer }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {customer.phones.map((phone) => (
        <ContactLine
          key={phone.e164}
          href={`tel:${phone.e164}`}
          name={words.call(formatPhoneLightly(phone.e164))}
          icon={<Phone className="size-4" aria-hidden="true" />}
          hint={phone.label ?? (phone.kind === "MOBILE" ? words.mobile : words.landline)}
          copyName={words.copyPhone}
          onCopy={() => void copyText(phone.e164.replace(/^\+98/, "0"), words.phoneCopied)}
        >
          {formatPhoneLightly(phone.e164)}
        </ContactLine>
      ))}
      {customer.phones.length === 0 && (
        <li className="flex items-start gap-2.5 py-1 text-ink-muted text-sm">
          <PhoneOff className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden="true" />
          <span>
            {words.noPhone}
            <span className="block text-ink-faint">{words.noPhoneHint}</span>
          </span>
        </li>
      )}
      {customer.emails.map((email) => (
        <ContactLine
          key={email}
          href={`mailto:${email}`}
          icon={<Mail className="size-4" aria-hidden="true" />}
          copyName={words.copyEmail}
          onCopy={() => void copyText(email, words.emailCopied)}
        >
          {email}
        </ContactLine>
      ))}
    </ul>
  );
}

function ContactLine({
  href,
  name,
  icon,
  hint,
  copyName,
  onCopy,
  children,
}: {
  href: string;
  name?: string;
  icon: ReactNode;
  hint?: string;
  copyName: string;
  onCopy: () => void;
  children: string;
}) {
  return (
    <li className="group/line flex min-w-0 items-center gap-2.5">
      <span className="shrink-0 text-ink-faint">{icon}</span>
      <a href={href} aria-label={name} className="min-w-0 truncate rounded-sm py-1 hover:underline hover:underline-offset-4">
        <bdi dir="ltr">{children}</bdi>
      </a>
      {hint && <bdi className="min-w-0 truncate text-ink-faint text-xs">{hint}</bdi>}
      <IconButton
        size="sm"
        name={copyName}
        icon={<Copy className="size-3.5" />}
        onClick={onCopy}
        className="ms-auto opacity-60 focus-visible:opacity-100 group-hover/line:opacity-100"
      />
    </li>
  );
}

function Facts({ customer }: { customer: Customer }) {
  const facts = [
    [words.job, customer.jobTitle],
    [words.city, customer.city],
    [words.since, formatDate(customer.customerSince)],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {facts.map(([label, value]) =>
        value ? (
          <div key={label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-ink-faint">{label}</dt>
            <dd className="[overflow-wrap:anywhere]">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function OtherTickets({ customer, onOpen }: Props) {
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
