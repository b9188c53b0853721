import type { CustomerTicketRow } from "@/domain/portal/view";
import { type PortalWords, stageName } from "@/messages/portal-words";
import { toLocaleDigits } from "@/persian/digits";
import type { Locale } from "@/persian/locale";
import { buttonClass } from "@/ui/button-class";
import { EmptyState } from "@/ui/empty-state";
import { controlLook } from "./field";
import { Icon } from "./icon";
import { Moment } from "./moment";
import { Notice } from "./notice";
import { StatusChip } from "./status-chip";

type Props = {
  tickets: readonly CustomerTicketRow[];
  name: string;
  welcome: string;
  text: string;
  /** The address of the next page, when there is one. */
  moreHref: string | null;
  wasSolvedByFaq: boolean;
  words: PortalWords;
  language: Locale;
  now: string;
};

/** A customer's own tickets: where each stands, whose turn it is and when something last happened (D11). */
export function TicketList({ tickets, name, welcome, text, moreHref, wasSolvedByFaq, words, language, now }: Props) {
  const open = tickets.filter((ticket) => !ticket.isClosed);
  const closed = tickets.filter((ticket) => ticket.isClosed);
  const isEmpty = tickets.length === 0 && text === "" && moreHref === null;
  const rows = (list: readonly CustomerTicketRow[]) => (
    <ul className="flex flex-col gap-3">
      {list.map((ticket) => (
        <Row key={ticket.number} ticket={ticket} words={words} language={language} now={now} />
      ))}
    </ul>
  );
  return (
    <>
      {wasSolvedByFaq ? (
        <Notice tone="good" className="mb-5">
          {words.list.solvedByFaq}
        </Notice>
      ) : null}
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h1 className="text-2xl">{words.list.title}</h1>
          <p className="truncate text-base text-ink-muted">{words.list.hello(name)}</p>
        </div>
        {isEmpty ? null : (
          <a href="/portal/new" className={buttonClass({ kind: "primary", size: "lg", className: "gap-2" })}>
            <Icon name="plus" />
            {words.list.newTicket}
          </a>
        )}
      </div>
      {isEmpty ? (
        <EmptyState
          icon={<Icon name="plus" className="size-6" />}
          title={words.list.emptyTitle}
          actions={
            <>
              <a href="/portal/new" className={buttonClass({ kind: "primary", size: "lg" })}>
                {words.list.newTicket}
              </a>
              <a href="/portal/help" className={buttonClass({ kind: "ghost", size: "lg" })}>
                {words.frame.help}
              </a>
            </>
          }
        >
          {language === "fa" && welcome ? welcome : words.list.emptyText}
        </EmptyState>
      ) : (
        <>
          <search>
            <form action="/portal" method="get" className="mb-6 flex gap-2">
              <label htmlFor="find" className="sr-only">
                {words.list.searchHint}
              </label>
              <input
                id="find"
                name="q"
                type="search"
                dir="auto"
                defaultValue={text}
                maxLength={100}
                placeholder={words.list.searchHint}
                className={`${controlLook} h-11`}
              />
              <button type="submit" className={buttonClass({ size: "lg", className: "gap-2 px-3.5!" })}>
                <Icon name="search" />
                <span className="max-sm:sr-only">{words.list.search}</span>
              </button>
            </form>
          </search>
          {tickets.length === 0 ? (
            <EmptyState
              icon={<Icon name="search" className="size-6" />}
              title={words.list.noneTitle}
              actions={
                <a href="/portal" className={buttonClass({ size: "lg" })}>
                  {words.list.clear}
                </a>
              }
            >
              {words.list.noneText}
            </EmptyState>
          ) : null}
          {open.length > 0 ? (
            <section aria-labelledby="open">
              <h2 id="open" className="mb-2 font-medium text-base text-ink-muted">
                {words.list.open}
              </h2>
              {rows(open)}
            </section>
          ) : null}
          {closed.length > 0 ? (
            <section aria-labelledby="closed" className="mt-7">
              <h2 id="closed" className="mb-2 font-medium text-base text-ink-muted">
                {words.list.closed}
              </h2>
              {rows(closed)}
            </section>
          ) : null}
          {moreHref ? (
            <a href={moreHref} className={buttonClass({ size: "lg", wide: true, className: "mt-5" })}>
              {words.frame.more}
            </a>
          ) : null}
        </>
      )}
    </>
  );
}

function Row({ ticket, words, language, now }: { ticket: CustomerTicketRow; words: PortalWords; language: Locale; now: string }) {
  const isNew = ticket.replyStatus === "new_reply";
  return (
    <li className="relative rounded-lg border border-line bg-surface-raised transition-colors focus-within:border-accent hover:border-line-strong">
      {isNew ? <span aria-hidden="true" className="absolute inset-y-2 start-0 w-1 rounded-full bg-accent" /> : null}
      <a href={`/portal/tickets/${ticket.number}`} className="block rounded-lg px-4 py-3.5 after:absolute after:inset-0">
        <span className="flex items-baseline justify-between gap-3 text-base text-ink-muted">
          <span>{words.list.number(toLocaleDigits(String(ticket.number), language))}</span>
          <Moment at={ticket.updatedAt} now={now} language={language} />
        </span>
        <bdi className={`mt-0.5 line-clamp-2 block text-start [overflow-wrap:anywhere] ${isNew ? "font-semibold" : "font-medium"}`}>
          {ticket.title || words.list.number(toLocaleDigits(String(ticket.number), language))}
        </bdi>
        <span className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <StatusChip status={ticket.replyStatus}>{words.replyStatus[ticket.replyStatus]}</StatusChip>
          {ticket.isClosed || ticket.stageLabel === null ? null : <span className="text-base text-ink-muted">{stageName(ticket.stageLabel, language)}</span>}
        </span>
      </a>
    </li>
  );
}
