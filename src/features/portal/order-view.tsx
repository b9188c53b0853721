import type { ReactNode } from "react";
import type { CustomerTicket, PublicItem, PublicOrder } from "@/domain/portal/view";
import type { PortalWords } from "@/messages/portal-words";
import { formatDateTime } from "@/persian/dates";
import { formatNumber, toLocaleDigits } from "@/persian/digits";
import type { Locale } from "@/persian/locale";
import { formatToman } from "@/persian/money";
import { AboutCard } from "./about-card";
import { PublicBubble } from "./conversation";
import { MessageBody } from "./message-body";
import { Notice } from "./notice";
import { OrderProgress } from "./order-progress";

type Props = {
  order: CustomerTicket;
  /** The visitor has just written; said once at the top. */
  isSent: boolean;
  failure: string | null;
  words: PortalWords;
  language: Locale;
  now: string;
  fileHref: (id: string) => string;
  reply: ReactNode;
  /** A way to everything else: the list, or for the holder of a link the sign-in. */
  elsewhere: ReactNode;
};

/** One order for its customer: how far it is, how it is sent, what it holds and what was said about it (D28, D29). Only what may be seen is here. */
export function OrderView({ order: card, isSent, failure, words, language, now, fileHref, reply, elsewhere }: Props) {
  const { order } = card;
  const say = words.orders;
  const number = say.number(toLocaleDigits(String(card.number), language));
  return (
    <article>
      {failure ? (
        <Notice tone="bad" className="mb-5">
          {failure}
        </Notice>
      ) : null}
      {isSent ? (
        <Notice tone="good" className="mb-5">
          {words.ticket.sent}
        </Notice>
      ) : null}
      <div className="mb-2 text-base print:hidden">{elsewhere}</div>
      <header className="mb-4">
        {card.title ? <p className="text-base text-ink-muted">{number}</p> : null}
        <h1 className="mt-1 text-start text-2xl [overflow-wrap:anywhere]" dir="auto">
          {card.title || number}
        </h1>
        {card.expectedAt ? (
          <p className="mt-1">{(card.expectedAt < now ? words.ticket.promiseLate : words.ticket.promised)(formatDateTime(card.expectedAt, language))}</p>
        ) : null}
        <dl className="mt-2 flex flex-col gap-1 text-base text-ink-muted">
          <div className="flex flex-wrap gap-x-2">
            <dt>{say.placedAt}:</dt>
            <dd className="text-ink">{formatDateTime(card.createdAt, language)}</dd>
          </div>
          <AboutCard ticket={card} words={words} />
        </dl>
      </header>
      {order && order.progress.length > 0 ? (
        <Part title={say.progress}>
          <OrderProgress steps={order.progress} words={words} language={language} />
        </Part>
      ) : null}
      {order?.tracking ? <Tracking tracking={order.tracking} words={words} /> : null}
      {order && (order.items || order.amounts) ? <Contents order={order} words={words} language={language} /> : null}
      {card.description || card.descriptionFiles.length > 0 || card.messages.length > 0 ? (
        <section aria-labelledby="messages" className="mt-8">
          <h2 id="messages" className="mb-3 text-xl">
            {say.messages}
          </h2>
          {card.description ? <MessageBody text={card.description} /> : null}
          {card.descriptionFiles.map((file) => (
            <p key={file.id}>
              <a href={fileHref(file.id)} className="inline-flex min-h-11 items-center underline underline-offset-4">
                <bdi>{file.fileName}</bdi>
              </a>
            </p>
          ))}
          <ol className="flex flex-col gap-5">
            {card.messages.map((message) => (
              <PublicBubble key={message.id} message={message} words={words} language={language} now={now} fileHref={fileHref} />
            ))}
          </ol>
        </section>
      ) : null}
      {reply ? <div className="mt-8 border-line border-t pt-6 print:hidden">{reply}</div> : null}
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="mb-4 rounded-lg border border-line bg-surface-raised px-4 py-4">
      <h2 className="mb-3 font-medium text-base text-ink-muted">{title}</h2>
      {children}
    </section>
  );
}

function Tracking({ tracking, words }: { tracking: NonNullable<PublicOrder["tracking"]>; words: PortalWords }) {
  return (
    <Part title={words.orders.tracking}>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        {tracking.code ? (
          <bdi dir="ltr" className="select-all font-semibold text-xl [overflow-wrap:anywhere]">
            {tracking.code}
          </bdi>
        ) : null}
        {tracking.carrier ? <bdi className="text-ink-muted">{tracking.carrier}</bdi> : null}
        {tracking.url ? (
          <a
            href={tracking.url}
            target="_blank"
            rel="noreferrer noopener"
            className="inline-flex min-h-11 items-center rounded underline decoration-line-strong underline-offset-4"
          >
            {words.orders.follow}
          </a>
        ) : null}
      </p>
    </Part>
  );
}

function Contents({ order, words, language }: { order: PublicOrder; words: PortalWords; language: Locale }) {
  const { items, amounts } = order;
  const say = words.orders;
  return (
    <Part title={say.items}>
      {items ? (
        <ul className="flex flex-col divide-y divide-line">
          {items.map((item) => (
            <li key={item.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2 first:pt-0">
              <bdi className="min-w-0 [overflow-wrap:anywhere]">{item.title}</bdi>
              <ItemFigures item={item} words={words} language={language} />
            </li>
          ))}
        </ul>
      ) : null}
      {amounts ? (
        <dl className={items ? "border-line border-t pt-3" : ""}>
          {amounts.totalRials === amounts.itemsRials ? null : <Sum label={say.itemsSum} rials={amounts.itemsRials} language={language} />}
          {amounts.discountRials === "0" ? null : <Sum label={say.discount} rials={amounts.discountRials} language={language} />}
          {amounts.shippingRials === "0" ? null : <Sum label={say.shipping} rials={amounts.shippingRials} language={language} />}
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 font-semibold">
            <dt>{say.total}</dt>
            <dd>{formatToman(BigInt(amounts.totalRials), language)}</dd>
          </div>
        </dl>
      ) : null}
    </Part>
  );
}

function ItemFigures({ item, words, language }: { item: PublicItem; words: PortalWords; language: Locale }) {
  return (
    <span className="ms-auto flex items-baseline gap-x-4 text-base text-ink-muted">
      <span>
        <span className="sr-only">{words.orders.quantity}: </span>×&nbsp;{formatNumber(item.quantity, language)}
      </span>
      {item.rowRials === null ? null : <span className="whitespace-nowrap text-ink">{formatToman(BigInt(item.rowRials), language)}</span>}
    </span>
  );
}

function Sum({ label, rials, language }: { label: string; rials: string; language: Locale }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-ink-muted">
      <dt>{label}</dt>
      <dd>{formatToman(BigInt(rials), language)}</dd>
    </div>
  );
}
