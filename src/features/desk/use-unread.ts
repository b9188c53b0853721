"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useIsLive, useLive } from "./live";

/** Told to the window when this tab has read something, so that the badge need not wait. */
export const UNREAD_CHANGED = "kariz-unread-changed";
const REFRESH_MS = 30_000;

/** How many notifications wait to be read: asked when the stream says that they have changed, and without a stream every half minute. */
export function useUnread(path: string): number {
  const [count, setCount] = useState(0);
  const isOwed = useRef(false);
  const isLive = useIsLive();
  const ask = useCallback(async () => {
    isOwed.current = document.hidden;
    if (document.hidden) return;
    const { api } = await import("./api");
    const fresh = await api.notifications.unreadCount.query().catch(() => null);
    if (fresh !== null) setCount(fresh);
  }, []);
  useLive((event) => {
    if (event.name === "hello" || event.name === "reload" || (event.name === "you" && event.data.about === "notifications")) void ask();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page may have read something
  useEffect(() => void ask(), [path, ask]);
  useEffect(() => {
    const timer = isLive ? 0 : window.setInterval(ask, REFRESH_MS);
    const onSeen = () => isOwed.current && void ask();
    window.addEventListener(UNREAD_CHANGED, ask);
    document.addEventListener("visibilitychange", onSeen);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener(UNREAD_CHANGED, ask);
      document.removeEventListener("visibilitychange", onSeen);
    };
  }, [isLive, ask]);
  return count;
}
