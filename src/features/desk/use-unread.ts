"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useIsLive, useLive } from "./live";

/** Told to the window when this tab has read something, so that the badge need not wait. */
export const UNREAD_CHANGED = "kariz-unread-changed";
const REFRESH_MS = 30_000;

/** Calls back when this person's notifications may have changed: told by the stream or by this tab, and without a stream every half minute. */
export function useNotificationsChanged(onChange: () => void): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  const isLive = useIsLive();
  useLive((event) => {
    if (event.name === "hello" || event.name === "reload" || (event.name === "you" && event.data.about === "notifications")) latest.current();
  });
  useEffect(() => {
    const change = () => latest.current();
    const timer = isLive ? 0 : window.setInterval(change, REFRESH_MS);
    window.addEventListener(UNREAD_CHANGED, change);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener(UNREAD_CHANGED, change);
    };
  }, [isLive]);
}

/** How many notifications wait to be read; also in a tab behind others, whose title says it. */
export function useUnread(path: string): number {
  const [count, setCount] = useState(0);
  const turn = useRef(0);
  const ask = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const { api } = await import("./api");
    const fresh = await api.notifications.unreadCount.query().catch(() => null);
    // A later question has been asked meanwhile.
    if (fresh !== null && mine === turn.current) setCount(fresh);
  }, []);
  useNotificationsChanged(() => void ask());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page may have read something
  useEffect(() => void ask(), [path, ask]);
  return count;
}
