"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { type LiveEvent, LiveLine } from "@/features/live";
import { connection } from "./connection";

/** The desk's line to the server: what happens on boards and what is new for the person signed in. */
const line = new LiveLine({
  address: (last) => `/api/events${last === "" ? "" : `?last=${encodeURIComponent(last)}`}`,
  // Whether the server is gone or only the stream is a question to the server; the mark «اتصال قطع است» follows from the answer.
  onTrouble: () => void connection.fetch("/healthz", { cache: "no-store" }).catch(() => undefined),
});

/** Holds the line for as long as the desk is shown to this person. */
export function useDeskLine(userId: string): void {
  useEffect(() => {
    const stop = line.start(`desk:${userId}`);
    const off = connection.subscribe(() => connection.isReached() && line.hurry());
    return () => {
      off();
      stop();
    };
  }, [userId]);
}

/** How far a board is, as far as this tab has heard. */
export const liveVersionOf = (board: string): number => line.versionOf(board);

/** True when something was heard of a ticket within the last seconds: what was read of it just before may be old already. */
export const wasJustHeardOf = (ticketId: string): boolean => line.sinceHeardOf(ticketId) < 5_000;

/** Calls back with every event of the stream: `hello` whenever the line is (again) open. */
export function useLive(onEvent: (event: LiveEvent) => void): void {
  const latest = useRef(onEvent);
  latest.current = onEvent;
  useEffect(() => line.subscribe((event) => latest.current(event)), []);
}

/** True while events come in; only otherwise has a screen to ask again and again. */
export function useIsLive(): boolean {
  return useSyncExternalStore(line.onState, line.isOpen, () => true);
}
