"use client";

import { useEffect, useSyncExternalStore } from "react";
import { connection } from "./connection";

const PROBE_MS = 3_000;
const reached = () => true;

/**
 * False from the moment a request does not reach the server, or the browser loses its network, until the server answers again. What the
 * browser says of the network is only a hint: a server on one's own machine or in the office answers without it.
 */
export function useIsOnline(): boolean {
  const isOnline = useSyncExternalStore(connection.subscribe, connection.isReached, reached);
  useEffect(() => {
    window.addEventListener("offline", connection.lose);
    return () => window.removeEventListener("offline", connection.lose);
  }, []);
  useEffect(() => {
    if (isOnline) return;
    const probe = () => void connection.fetch("/healthz", { cache: "no-store" }).catch(() => undefined);
    const timer = window.setInterval(probe, PROBE_MS);
    window.addEventListener("online", probe);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("online", probe);
    };
  }, [isOnline]);
  return isOnline;
}
