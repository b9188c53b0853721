"use client";

import { BellOff, CheckCheck, ChevronDown, Settings2 } from "lucide-react";
import { useRef } from "react";
import type { Role } from "@/domain/actor";
import { isNotificationReason, reasonsFor } from "@/domain/notifications/reasons";
import type { NotificationEntry as Entry, NotificationPage } from "@/domain/notifications/schema";
import { notifications as words } from "@/messages/fa/notifications";
import { Button, ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Segmented } from "@/ui/segmented";
import { SelectMenu } from "@/ui/select-menu";
import { NotificationEntry } from "./notification-entry";
import { useEntryKeys } from "./use-entry-keys";
import { useInbox } from "./use-inbox";

const ANY = "any";

/** One entry per card, newest first, unread ones on top; opening one reads it (R12). */
export function NotificationList({ initial, role }: { initial: NotificationPage; role: Role }) {
  const { entries, next, filter, isLoading, choose, more, toggle, readAll } = useInbox(initial);
  const list = useRef<HTMLDivElement>(null);
  useEntryKeys(list, (number) => {
    const entry = entries.find((one) => one.ticketNumber === number);
    if (entry) void toggle(entry);
  });
  const isFiltered = filter.unreadOnly || filter.reason !== null;
  const unread = entries.filter((entry) => !entry.isRead);
  const read = entries.filter((entry) => entry.isRead);
  return (
    <div className="mx-auto max-w-2xl px-4 py-6 md:px-6 md:py-8">
      <header className="mb-4 flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-2xl">{words.title}</h1>
          <p className="mt-0.5 text-ink-muted">{words.lead}</p>
        </div>
        <ButtonLink kind="ghost" href="/account/notifications" icon={<Settings2 className="size-4" aria-hidden="true" />}>
          {words.settings}
        </ButtonLink>
      </header>
      <div className="mb-5 flex flex-wrap items-center gap-2">
        <Segmented
          label={words.filter}
          value={filter.unreadOnly ? "unread" : "all"}
          onChange={(value) => void choose({ unreadOnly: value === "unread" })}
          options={[
            { value: "all", label: words.all },
            { value: "unread", label: words.unreadOnly },
          ]}
        />
        <SelectMenu
          label={words.reason}
          value={filter.reason ?? ANY}
          onChange={(id) => void choose({ reason: isNotificationReason(id) ? id : null })}
          options={[{ id: ANY, label: words.anyReason }, ...reasonsFor(role).map((reason) => ({ id: reason, label: words.reasons[reason].label }))]}
        >
          {(trigger) => (
            <Button {...trigger} size="sm" aria-label={`${words.reason}: ${filter.reason ? words.reasons[filter.reason].label : words.anyReason}`}>
              {filter.reason ? words.reasons[filter.reason].label : words.anyReason}
              <ChevronDown className="size-3.5" aria-hidden="true" />
            </Button>
          )}
        </SelectMenu>
        {unread.length > 0 && (
          <Button
            size="sm"
            kind="ghost"
            pending={isLoading}
            icon={<CheckCheck className="size-4" aria-hidden="true" />}
            onClick={() => void readAll()}
            className="ms-auto"
          >
            {words.readAll}
          </Button>
        )}
      </div>
      <div ref={list} aria-busy={isLoading}>
        {entries.length === 0 ? (
          isFiltered ? (
            <EmptyState
              icon={<BellOff className="size-5" />}
              title={words.nothingFound}
              actions={<Button onClick={() => void choose({ unreadOnly: false, reason: null })}>{words.clearFilter}</Button>}
            />
          ) : (
            <EmptyState icon={<BellOff className="size-5" />} title={words.emptyTitle}>
              {words.emptyText}
            </EmptyState>
          )
        ) : (
          <>
            <Group title={words.new} entries={unread} onToggle={toggle} />
            <Group title={words.earlier} entries={read} onToggle={toggle} />
            <p className="hidden text-ink-faint text-xs pointer-fine:block">{words.keys}</p>
          </>
        )}
      </div>
      {next && (
        <div className="mt-4 text-center">
          <Button pending={isLoading} onClick={() => void more()}>
            {words.more}
          </Button>
        </div>
      )}
    </div>
  );
}

function Group({ title, entries, onToggle }: { title: string; entries: readonly Entry[]; onToggle: (entry: Entry) => Promise<void> }) {
  if (entries.length === 0) return null;
  return (
    <section className="mb-6">
      <h2 className="mb-1.5 font-medium text-ink-muted text-sm">{title}</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface-raised">
        {entries.map((entry) => (
          <NotificationEntry key={entry.id} entry={entry} onToggle={(one) => void onToggle(one)} />
        ))}
      </ul>
    </section>
  );
}
