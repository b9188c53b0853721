"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { BROWSER_CHOICE_CHANGED, browserChoice } from "./browser-notifications";
import { useNotificationsChanged } from "./use-unread";

/**
 * Notifications by the browser itself, where this person has turned them on. Of all open tabs only the one that leads shows them; when it is
 * closed another takes over. Their code comes only then.
 */
export function useBrowserNotifications(userId: string): void {
  const router = useRouter();
  const [isOn, setOn] = useState(false);
  const leads = useRef(false);
  const look = useCallback(async () => {
    if (!leads.current) return;
    const { showFresh } = await import("./show-fresh");
    await showFresh(userId, (number) => router.push(`/tickets/${number}`)).catch(() => undefined);
  }, [userId, router]);

  useEffect(() => {
    const choose = () => setOn(browserChoice(userId) === "on");
    choose();
    window.addEventListener(BROWSER_CHOICE_CHANGED, choose);
    window.addEventListener("storage", choose);
    return () => {
      window.removeEventListener(BROWSER_CHOICE_CHANGED, choose);
      window.removeEventListener("storage", choose);
    };
  }, [userId]);

  useEffect(() => {
    if (!isOn) return;
    const gone = new AbortController();
    const lead = async () => {
      leads.current = true;
      void look();
      await new Promise<void>((resolve) => gone.signal.addEventListener("abort", () => resolve()));
      leads.current = false;
    };
    void navigator.locks.request(`kariz-notify:${userId}`, { signal: gone.signal }, lead).catch(() => undefined);
    return () => gone.abort();
  }, [isOn, userId, look]);
  useNotificationsChanged(() => void look());
}
