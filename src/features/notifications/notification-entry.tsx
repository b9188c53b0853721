"use client";

import { Mail, MailOpen } from "lucide-react";
import Link from "next/link";
import type { NotificationEntry as Entry } from "@/domain/notifications/schema";
import { notifications as words } from "@/messages/fa/notifications";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { Badge } from "@/ui/badge";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import { IconButton } from "@/ui/icon-button";
import { TimeAgo } from "@/ui/time-ago";
import type { HueName } from "@/ui/tokens";
import { reasonIcons } from "./reason-icon";

type Props = { entry: Entry; onToggle: (entry: Entry) => void };

/** One card in the inbox: the newest thing that happened in a sentence, whatever else did as labels with their counts. */
export function NotificationEntry({ entry, onToggle }: Props) {
  const [newest, ...others] = entry.reasons;
  const Icon = newest ? reasonIcons[newest.reason] : Mail;
  const sentence = newest ? words.reasons[newest.reason].sentence({ actor: entry.actorName, customer: entry.customerName }) : entry.customerName;
  return (
    <li data-entry={entry.ticketNumber} className="relative flex items-start">
      {entry.isRead ? null : <span aria-hidden="true" className="absolute inset-y-2 start-0 w-0.75 rounded-full bg-accent" />}
      <Link
        href={`/tickets/${entry.ticketNumber}`}
        prefetch={false}
        className="flex min-w-0 flex-1 gap-3 py-3 ps-4 pe-2 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <Icon className={classNames("mt-0.5 size-4.5 shrink-0", entry.isRead ? "text-ink-faint" : "text-accent-ink")} aria-hidden="true" />
        <span className="min-w-0 flex-1">
          <span className="flex items-start gap-2">
            <span className={classNames("line-clamp-2 min-w-0 flex-1 [overflow-wrap:anywhere]", entry.isRead ? "text-ink-muted" : "font-medium text-ink")}>
              {sentence}
              {entry.isRead ? null : <span className="sr-only">، {words.isUnread}</span>}
            </span>
            <TimeAgo at={entry.at} className="shrink-0 text-ink-muted text-sm" />
          </span>
          <span className="mt-0.5 flex items-center gap-2 text-ink-muted">
            <bdi dir="ltr" className="shrink-0 tabular-nums">
              #{toPersianDigits(String(entry.ticketNumber))}
            </bdi>
            <bdi className="min-w-0 flex-1 truncate text-start">{entry.ticketTitle}</bdi>
            <span className="hidden shrink-0 items-center gap-1.5 text-sm sm:inline-flex">
              <Dot colour={entry.stageColor as HueName} /> {entry.stageName}
            </span>
          </span>
          {entry.count > 1 && (
            <span className="mt-1 flex flex-wrap items-center gap-1.5">
              {newest && newest.count > 1 && <Badge>{words.reasonTimes(words.reasons[newest.reason].label, formatNumber(newest.count))}</Badge>}
              {others.map(({ reason, count }) => (
                <Badge key={reason}>{count > 1 ? words.reasonTimes(words.reasons[reason].label, formatNumber(count)) : words.reasons[reason].label}</Badge>
              ))}
            </span>
          )}
        </span>
      </Link>
      <span className="shrink-0 py-2 pe-2">
        <IconButton
          name={entry.isRead ? words.markUnread : words.markRead}
          icon={entry.isRead ? <Mail className="size-4" /> : <MailOpen className="size-4" />}
          onClick={() => onToggle(entry)}
        />
      </span>
    </li>
  );
}
