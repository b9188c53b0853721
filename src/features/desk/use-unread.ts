"use client";
import { useEffect, useState } from "react";

/** Told to the window when this tab has read something, so that the badge need not wait. */
export const UNREAD_CHANGED = "kariz-unread-changed";
const REFRESH_MS = 30_000;

/** How many notifications wait to be read; asked every half minute while the page is seen, and when the page changes. */
export function useUnread(path: string): number {
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page may have read something
  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      if (document.hidden) return;
      const { api } = await import("./api");
      const fresh = await api.notifications.unreadCount.query().catch(() => null);
      if (!isGone && fresh !== null) setCount(fresh);
    };
    void ask();
    const timer = window.setInterval(ask, REFRESH_MS);
    window.addEventListener(UNREAD_CHANGED, ask);
    document.addEventListener("visibilitychange", ask);
    return () => {
      isGone = true;
      window.clearInterval(timer);
      window.removeEventListener(UNREAD_CHANGED, ask);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [path]);
  return count;
}
