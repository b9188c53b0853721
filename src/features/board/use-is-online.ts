"use client";

import { useEffect, useState } from "react";

const PROBE_MS = 3_000;

/**
 * False from the moment the browser loses its network until the server answers again. What the browser says of the network is only a hint:
 * a server on one's own machine or in the office answers without it.
 */
export function useIsOnline(): boolean {
  const [isOnline, setOnline] = useState(true);
  useEffect(() => {
    const lost = () => setOnline(false);
    window.addEventListener("offline", lost);
    return () => window.removeEventListener("offline", lost);
  }, []);
  useEffect(() => {
    if (isOnline) return;
    const probe = () =>
      void fetch("/healthz", { cache: "no-store" }).then(
        (answer) => answer.ok && setOnline(true),
        () => undefined,
      );
    const timer = window.setInterval(probe, PROBE_MS);
    window.addEventListener("online", probe);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("online", probe);
    };
  }, [isOnline]);
  return isOnline;
}
