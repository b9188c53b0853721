"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { BoardFilters } from "@/domain/board/schema";
import { boardPath, lastBoardCookie, shownAt, ticketPath } from "./board-address";
import type { BoardReader } from "./board-reader";

const YEAR = 60 * 60 * 24 * 365;

/**
 * Keeps the address and the board together: filters stand in the query string, an open card is `/tickets/{number}` over the board, and
 * Back and Forward work as on pages. Nothing is loaded anew by it.
 */
export function useBoardAddress(slug: string, reader: BoardReader, onRead: (number: number) => void) {
  const [ticket, setTicket] = useState<number | null>(null);
  // Whether the entry below ours in the history is the board: then closing is going back.
  const hasBoardBelow = useRef(false);

  useEffect(() => {
    const follow = () => {
      const shown = shownAt(window.location, slug);
      setTicket(shown.ticket);
      if (shown.filters) void reader.filter(shown.filters);
    };
    follow();
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, [slug, reader]);

  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in older Firefox and Safari
    document.cookie = `${lastBoardCookie}=${encodeURIComponent(slug)}; path=/; max-age=${YEAR}; samesite=lax`;
  }, [slug]);

  const open = useCallback(
    (number: number) => {
      hasBoardBelow.current = true;
      window.history.pushState(null, "", ticketPath(number));
      setTicket(number);
      onRead(number);
    },
    [onRead],
  );
  const turnTo = useCallback(
    (number: number) => {
      window.history.replaceState(null, "", ticketPath(number));
      setTicket(number);
      onRead(number);
    },
    [onRead],
  );
  const close = useCallback(() => {
    setTicket(null);
    if (shownAt(window.location, slug).ticket === null) return;
    if (hasBoardBelow.current) window.history.back();
    else window.history.replaceState(null, "", boardPath(slug, reader.get().filters));
  }, [slug, reader]);

  /** Typing replaces the entry, so that Back does not go letter by letter. */
  const setFilters = useCallback(
    (filters: BoardFilters, isTyping = false) => {
      const path = boardPath(slug, filters);
      const hadText = Boolean(reader.get().filters.text);
      if (isTyping && hadText && filters.text) window.history.replaceState(null, "", path);
      else window.history.pushState(null, "", path);
      void reader.filter(filters);
    },
    [slug, reader],
  );
  return { ticket, open, turnTo, close, setFilters };
}
