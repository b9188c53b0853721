import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { customerPage } from "@/app/viewer";
import { failureIn, failureOf, portalOrganisation, visitorWords, withQuery } from "@/app/visitor";
import { PortalFilePicker } from "@/features/attachments";
import { ForgetText, isDone, LivePage, MarkSeen, ReplyForm, TicketView } from "@/features/portal";
import { attachmentWords } from "@/messages/attachment-words";
import { hoursSentence } from "@/messages/hours-sentence";
import { toLatinDigits } from "@/persian/digits";
import { answerSurvey } from "../../survey-actions";
import { closeTicket, markSeen, reopenTicket, sendReply } from "../../ticket-actions";
import { TicketSurvey } from "../../ticket-survey";

// The title stays out of the tab and the history of a shared phone.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await visitorWords()).words.frame.home };
}

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ done?: string; failed?: string; survey?: string; score?: string }> };

export default async function CustomerTicketPage({ params, searchParams }: Props) {
  const given = toLatinDigits(decodeURIComponent((await params).number));
  const query = await searchParams;
  const { api, customer, now } = await customerPage(`/portal/tickets/${given.slice(0, 20)}`);
  if (!/^\d{1,10}$/.test(given)) notFound();
  const [{ words, language }, organisation, ticket] = await Promise.all([
    visitorWords(),
    portalOrganisation(),
    api.portal.ticket({ number: Number(given) }).catch(missing),
  ]);
  if (ticket.kind === "ORDER") redirect(withQuery(`/portal/orders/${ticket.number}`, { done: query.done ?? "", failed: query.failed ?? "" }));
  const keepAs = `reply:${customer.customerId}:${ticket.number}`;
  const ownWords = ticket.messages.filter((message) => message.from === "customer").length;
  const done = isDone(query.done) ? query.done : null;
  return (
    <>
      <LivePage drawnAt={now} number={ticket.number} changed={words.frame.refreshed} />
      <MarkSeen key={ticket.lastAnswerAt} number={ticket.number} action={markSeen} />
      {done === "filed" || done === "continued" ? <ForgetText name={`new:${customer.customerId}`} /> : null}
      {done === "sent" ? <ForgetText key={ownWords} name={keepAs} /> : null}
      <TicketView
        ticket={ticket}
        done={done}
        failure={failureIn(query, language)}
        answeringHours={ticket.answeringHours ? hoursSentence(ticket.answeringHours, language) : organisation.answeringHours}
        words={words}
        language={language}
        now={now}
        fileHref={(id) => `/api/files/${id}`}
        close={closeTicket}
        reopen={reopenTicket}
        survey={ticket.isClosed ? <TicketSurvey api={api} number={ticket.number} language={language} action={answerSurvey} query={query} /> : null}
        reply={
          <ReplyForm
            // A fresh form after each answer of one's own; whatever else happens here, what is being typed stays.
            key={`${done} ${ownWords}`}
            action={sendReply}
            number={ticket.number}
            idempotencyKey={randomUUID()}
            keepAs={keepAs}
            files={<PortalFilePicker words={attachmentWords(language)} locale={language} ticketId={ticket.id} />}
            words={{
              reply: ticket.isClosed && !ticket.reopenUntil ? words.ticket.replyAsNew : words.ticket.reply,
              replyHint: words.ticket.replyHint,
              send: words.ticket.send,
              busy: words.frame.loading,
              offline: words.failures.offline,
              kept: words.create.kept,
            }}
          />
        }
        elsewhere={
          <a href="/portal" className="inline-flex h-11 items-center rounded text-ink-muted underline decoration-line-strong underline-offset-4 hover:text-ink">
            {words.ticket.all}
          </a>
        }
      />
    </>
  );
}

/** A ticket of somebody else is answered like one that does not exist (S1). */
function missing(error: unknown): never {
  if (["ticket.not_found", "thing.not_found", "input.invalid"].includes(failureOf(error).reason)) notFound();
  throw error;
}
