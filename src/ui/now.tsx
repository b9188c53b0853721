"use client";

import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from "react";

const Now = createContext(0);

/**
 * The moment (ms since 1970) that every relative time of the page is counted from. It starts with the server's, so that both
 * render the same words, and then moves every half minute while the page is seen.
 */
export function NowProvider({ initial, children }: { initial: number; children: ReactNode }) {
  const [now, setNow] = useState(initial);
  useEffect(() => {
    const tick = () => {
      // A transition: an urgent update would make React throw away what the server drew and is not alive yet.
      if (!document.hidden) startTransition(() => setNow(Date.now()));
    };
    tick();
    const timer = window.setInterval(tick, 30_000);
    document.addEventListener("visibilitychange", tick);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, []);
  return <Now value={now}>{children}</Now>;
}

/** The shared moment in ms since 1970. */
export function useNow(): number {
  return useContext(Now);
}
