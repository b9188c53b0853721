"use client";

import { useCallback, useRef, useState } from "react";
import type { NotificationReason } from "@/domain/notifications/reasons";
import type { NotificationCursor, NotificationEntry, NotificationPage } from "@/domain/notifications/schema";
import { api, failureOf, UNREAD_CHANGED, useNotificationsChanged } from "@/features/desk";
import { notifications as words } from "@/messages/fa/notifications";
import { showToast } from "@/ui/toast-queue";

type InboxFilter = { unreadOnly: boolean; reason: NotificationReason | null };

function askPage({ unreadOnly, reason }: InboxFilter, after: NotificationCursor | null): Promise<NotificationPage> {
  return api.notifications.list.query({ unreadOnly, ...(reason ? { reason } : {}), ...(after ? { after } : {}) });
}

/**
 * The entries on the screen. Marks are shown at once and taken back when the server refuses; the list is asked for again when something
 * is new, as far as it has been paged.
 */
export function useInbox(initial: NotificationPage) {
  const [entries, setEntries] = useState(initial.entries);
  const [next, setNext] = useState<NotificationCursor | null>(initial.next);
  const [filter, setFilter] = useState<InboxFilter>({ unreadOnly: false, reason: null });
  const [isLoading, setLoading] = useState(false);
  const latest = useRef({ filter, pages: 1, turn: 0 });
  latest.current.filter = filter;

  const refresh = useCallback(async () => {
    latest.current.turn += 1;
    const turn = latest.current.turn;
    const found: NotificationEntry[] = [];
    let after: NotificationCursor | null = null;
    for (let n = 0; n < latest.current.pages; n += 1) {
      const part: NotificationPage = await askPage(latest.current.filter, after);
      found.push(...part.entries);
      after = part.next;
      if (!after) break;
    }
    // A later question has been asked meanwhile.
    if (turn !== latest.current.turn) return;
    setEntries(found);
    setNext(after);
  }, []);

  useNotificationsChanged(() => void refresh().catch(() => undefined));

  const say = (error: unknown) => showToast({ message: failureOf(error).sentence, tone: "danger" });
  const tellTab = () => window.dispatchEvent(new Event(UNREAD_CHANGED));

  const choose = async (part: Partial<InboxFilter>) => {
    const chosen = { ...filter, ...part };
    setFilter(chosen);
    latest.current.filter = chosen;
    latest.current.pages = 1;
    setLoading(true);
    await refresh().catch(say);
    setLoading(false);
  };

  const more = async () => {
    setLoading(true);
    latest.current.pages += 1;
    await refresh().catch((error) => {
      latest.current.pages -= 1;
      say(error);
    });
    setLoading(false);
  };

  const toggle = async (entry: NotificationEntry) => {
    setEntries((all) => all.map((one) => (one.id === entry.id ? { ...one, isRead: !entry.isRead } : one)));
    const ticketId = entry.ticketId;
    try {
      await (entry.isRead ? api.notifications.markUnread.mutate({ ticketId }) : api.notifications.read.mutate({ ticketId }));
    } catch (error) {
      say(error);
    }
    tellTab();
  };

  const readAll = async () => {
    setLoading(true);
    try {
      await api.notifications.read.mutate({});
      showToast({ message: words.wereRead, tone: "success", id: "inbox" });
    } catch (error) {
      say(error);
    }
    setLoading(false);
    tellTab();
  };

  return { entries, next, filter, isLoading, choose, more, toggle, readAll };
}
