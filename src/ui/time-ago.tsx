"use client";

import { formatAge, formatDateTime, formatRelative } from "@/persian/dates";
import { useNow } from "./now";

export type TimeAgoProps = {
  /** A moment: ISO text, ms since 1970 or a Date. */
  at: string | number | Date;
  /** `relative` «۵ دقیقه پیش», `age` «۵ دقیقه». */
  style?: "relative" | "age";
  className?: string;
};

/** How long ago (or ahead) a moment is, kept up to date; the tooltip says the full date. */
export function TimeAgo({ at, style = "relative", className }: TimeAgoProps) {
  const now = new Date(useNow());
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()} title={formatDateTime(moment)} className={className}>
      {style === "age" ? formatAge(moment, now) : formatRelative(moment, now)}
    </time>
  );
}
