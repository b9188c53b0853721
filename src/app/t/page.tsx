import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { answerSurveyByLink } from "@/app/portal/survey-actions";
import { closeByLink, markSeenByLink, reopenByLink, sendReplyByLink } from "@/app/portal/ticket-actions";
import { TicketSurvey } from "@/app/portal/ticket-survey";
import { failureIn, linkVisit, portalOrganisation, visitorWords } from "@/app/visitor";
import { PortalFilePicker } from "@/features/attachments";
import { ForgetText, isDone, LivePage, MarkSeen, OrderView, ReplyForm, TicketView } from "@/features/portal";
import { attachmentWords } from "@/messages/attachment-words";
import { hoursSentence } from "@/messages/hours-sentence";
import { createCaller } from "@/server/router";

type Props = { searchParams: Promise<{ done?: string; failed?: string; survey?: string; score?: string }> };

/** The one ticket of an update link (D22). The address holds nothing; the pass in the cookie ends after two hours. */
export default async function LinkTicketPage({ searchParams }: Props) {
  const visit = await linkVisit();
  if (!visit) notFound();
  const query = await searchParams;
  const api = createCaller(visit.ctx);
  const [{ words, language }, organisation, ticket] = await Promise.all([
    visitorWords(),
    portalOrganisation(),
    api.portal.ticket({ number: visit.number }).catch(() => null),
  ]);
  if (!ticket) notFound();
  const now = visit.ctx.now.toISOString();
  const keepAs = `link:${visit.linkId}`;
  const ownWords = ticket.messages.filter((message) => message.from === "customer").length;
  const done = isDone(query.done) ? query.done : null;
  const isOrder = ticket.kind === "ORDER";
  const reply = ticket.canReply ? (
    <ReplyForm
      // A fresh form after each answer of one's own; whatever else happens here, what is being typed stays.
      key={`${done} ${ownWords}`}
      action={sendReplyByLink}
      number={ticket.number}
      idempotencyKey={randomUUID()}
      keepAs={keepAs}
      files={<PortalFilePicker words={attachmentWords(language)} locale={language} asLink />}
      words={{
        reply: isOrder ? words.orders.ask : words.ticket.reply,
        replyHint: isOrder ? words.orders.askHint : words.ticket.replyHint,
        send: words.ticket.send,
        busy: words.frame.loading,
        offline: words.failures.offline,
        kept: words.create.kept,
      }}
    />
  ) : null;
  const elsewhere = (
    <a
      href="/portal/login"
      className="inline-flex min-h-11 items-center rounded text-ink-muted underline decoration-line-strong underline-offset-4 hover:text-ink"
    >
      {words.link.all}
    </a>
  );
  const failure = failureIn(query, language);
  const fileHref = (id: string) => `/api/files/${id}`;
  const around = (
    <>
      <LivePage drawnAt={now} asLink number={ticket.number} changed={words.frame.refreshed} />
      <MarkSeen key={ticket.lastAnswerAt} number={ticket.number} action={markSeenByLink} />
      {done === "sent" ? <ForgetText key={ownWords} name={keepAs} /> : null}
    </>
  );
  if (isOrder)
    return (
      <>
        {around}
        <OrderView order={ticket} isSent={done === "sent"} {...{ failure, words, language, now, fileHref, reply, elsewhere }} />
      </>
    );
  return (
    <>
      {around}
      <TicketView
        ticket={ticket}
        done={done}
        failure={failure}
        answeringHours={ticket.answeringHours ? hoursSentence(ticket.answeringHours, language) : organisation.answeringHours}
        words={words}
        language={language}
        now={now}
        fileHref={fileHref}
        close={closeByLink}
        reopen={reopenByLink}
        survey={ticket.isClosed ? <TicketSurvey api={api} number={ticket.number} language={language} action={answerSurveyByLink} query={query} /> : null}
        reply={reply}
        elsewhere={elsewhere}
      />
    </>
  );
}
