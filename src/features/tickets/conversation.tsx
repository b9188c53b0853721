"use client";

import { ArrowDown } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { CallItem, NamedMention, TicketDetail } from "@/domain/tickets/detail";
import { callSentence } from "@/features/calls";
import { NoteSms } from "@/features/messaging";
import { tickets } from "@/messages/fa/tickets";
import { addDays, formatLongDate, isoDay } from "@/persian/dates";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { useNow } from "@/ui/now";
import { ActivityLines } from "./activity-lines";
import { Message } from "./message";
import { type TimelineBlock, timelineBlocks } from "./timeline-blocks";

const words = tickets.conversation;
/** How far back the server's copy of a note on its way is looked for. */
const ARRIVALS = 8;

/** A note on its way: shown at once, gone when the server's own copy is in the timeline or when it was refused. */
export type PendingNote = { body: string; portalVisible: boolean; mentions: NamedMention[]; at: string; noteId: string | null };

type Props = { ticket: TicketDetail; me: { id: string; name: string } | undefined; pending: PendingNote | null; onChanged: () => void };

/**
 * Everything said and done on a ticket, oldest first, beginning with the customer's own description (D2). It opens at its end; the
 * reversed column keeps it there while it grows, without a script.
 */
export function Conversation({ ticket, me, pending, onChanged }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const [isAway, setAway] = useState(false);
  const [seen, setSeen] = useState(ticket.timeline.length);
  const isNew = ticket.timeline.length > seen;
  const filing = ticket.timeline.find((item) => item.type === "activity" && item.event === "ticket.created");
  const filer = filing?.type === "activity" && filing.actor.kind === "STAFF" ? filing.actor.name : null;

  useEffect(() => {
    if (!isAway) setSeen(ticket.timeline.length);
  }, [isAway, ticket.timeline.length]);

  const toEnd = () => scroller.current?.scrollTo({ top: 0, behavior: "smooth" });
  useEffect(() => {
    if (pending) scroller.current?.scrollTo({ top: 0 });
  }, [pending]);

  // The stream may bring the server's copy before the answer to the sending, or when that answer was lost.
  const isPendingShown =
    pending &&
    !ticket.timeline
      .slice(-ARRIVALS)
      .some(
        (item) =>
          item.id === pending.noteId ||
          (item.type === "note" && item.author.id === me?.id && item.body === pending.body && item.portalVisible === pending.portalVisible),
      );
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={words.label}
        onScroll={(event) => setAway(event.currentTarget.scrollTop < -80)}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain outline-offset-[-2px]"
      >
        <div className="mb-auto">
          <div className="px-4 py-5 @3xl/card:px-6">
            <div className="mx-auto flex w-full max-w-200 flex-col gap-4">
              <Day at={ticket.createdAt} />
              <Message
                author={{ kind: "CUSTOMER", id: ticket.customer.id, name: ticket.customer.name }}
                at={ticket.createdAt}
                body={ticket.description || words.noDescription}
                files={ticket.files}
                readers="customer"
                remark={filer === null ? words.filedBy(channelName(ticket.channel)) : words.filedByAgent(filer)}
              />
              {timelineBlocks(
                ticket.timeline.filter((item) => item !== filing),
                ticket.createdAt,
              ).map((block) => (
                <Block key={block.id} block={block} meId={me?.id ?? null} phone={ticket.customer.phones[0]?.e164 ?? null} onChanged={onChanged} />
              ))}
              {isPendingShown && (
                <Message
                  author={{ kind: "STAFF", id: me?.id ?? null, name: me?.name ?? "" }}
                  at={pending.at}
                  body={pending.body}
                  mentions={pending.mentions}
                  readers={pending.portalVisible ? "customer" : "staff"}
                  isPending={pending.noteId === null}
                />
              )}
              {ticket.timeline.every((item) => item.type === "activity") && !isPendingShown && (
                <p className="py-2 text-center text-ink-faint text-sm">{words.noNotes}</p>
              )}
            </div>
          </div>
        </div>
      </section>
      {isAway && (
        <Button
          size="sm"
          icon={<ArrowDown className="size-4" aria-hidden="true" />}
          onClick={toEnd}
          className={classNames("absolute! inset-x-0 bottom-3 z-10 mx-auto w-fit rounded-full! shadow-float", isNew && "border-accent!")}
        >
          {isNew ? words.newMessage : words.newest}
        </Button>
      )}
    </div>
  );
}

/** One piece of the conversation; `phone` is whom to call when an SMS did not arrive. */
function Block({ block, meId, phone, onChanged }: { block: TimelineBlock; meId: string | null; phone: string | null; onChanged: () => void }) {
  if (block.kind === "day") return <Day at={block.at} />;
  if (block.kind === "events") return <ActivityLines events={block.events} />;
  if (block.kind === "call") return <Call call={block.call} />;
  if (block.kind === "text") {
    const { author, at, body, sms } = block.text;
    return (
      <Message author={author} at={at} body={body} readers="customer" remark={words.text} footer={<NoteSms sms={sms} phone={phone} onChanged={onChanged} />} />
    );
  }
  const { note } = block;
  return (
    <Message
      author={note.author}
      at={note.at}
      body={note.body}
      mentions={note.mentions}
      meId={meId}
      files={note.files}
      readers={note.portalVisible ? "customer" : "staff"}
      isEdited={note.editedAt !== null}
      footer={note.sms ? <NoteSms sms={note.sms} phone={phone} onChanged={onChanged} /> : null}
    />
  );
}

/** A call, with who called whom and how long; only colleagues read it. */
function Call({ call }: { call: CallItem }) {
  return <Message author={call.author} at={call.at} body={call.body} readers="staff" remark={callSentence(call)} />;
}

function channelName(channel: string): string {
  return channel in tickets.channels ? tickets.channels[channel as keyof typeof tickets.channels] : channel;
}

/** «امروز», «دیروز» or the date, between two days of a conversation. */
function Day({ at }: { at: string }) {
  const today = isoDay(useNow());
  const day = isoDay(at);
  const text = day === today ? words.today : day === addDays(today, -1) ? words.yesterday : formatLongDate(at);
  return (
    <div className="flex items-center gap-3 text-ink-faint text-xs">
      <span className="h-px flex-1 bg-line" />
      <time dateTime={day}>{text}</time>
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}
