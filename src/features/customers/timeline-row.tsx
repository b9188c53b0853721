"use client";

import { Lock, MessageSquare, Package, Phone, Star, StickyNote, Ticket } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { CallEntry, NoteEntry, SmsEntry, SurveyEntry, TicketEntry, TimelineEntry } from "@/domain/customers/record";
import type { TimelineKind } from "@/domain/customers/terms";
import { callSentence } from "@/features/calls";
import { customerRecord } from "@/messages/fa/customer-record";
import { customers } from "@/messages/fa/customers";
import { sms as smsWords } from "@/messages/fa/sms";
import { surveys as surveyWords } from "@/messages/fa/surveys";
import { tickets as ticketWords } from "@/messages/fa/tickets";
import { formatDateTime, formatRelative } from "@/persian/dates";
import { toPersianDigits } from "@/persian/digits";
import { formatPhoneLightly } from "@/persian/phone-format";
import { isolate } from "@/persian/text";
import { Badge } from "@/ui/badge";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import type { HueName } from "@/ui/tokens";
import { RemoveNote } from "./remove-note";

const words = customerRecord.timeline;
const notes = customerRecord.note;
const record = customers.record;

const icons: Record<TimelineKind, ReactNode> = {
  ticket: <Ticket className="size-4" aria-hidden="true" />,
  order: <Package className="size-4" aria-hidden="true" />,
  note: <StickyNote className="size-4" aria-hidden="true" />,
  sms: <MessageSquare className="size-4" aria-hidden="true" />,
  survey: <Star className="size-4" aria-hidden="true" />,
  call: <Phone className="size-4" aria-hidden="true" />,
};

type Props = { entry: TimelineEntry; now: string; maySupervise: boolean };

/** One thing that happened, by its kind. */
export function TimelineRow({ entry, now, maySupervise }: Props) {
  return (
    <article className="relative flex gap-3 rounded px-2 py-2 hover:bg-hover has-[a.row-link:focus-visible]:outline-2 has-[a.row-link:focus-visible]:outline-accent">
      <span title={words.kinds[entry.kind]} className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full bg-surface-sunken text-ink-muted">
        {icons[entry.kind]}
        <span className="sr-only">{words.kinds[entry.kind]}</span>
      </span>
      <div className="min-w-0 flex-1">
        <Body entry={entry} now={now} maySupervise={maySupervise} />
      </div>
    </article>
  );
}

function Body({ entry, now, maySupervise }: Props) {
  switch (entry.kind) {
    case "ticket":
    case "order":
      return <TicketBody entry={entry} now={now} />;
    case "note":
      return <NoteBody entry={entry} now={now} mayRemove={entry.isMine || maySupervise} />;
    case "sms":
      return <SmsBody entry={entry} now={now} />;
    case "call":
      return <CallBody entry={entry} now={now} />;
    case "survey":
      return <SurveyBody entry={entry} now={now} />;
  }
}

function Meta({ entry, now, children }: { entry: TimelineEntry; now: string; children?: ReactNode }) {
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-ink-faint text-sm">
      {children}
      {entry.customer && (
        <Link href={`/customers/${entry.customer.id}`} className="relative z-1 rounded-sm hover:text-ink hover:underline hover:underline-offset-4">
          {words.of(isolate(entry.customer.name))}
        </Link>
      )}
      <time dateTime={entry.at} title={formatDateTime(entry.at)} className="sm:ms-auto">
        {formatRelative(entry.at, now)}
      </time>
    </p>
  );
}

function TicketBody({ entry, now }: { entry: TicketEntry; now: string }) {
  const isOpen = entry.closedAt === null;
  return (
    <>
      <p className="flex items-baseline gap-2">
        <bdi dir="ltr" className="shrink-0 text-ink-faint text-sm">
          #{toPersianDigits(String(entry.number))}
        </bdi>
        <Link
          href={`/tickets/${entry.number}`}
          dir="auto"
          className={classNames(
            "row-link min-w-0 flex-1 text-start outline-none [overflow-wrap:anywhere] after:absolute after:inset-0",
            isOpen ? "font-medium" : "text-ink-muted",
          )}
        >
          {entry.title}
        </Link>
        {entry.kind === "order" && <Badge>{record.order}</Badge>}
      </p>
      <Meta entry={entry} now={now}>
        <span className="inline-flex items-center gap-1.5 text-ink-muted">
          <Dot colour={entry.stageColor as HueName} size="sm" />
          <bdi>{entry.stageName}</bdi>
        </span>
        {entry.outcome && <span>{ticketWords.closing.outcomes[entry.outcome]}</span>}
        {entry.score !== null && <span>{record.score(toPersianDigits(String(entry.score)))}</span>}
        <bdi>{entry.departmentName}</bdi>
        <span>{entry.responsibleName === null ? record.nobody : record.by(entry.responsibleName)}</span>
        {entry.closedAt && <span title={formatDateTime(entry.closedAt)}>{words.closed(formatRelative(entry.closedAt, now))}</span>}
      </Meta>
    </>
  );
}

function NoteBody({ entry, now, mayRemove }: { entry: NoteEntry; now: string; mayRemove: boolean }) {
  return (
    <div className={classNames("rounded border px-3 py-2", entry.portalVisible ? "border-line bg-surface-raised" : "border-amber-line bg-amber-soft")}>
      <p className="mb-1 flex items-center gap-1.5 text-xs">
        {entry.portalVisible ? (
          <span className="text-ink-muted">{notes.customerSees}</span>
        ) : (
          <span className="inline-flex items-center gap-1 text-amber-ink">
            <Lock className="size-3.5" aria-hidden="true" />
            {notes.staffOnly}
          </span>
        )}
        {mayRemove && <RemoveNote noteId={entry.id} />}
      </p>
      <p dir="auto" className="whitespace-pre-wrap text-start [overflow-wrap:anywhere]">
        {entry.body}
      </p>
      <Meta entry={entry} now={now}>
        <span>{notes.by(isolate(entry.authorName ?? notes.gone))}</span>
      </Meta>
    </div>
  );
}

function SmsBody({ entry, now }: { entry: SmsEntry; now: string }) {
  const name = entry.template in smsWords.templateNames ? smsWords.templateNames[entry.template as keyof typeof smsWords.templateNames] : entry.template;
  const isFailed = entry.state === "FAILED" || entry.state === "EXPIRED";
  return (
    <>
      <p dir="auto" className="whitespace-pre-wrap text-start text-ink-muted [overflow-wrap:anywhere]">
        {entry.text ?? name}
      </p>
      <Meta entry={entry} now={now}>
        <Badge tone={isFailed ? "danger" : entry.state === "DELIVERED" ? "success" : "neutral"}>{smsWords.states[entry.state]}</Badge>
        <bdi dir="ltr">{formatPhoneLightly(entry.phone)}</bdi>
        {entry.text !== null && <span>{name}</span>}
        {entry.ticketNumber !== null && (
          <Link href={`/tickets/${entry.ticketNumber}`} className="rounded-sm hover:text-ink hover:underline hover:underline-offset-4">
            {words.ticket(toPersianDigits(String(entry.ticketNumber)))}
          </Link>
        )}
      </Meta>
    </>
  );
}

function CallBody({ entry, now }: { entry: CallEntry; now: string }) {
  return (
    <div className="rounded border border-amber-line bg-amber-soft px-3 py-2">
      <p className="mb-1 flex flex-wrap items-center gap-1.5 text-amber-ink text-xs">
        <Lock className="size-3.5" aria-hidden="true" />
        {callSentence(entry)}
      </p>
      <p dir="auto" className="whitespace-pre-wrap text-start [overflow-wrap:anywhere]">
        {entry.summary}
      </p>
      <Meta entry={entry} now={now}>
        <span>{notes.by(isolate(entry.authorName))}</span>
        {entry.ticketNumber !== null && (
          <Link href={`/tickets/${entry.ticketNumber}`} className="rounded-sm hover:text-ink hover:underline hover:underline-offset-4">
            {words.ticket(toPersianDigits(String(entry.ticketNumber)))}
          </Link>
        )}
      </Meta>
    </div>
  );
}

function SurveyBody({ entry, now }: { entry: SurveyEntry; now: string }) {
  const states: Record<string, string> = words.surveyStates;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Link href={`/tickets/${entry.ticketNumber}`} className="row-link outline-none after:absolute after:inset-0">
          {words.survey(toPersianDigits(String(entry.ticketNumber)))}
        </Link>
        {entry.score === null ? (
          <span className="text-ink-muted text-sm">{states[entry.state]}</span>
        ) : (
          <span className="font-medium">{record.score(toPersianDigits(String(entry.score)))}</span>
        )}
      </p>
      {entry.reasons.length > 0 && (
        <p className="flex flex-wrap gap-1.5 py-0.5">
          {entry.reasons.map((reason) => (
            <Badge key={reason}>{reason}</Badge>
          ))}
        </p>
      )}
      {entry.comment && (
        <p dir="auto" className="text-start text-ink-muted [overflow-wrap:anywhere]">
          {entry.comment}
        </p>
      )}
      <Meta entry={entry} now={now}>
        <bdi className="min-w-0 truncate">{entry.ticketTitle}</bdi>
        {entry.creditedTo && <span>{surveyWords.result.credited(isolate(entry.creditedTo))}</span>}
      </Meta>
    </>
  );
}
