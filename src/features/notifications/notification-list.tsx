"use client";
import { BellOff, CheckCheck, FilePlus2, Frown, MessageSquareReply, RotateCcw } from "lucide-react";
import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import type { NotificationEntry } from "@/domain/notifications/schema";
import { api, failureOf, UNREAD_CHANGED } from "@/features/desk";
import { notifications as words } from "@/messages/fa/notifications";
import { toPersianDigits } from "@/persian/digits";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import { EmptyState } from "@/ui/empty-state";
import { TimeAgo } from "@/ui/time-ago";
import { showToast } from "@/ui/toast-queue";
import type { HueName } from "@/ui/tokens";

const REFRESH_MS = 30_000;

const icons: Record<NotificationEntry["reason"], typeof BellOff> = {
  ticket_filed: FilePlus2,
  customer_replied: MessageSquareReply,
  ticket_reopened: RotateCcw,
  low_score: Frown,
};

/** One entry per card, newest first, unread ones on top; opening one reads it (R12). */
export function NotificationList({ initial }: { initial: NotificationEntry[] }) {
  const [entries, setEntries] = useState(initial);
  const [isPending, setPending] = useState(false);
  const refresh = useCallback(async () => setEntries(await api.notifications.list.query()), []);
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (!document.hidden) refresh().catch(() => {});
    }, REFRESH_MS);
    return () => window.clearInterval(timer);
  }, [refresh]);

  async function readAll() {
    setPending(true);
    try {
      await api.notifications.read.mutate({});
      await refresh();
      window.dispatchEvent(new Event(UNREAD_CHANGED));
    } catch (error) {
      showToast({ message: failureOf(error).sentence, tone: "danger" });
    } finally {
      setPending(false);
    }
  }

  const unread = entries.filter((entry) => !entry.isRead);
  const read = entries.filter((entry) => entry.isRead);
  return (
    <div className="mx-auto max-w-2xl px-4 py-6 md:px-6 md:py-8">
      <header className="mb-5 flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1">
          <h1 className="text-2xl">{words.title}</h1>
          <p className="mt-0.5 text-ink-muted">{words.lead}</p>
        </div>
        {unread.length > 0 ? (
          <Button pending={isPending} icon={<CheckCheck className="size-4" aria-hidden="true" />} onClick={readAll}>
            {words.readAll}
          </Button>
        ) : null}
      </header>
      {entries.length === 0 ? (
        <EmptyState icon={<BellOff className="size-5" />} title={words.emptyTitle}>
          {words.emptyText}
        </EmptyState>
      ) : (
        <>
          <Group title={words.new} entries={unread} />
          <Group title={words.earlier} entries={read} />
        </>
      )}
    </div>
  );
}

function Group({ title, entries }: { title: string; entries: readonly NotificationEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <section className="mb-6">
      <h2 className="mb-1.5 font-medium text-ink-muted text-sm">{title}</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface-raised">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry }: { entry: NotificationEntry }) {
  const Icon = icons[entry.reason] ?? MessageSquareReply;
  return (
    <li className="relative">
      {entry.isRead ? null : <span aria-hidden="true" className="absolute inset-y-2 start-0 w-0.75 rounded-full bg-accent" />}
      <Link href={`/tickets/${entry.ticketNumber}`} prefetch={false} className="flex gap-3 px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2">
        <Icon className={classNames("mt-0.5 size-4.5 shrink-0", entry.isRead ? "text-ink-faint" : "text-accent-ink")} aria-hidden="true" />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate">
              <bdi className="font-medium">{entry.customerName}</bdi> {words.reasons[entry.reason]}
              {entry.isRead ? null : <span className="sr-only">، {words.isUnread}</span>}
            </span>
            {entry.count > 1 ? <Badge className="shrink-0">{words.times(toPersianDigits(String(entry.count)))}</Badge> : null}
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
        </span>
      </Link>
    </li>
  );
}
