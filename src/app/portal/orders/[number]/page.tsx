import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { customerPage } from "@/app/viewer";
import { failureIn, failureOf, visitorWords } from "@/app/visitor";
import { PortalFilePicker } from "@/features/attachments";
import { ForgetText, LivePage, MarkSeen, OrderView, ReplyForm } from "@/features/portal";
import { attachmentWords } from "@/messages/attachment-words";
import { toLatinDigits } from "@/persian/digits";
import { markSeen, sendReply } from "../../ticket-actions";

// The title stays out of the tab and the history of a shared phone.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await visitorWords()).words.orders.title };
}

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ done?: string; failed?: string }> };

export default async function CustomerOrderPage({ params, searchParams }: Props) {
  const given = toLatinDigits(decodeURIComponent((await params).number));
  const query = await searchParams;
  const { api, customer, now } = await customerPage(`/portal/orders/${given.slice(0, 20)}`);
  if (!/^\d{1,10}$/.test(given)) notFound();
  const [{ words, language }, order] = await Promise.all([visitorWords(), api.portal.ticket({ number: Number(given) }).catch(missing)]);
  if (order.kind !== "ORDER") redirect(`/portal/tickets/${order.number}`);
  const keepAs = `reply:${customer.customerId}:${order.number}`;
  const ownWords = order.messages.filter((message) => message.from === "customer").length;
  return (
    <>
      <LivePage drawnAt={now} number={order.number} changed={words.frame.refreshed} />
      <MarkSeen key={order.lastAnswerAt} number={order.number} action={markSeen} />
      {query.done === "sent" ? <ForgetText key={ownWords} name={keepAs} /> : null}
      <OrderView
        order={order}
        isSent={query.done === "sent"}
        failure={failureIn(query, language)}
        words={words}
        language={language}
        now={now}
        fileHref={(id) => `/api/files/${id}`}
        reply={
          <ReplyForm
            key={`${query.done} ${ownWords}`}
            action={sendReply}
            number={order.number}
            idempotencyKey={randomUUID()}
            keepAs={keepAs}
            files={<PortalFilePicker words={attachmentWords(language)} locale={language} ticketId={order.id} />}
            words={{
              reply: words.orders.ask,
              replyHint: words.orders.askHint,
              send: words.ticket.send,
              busy: words.frame.loading,
              offline: words.failures.offline,
              kept: words.create.kept,
            }}
          />
        }
        elsewhere={
          <a
            href="/portal/orders"
            className="inline-flex h-11 items-center rounded text-ink-muted underline decoration-line-strong underline-offset-4 hover:text-ink"
          >
            {words.orders.all}
          </a>
        }
      />
    </>
  );
}

/** An order of somebody else is answered like one that does not exist (S1). */
function missing(error: unknown): never {
  if (["ticket.not_found", "thing.not_found", "input.invalid"].includes(failureOf(error).reason)) notFound();
  throw error;
}
