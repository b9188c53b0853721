"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import type { ActivityItem } from "@/domain/tickets/detail";
import { activity as words } from "@/messages/fa/activity";
import { formatDateTime, formatTime } from "@/persian/dates";
import { formatNumber } from "@/persian/digits";
import { classNames } from "@/ui/class-names";
import { activitySentence } from "./activity-sentence";

/** The events between two messages: one as a quiet sentence, several folded into «۳ رویداد». */
export function ActivityLines({ events }: { events: readonly ActivityItem[] }) {
  const [isOpen, setOpen] = useState(false);
  const isFolded = events.length > 1;
  return (
    <div className="flex flex-col items-stretch gap-1 text-ink-faint text-sm">
      {isFolded && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="mx-auto inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 hover:bg-hover hover:text-ink pointer-coarse:py-2"
        >
          {words.count(formatNumber(events.length))}
          <ChevronDown className={classNames("size-3.5 transition-transform", isOpen && "rotate-180")} aria-hidden="true" />
        </button>
      )}
      {(!isFolded || isOpen) && (
        <ol className={classNames("flex flex-col gap-1", isFolded && "rounded-lg border border-line px-3 py-2")}>
          {events.map((event) => (
            <li key={event.id} className={classNames("flex items-baseline gap-x-2", isFolded ? "" : "justify-center text-center")}>
              <span className="min-w-0 [overflow-wrap:anywhere]">{activitySentence(event)}</span>
              <time dateTime={event.at} title={formatDateTime(event.at)} className={classNames("shrink-0", isFolded && "ms-auto")}>
                {formatTime(event.at)}
              </time>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
