import Link from "next/link";
import type { OpenTicket } from "@/domain/customers/record";
import { customers } from "@/messages/fa/customers";
import { formatRelative } from "@/persian/dates";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { Badge } from "@/ui/badge";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import type { HueName } from "@/ui/tokens";
import { LiveRecord } from "./live-record";

const words = customers.record;

/** What is still open, on top of the record: what a caller most likely calls about. A waiting customer has the accent at the side. */
export function OpenTickets({ open, count, now }: { open: OpenTicket[]; count: number; now: string }) {
  return (
    <section>
      <LiveRecord ticketIds={open.map((ticket) => ticket.id)} />
      <h2 className="mb-2 flex items-baseline gap-2 text-xl">
        {words.openTickets}
        {count > 0 && <span className="font-normal text-ink-faint text-sm">{formatNumber(count)}</span>}
      </h2>
      {open.length === 0 ? (
        <p className="text-ink-muted">{words.noOpen}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {open.map((ticket) => (
            <li
              key={ticket.number}
              className="relative overflow-hidden rounded-lg border border-line bg-surface-raised px-3.5 py-2.5 hover:border-line-strong has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent"
            >
              {ticket.waitingSince && <span aria-hidden="true" className="absolute inset-y-0 start-0 w-1 bg-accent" />}
              <p className="flex items-baseline gap-2.5">
                <bdi dir="ltr" className="shrink-0 text-ink-faint text-sm">
                  #{toPersianDigits(String(ticket.number))}
                </bdi>
                <Link
                  href={`/tickets/${ticket.number}`}
                  dir="auto"
                  className="min-w-0 flex-1 text-start font-medium outline-none [overflow-wrap:anywhere] after:absolute after:inset-0"
                >
                  {ticket.title}
                </Link>
                {ticket.isOrder && <Badge>{words.order}</Badge>}
              </p>
              <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-ink-faint text-sm">
                <span className="inline-flex items-center gap-1.5 text-ink-muted">
                  <Dot colour={ticket.stageColor as HueName} size="sm" />
                  <bdi>{ticket.stageName}</bdi>
                </span>
                {ticket.customerName && <span>{customers.record.of(isolate(ticket.customerName))}</span>}
                <span>{ticket.responsibleName === null ? words.nobody : words.by(ticket.responsibleName)}</span>
                <span className={classNames("sm:ms-auto", ticket.waitingSince && "text-accent-ink")}>
                  {ticket.waitingSince ? words.waiting(formatRelative(ticket.waitingSince, now)) : words.filedAt(formatRelative(ticket.createdAt, now))}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
      {count > open.length && <p className="mt-1.5 text-ink-faint text-sm">{words.openMore(formatNumber(count - open.length))}</p>}
    </section>
  );
}
