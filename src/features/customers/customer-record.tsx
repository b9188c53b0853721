import { Globe, Mail, Phone, PhoneOff } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { CustomerRecord as Record, RecordTicket } from "@/domain/customers/record";
import type { CustomerSurvey } from "@/domain/surveys/schema";
import { SatisfactionLine, SurveyOutcome } from "@/features/surveys";
import { customers } from "@/messages/fa/customers";
import { sms } from "@/messages/fa/sms";
import { surveys as surveyWords } from "@/messages/fa/surveys";
import { tickets as ticketWords } from "@/messages/fa/tickets";
import { formatDate, formatRelative } from "@/persian/dates";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { formatPhone } from "@/persian/phone";
import { Avatar } from "@/ui/avatar";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import type { HueName } from "@/ui/tokens";
import { NewTicketButton } from "./new-ticket-button";
import { SmsChoice } from "./sms-choice";

const words = customers.record;

type Props = { customer: Record; surveys: CustomerSurvey[]; now: string };

/** A customer's record (پرونده مشتری): who this is and everything they ever asked (D4, D13, D27). */
export function CustomerRecord({ customer, surveys, now }: Props) {
  const open = customer.tickets.filter((ticket) => ticket.closedAt === null).length;
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 md:px-8 md:py-8">
      <p className="mb-3 text-sm">
        <Link href="/customers" className="rounded-sm text-ink-muted hover:text-ink hover:underline hover:underline-offset-4">
          {words.back}
        </Link>
      </p>
      <header className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-3">
        <Avatar name={customer.name} colourKey={customer.id} size="lg" decorative />
        <div className="min-w-0 flex-1">
          <h1 className="text-2xl [overflow-wrap:anywhere]">
            <bdi>{customer.name}</bdi>
          </h1>
          {customer.companyName && (
            <p className="text-ink-muted">
              <bdi>{customer.companyName}</bdi>
            </p>
          )}
        </div>
        <NewTicketButton
          customer={{ id: customer.id, name: customer.name, companyName: customer.companyName, phone: customer.phones[0]?.e164 ?? null }}
          warning={customer.unreachable && sms.unreachable[customer.unreachable]}
        />
      </header>
      <div className="grid items-start gap-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-6">
          <Contacts customer={customer} />
          <Facts customer={customer} />
          {customer.staffNote && (
            <section className="rounded border border-amber-line bg-amber-soft px-3 py-2">
              <h2 className="mb-1 text-amber-ink text-xs">{words.staffNote}</h2>
              <p dir="auto" className="whitespace-pre-wrap text-start [overflow-wrap:anywhere]">
                {customer.staffNote}
              </p>
            </section>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <section>
            <h2 className="mb-2 flex items-baseline gap-2 text-xl">
              {words.tickets}
              <span className="font-normal text-ink-faint text-sm">
                {words.ticketCount(formatNumber(customer.tickets.length))}
                {open > 0 && `، ${words.openTickets(formatNumber(open))}`}
              </span>
            </h2>
            {customer.tickets.length === 0 ? <p className="text-ink-muted">{words.noTickets}</p> : <Tickets tickets={customer.tickets} now={now} />}
          </section>
          <Surveys surveys={surveys} now={now} />
        </div>
      </div>
    </div>
  );
}

function Tickets({ tickets, now }: { tickets: RecordTicket[]; now: string }) {
  return (
    <ul className="flex flex-col border-line border-b">
      {tickets.map((ticket) => (
        <li
          key={ticket.number}
          className="relative border-line border-t px-2 py-2.5 hover:bg-hover has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent"
        >
          <div className="flex items-baseline gap-2.5">
            <bdi dir="ltr" className="shrink-0 text-ink-faint text-sm">
              #{toPersianDigits(String(ticket.number))}
            </bdi>
            <Link
              href={`/tickets/${ticket.number}`}
              dir="auto"
              className={classNames(
                "min-w-0 flex-1 text-start outline-none [overflow-wrap:anywhere] after:absolute after:inset-0",
                ticket.closedAt === null ? "font-medium" : "text-ink-muted",
              )}
            >
              {ticket.title}
            </Link>
          </div>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-ink-faint text-sm">
            <span className="inline-flex items-center gap-1.5 text-ink-muted">
              <Dot colour={ticket.stageColor as HueName} size="sm" />
              <bdi>{ticket.stageName}</bdi>
            </span>
            {ticket.outcome && <span>{ticketWords.closing.outcomes[ticket.outcome]}</span>}
            {ticket.score !== null && <span>{words.score(toPersianDigits(String(ticket.score)))}</span>}
            <bdi>{ticket.departmentName}</bdi>
            <span>{ticket.responsibleName === null ? words.nobody : words.by(ticket.responsibleName)}</span>
            <span className="sm:ms-auto">
              {ticket.closedAt === null ? words.filedAt(formatRelative(ticket.createdAt, now)) : words.closedAt(formatRelative(ticket.closedAt, now))}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Surveys({ surveys, now }: { surveys: CustomerSurvey[]; now: string }) {
  return (
    <section>
      <h2 className="mb-2 text-xl">{surveyWords.result.list}</h2>
      {surveys.length === 0 ? (
        <p className="text-ink-muted">{surveyWords.result.listEmpty}</p>
      ) : (
        <ul className="flex flex-col border-line border-b">
          {surveys.map((survey) => (
            <li key={`${survey.ticketNumber} ${survey.closedAt}`} className="border-line border-t px-2 py-2.5">
              <p className="mb-1 flex items-baseline gap-2.5 text-sm">
                <Link href={`/tickets/${survey.ticketNumber}`} className="min-w-0 text-ink-muted hover:text-ink hover:underline hover:underline-offset-4">
                  <bdi dir="ltr">#{toPersianDigits(String(survey.ticketNumber))}</bdi> <bdi>{survey.ticketTitle}</bdi>
                </Link>
              </p>
              <SurveyOutcome result={survey} now={Date.parse(now)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Contacts({ customer }: { customer: Record }) {
  return (
    <section>
      <h2 className="mb-1.5 text-ink-muted text-sm">{words.contacts}</h2>
      <ul className="flex flex-col gap-1">
        {customer.phones.map((phone) => (
          <Line key={phone.e164} icon={<Phone className="size-4" aria-hidden="true" />}>
            <a
              href={`tel:${phone.e164}`}
              aria-label={words.call(formatPhone(phone.e164))}
              className="rounded-sm py-0.5 hover:underline hover:underline-offset-4"
            >
              <bdi dir="ltr">{formatPhone(phone.e164)}</bdi>
            </a>
            <span className="text-ink-faint text-xs">
              {phone.label ?? (phone.kind === "MOBILE" ? words.mobile : words.landline)}
              {phone.isVerified && `، ${words.verified}`}
            </span>
          </Line>
        ))}
        {customer.phones.length === 0 && (
          <Line icon={<PhoneOff className="size-4" aria-hidden="true" />}>
            <span className="text-ink-muted">{words.noPhone}</span>
          </Line>
        )}
        {customer.unreachable && <li className="ps-6.5 text-amber-ink text-sm">{sms.unreachable[customer.unreachable]}</li>}
        {customer.emails.map((email) => (
          <Line key={email} icon={<Mail className="size-4" aria-hidden="true" />}>
            <a href={`mailto:${email}`} className="min-w-0 truncate rounded-sm py-0.5 hover:underline hover:underline-offset-4">
              <bdi dir="ltr">{email}</bdi>
            </a>
          </Line>
        ))}
        <li className="pt-1">
          <SmsChoice customerId={customer.id} isOptedOut={customer.isOptedOut} />
        </li>
        {customer.website && (
          <Line icon={<Globe className="size-4" aria-hidden="true" />}>
            <bdi dir="ltr" className="min-w-0 truncate">
              {customer.website}
            </bdi>
          </Line>
        )}
      </ul>
    </section>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex min-w-0 items-center gap-2.5">
      <span className="shrink-0 text-ink-faint">{icon}</span>
      {children}
    </li>
  );
}

function Facts({ customer }: { customer: Record }) {
  const facts = [
    [words.job, customer.jobTitle],
    [words.city, customer.city],
    [words.since, formatDate(customer.customerSince)],
  ] as const;
  return (
    <section>
      <h2 className="mb-1.5 text-ink-muted text-sm">{words.facts}</h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
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
        <div className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-ink-faint">{words.satisfaction}</dt>
          <dd>{customer.satisfaction ? <SatisfactionLine {...customer.satisfaction} /> : <span className="text-ink-muted">{surveyWords.result.none}</span>}</dd>
        </div>
      </dl>
    </section>
  );
}
