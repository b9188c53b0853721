import type { CustomerTicketRow } from "@/domain/portal/view";
import type { PortalWords } from "@/messages/portal-words";
import { toLocaleDigits } from "@/persian/digits";
import type { Locale } from "@/persian/locale";
import { buttonClass } from "@/ui/button-class";
import { EmptyState } from "@/ui/empty-state";
import { Icon } from "./icon";
import { Moment } from "./moment";

type Props = { orders: readonly CustomerTicketRow[]; moreHref: string | null; words: PortalWords; language: Locale; now: string };

/** A customer's own orders, newest first, each with where it is (D28). */
export function OrderList({ orders, moreHref, words, language, now }: Props) {
  return (
    <>
      <h1 className="mb-5 text-2xl">{words.orders.title}</h1>
      {orders.length === 0 ? (
        <EmptyState icon={<Icon name="clock" className="size-6" />} title={words.orders.emptyTitle}>
          {words.orders.emptyText}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {orders.map((order) => (
            <li
              key={order.number}
              className="relative rounded-lg border border-line bg-surface-raised transition-colors focus-within:border-accent hover:border-line-strong"
            >
              {order.replyStatus === "new_reply" ? <span aria-hidden="true" className="absolute inset-y-2 start-0 w-1 rounded-full bg-accent" /> : null}
              <a href={`/portal/orders/${order.number}`} className="block rounded-lg px-4 py-3.5 after:absolute after:inset-0">
                <span className="flex items-baseline justify-between gap-3 text-base text-ink-muted">
                  <span>{words.orders.number(toLocaleDigits(String(order.number), language))}</span>
                  <Moment at={order.updatedAt} now={now} language={language} />
                </span>
                {order.title ? <bdi className="mt-0.5 line-clamp-2 block text-start font-medium [overflow-wrap:anywhere]">{order.title}</bdi> : null}
                <span className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
                  {order.stageLabel === null ? null : (
                    <span
                      className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 font-medium text-base ${order.isClosed ? "bg-success-soft text-success-ink" : "bg-accent-soft text-accent-ink"}`}
                    >
                      <Icon name={order.isClosed ? "check" : "clock"} className="size-4" />
                      {order.stageLabel}
                    </span>
                  )}
                  {order.replyStatus === "new_reply" ? <span className="text-accent-ink text-base">{words.replyStatus.new_reply}</span> : null}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {moreHref ? (
        <a href={moreHref} className={buttonClass({ size: "lg", wide: true, className: "mt-5" })}>
          {words.frame.more}
        </a>
      ) : null}
    </>
  );
}
