"use client";

import { useEffect } from "react";
import { liveVersionOf, useIsLive, useLive } from "@/features/desk";
import type { BoardReader } from "./board-reader";
import type { BoardStore } from "./board-store";

const EVERY = 30_000;
/** A reading younger than this (ms) is not repeated when the window is looked at again. */
const YOUNG = 3_000;

/**
 * Keeps the board fresh, quietly: the event stream says what has changed, and just that is fetched. Read anew as a whole when somebody comes
 * back to the window or the network; every half minute only while there is no stream.
 */
export function useFreshBoard(reader: BoardReader, store: BoardStore, readAt: string): void {
  const isLive = useIsLive();
  useLive((event) => {
    if (event.name === "hello") reader.heard(event.data.boards[store.pipeline.id] ?? 0);
    else if (event.name === "board") {
      for (const news of event.data) if (news.board === store.pipeline.id) reader.heard(news.version);
    } else if (event.name === "reload") void reader.refresh();
    else if (event.name === "you" && event.data.about === "read") store.patch(event.data.ticketId, { isUnread: false });
  });
  useEffect(() => {
    // The page may come from the browser's or the router's memory.
    if (Date.now() - Date.parse(readAt) > EVERY) void reader.refresh();
    reader.heard(liveVersionOf(store.pipeline.id));
  }, [reader, store, readAt]);
  useEffect(() => {
    let last = Date.now();
    const read = () => {
      if (document.hidden) return;
      reader.settleDebt();
      if (Date.now() - last < YOUNG) return;
      last = Date.now();
      void reader.refresh();
    };
    const timer = isLive ? 0 : window.setInterval(read, EVERY);
    window.addEventListener("focus", read);
    window.addEventListener("online", read);
    document.addEventListener("visibilitychange", read);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("focus", read);
      window.removeEventListener("online", read);
      document.removeEventListener("visibilitychange", read);
    };
  }, [reader, isLive]);
}
