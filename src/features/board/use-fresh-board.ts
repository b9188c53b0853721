"use client";

import { useEffect } from "react";
import type { BoardReader } from "./board-reader";

const EVERY = 30_000;
/** A reading younger than this (ms) is not repeated when the window is looked at again. */
const YOUNG = 3_000;

/** Reads the board anew, quietly: when somebody comes back to the window or the network, and every half minute while it is seen. */
export function useFreshBoard(reader: BoardReader, readAt: string): void {
  useEffect(() => {
    let last = Date.now();
    const read = () => {
      if (document.hidden || Date.now() - last < YOUNG) return;
      last = Date.now();
      void reader.refresh();
    };
    // The page may come from the browser's or the router's memory.
    if (Date.now() - Date.parse(readAt) > EVERY) void reader.refresh();
    const timer = window.setInterval(read, EVERY);
    window.addEventListener("focus", read);
    window.addEventListener("online", read);
    document.addEventListener("visibilitychange", read);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("focus", read);
      window.removeEventListener("online", read);
      document.removeEventListener("visibilitychange", read);
    };
  }, [reader, readAt]);
}
