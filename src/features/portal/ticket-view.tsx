import type { ReactNode } from "react";
import type { CustomerTicket } from "@/domain/portal/view";
import { type PortalWords, stageName } from "@/messages/portal-words";
import { formatDate, formatDateTime, formatRelative } from "@/persian/dates";
import { toLocaleDigits } from "@/persian/digits";
import type { Locale } from "@/persian/locale";
import { AboutCard } from "./about-card";
import { Conversation } from "./conversation";
import type { PlainAction } from "./form-state";
import { Icon } from "./icon";
import { Moment } from "./moment";
import { Notice } from "./notice";
import { PrintButton } from "./print-button";
import { StatusChip } from "./status-chip";
import { SubmitButton } from "./submit-button";

type Done = "filed" | "sent" | "closed" | "reopened" | "continued";

type Props = {
  ticket: CustomerTicket;
  /** What the visitor has just done, said once at the top. */
  done: Done | null;
  failure: string | null;
  answeringHours: string;
  words: PortalWords;
  language: Locale;
  now: string;
  fileHref: (id: string) => string;
  close: PlainAction;
  reopen: PlainAction;
  /** What is asked after closing. */
  survey?: ReactNode;
  reply: ReactNode;
  /** A way to everything else: the list, or for the holder of a link the sign-in. */
  elsewhere: ReactNode;
};

const doneNames: readonly string[] = ["filed", "sent", "closed", "reopened", "continued"] satisfies Done[];

export function isDone(value: unknown): value is Done {
  return typeof value === "string" && doneNames.includes(value);
}

/** One ticket for its customer: where it stands, what was said, and what can be done next (D12, D31). */
export function TicketView({ ticket, done, failure, answeringHours, words, language, now, fileHref, close, reopen, survey, reply, elsewhere }: Props) {
  const number = toLocaleDigits(String(ticket.number), language);
  return (
    <article>
      {failure ? (
        <Notice tone="bad" className="mb-5">
          {failure}
        </Notice>
      ) : null}
      {done ? <DoneNotice done={done} number={number} answeringHours={answeringHours} words={words} /> : null}
      <div className="mb-2 flex items-center justify-between gap-2 text-base print:hidden">
        {elsewhere}
        <PrintButton>
          <Icon name="print" className="size-4.5" />
          {words.ticket.print}
        </PrintButton>
      </div>
      <header className="mb-6 rounded-lg border border-line bg-surface-raised px-4 py-4">
        <p className="flex flex-wrap items-center justify-between gap-2 text-base text-ink-muted">
          <span>{words.list.number(number)}</span>
          <StatusChip status={ticket.replyStatus}>{words.replyStatus[ticket.replyStatus]}</StatusChip>
        </p>
        <h1 className="mt-1 text-start text-2xl [overflow-wrap:anywhere]" dir="auto">
          {ticket.title || words.list.number(number)}
        </h1>
        <p className="mt-2">
          <span className="sr-only">{words.ticket.status}: </span>
          {statusSentence(ticket, words, language, now)}
        </p>
        {ticket.expectedAt ? (
          <p className="mt-1">{(ticket.expectedAt < now ? words.ticket.promiseLate : words.ticket.promised)(formatDateTime(ticket.expectedAt, language))}</p>
        ) : null}
        {ticket.replyStatus === "waiting_for_you" && !ticket.isClosed ? <p className="mt-1 font-medium text-amber-ink">{words.ticket.waitsForYou}</p> : null}
        <details className="portal-fold mt-3 border-line border-t pt-2 text-base print:hidden">
          <summary className="inline-flex min-h-11 items-center gap-1.5 rounded text-ink-muted hover:text-ink">
            {words.ticket.timeline}
            <Icon name="down" className="portal-fold-mark size-4 transition-transform" />
          </summary>
          <Timeline ticket={ticket} answeringHours={answeringHours} words={words} language={language} now={now} />
        </details>
      </header>
      {survey}
      <Conversation ticket={ticket} words={words} language={language} now={now} fileHref={fileHref} />
      <div className="mt-8 flex flex-col gap-6 border-line border-t pt-6 print:hidden">
        {ticket.reopenUntil ? (
          <form action={reopen} className="flex flex-col items-start gap-2">
            <input type="hidden" name="number" value={ticket.number} />
            <p className="text-ink-muted">{words.ticket.reopenUntil(formatDate(ticket.reopenUntil, language))}</p>
            <SubmitButton kind="secondary" busy={words.frame.loading} className="max-sm:w-full">
              {words.ticket.reopen}
            </SubmitButton>
          </form>
        ) : null}
        {ticket.isClosed && !ticket.reopenUntil ? <p className="text-ink-muted">{words.ticket.tooLate}</p> : null}
        {reply}
        {ticket.canClose ? (
          <form action={close} className="flex flex-col items-start gap-2 border-line border-t pt-5">
            <input type="hidden" name="number" value={ticket.number} />
            <p className="text-ink-muted">{words.ticket.solvedLead}</p>
            <SubmitButton kind="secondary" busy={words.frame.loading} className="max-sm:w-full">
              {words.ticket.solved}
            </SubmitButton>
          </form>
        ) : null}
      </div>
    </article>
  );
}

/** Where it stands, as one sentence with a date (R6). */
function statusSentence(ticket: CustomerTicket, words: PortalWords, language: Locale, now: string): string {
  const label = ticket.stageLabel === null ? words.replyStatus[ticket.replyStatus] : stageName(ticket.stageLabel, language);
  if (ticket.isClosed) return ticket.closedAt ? words.ticket.statusClosed(label, formatDateTime(ticket.closedAt, language)) : label;
  if (ticket.lastAnswerAt) return words.ticket.statusAnswered(label, formatRelative(ticket.lastAnswerAt, now, language));
  return words.ticket.statusNoAnswer(label, formatRelative(ticket.createdAt, now, language));
}

function Timeline({ ticket, answeringHours, words, language, now }: Pick<Props, "ticket" | "answeringHours" | "words" | "language" | "now">) {
  return (
    <>
      <ol className="mt-1 ms-1.5 border-line border-s ps-4">
        {ticket.history.map((step, index) => (
          <li key={`${step.label} ${step.at ?? index}`} className="relative py-1.5">
            <span aria-hidden="true" className="absolute -start-[1.31rem] top-3.5 size-2 rounded-full bg-line-strong in-[li:last-child]:bg-accent" />
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span>{stageName(step.label, language)}</span>
              {step.at === null ? null : <Moment at={step.at} now={now} language={language} className="text-ink-muted" />}
            </span>
          </li>
        ))}
      </ol>
      <dl className="mt-2 flex flex-col gap-1 text-ink-muted">
        <AboutCard ticket={ticket} words={words} />
        {answeringHours ? (
          <div className="flex flex-wrap gap-x-2">
            <dt>{words.frame.answeringHours}:</dt>
            <dd className="text-ink">{answeringHours}</dd>
          </div>
        ) : null}
        <div className="flex flex-wrap gap-x-2">
          <dt>{words.ticket.filedAt}:</dt>
          <dd className="text-ink">{formatDateTime(ticket.createdAt, language)}</dd>
        </div>
      </dl>
    </>
  );
}

function DoneNotice({ done, number, answeringHours, words }: { done: Done; number: string; answeringHours: string; words: PortalWords }) {
  if (done === "filed") {
    return (
      <Notice tone="good" title={words.ticket.filedTitle(number)} className="mb-5">
        <p>{words.ticket.filedNext}</p>
        {answeringHours ? <p className="mt-1 text-base text-ink-muted">{words.ticket.hours(answeringHours)}</p> : null}
      </Notice>
    );
  }
  const sentences = { sent: words.ticket.sent, closed: words.ticket.closedNow, reopened: words.ticket.reopened, continued: words.ticket.continued };
  return (
    <Notice tone="good" className="mb-5">
      {sentences[done]}
    </Notice>
  );
}
