"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { BULK_LIMIT, LIST_PAGE, type ListCursor, type ListPage, type ListRow } from "@/domain/lists/terms";
import { api, useIsLive, useLive } from "@/features/desk";
import { inputOf, type ListPlace, type ListState } from "./list-address";

const EVERY = 30_000;
/** News come in bursts: one reading for all of a moment. */
const PAUSE = 1_200;

type Shown = { rows: readonly ListRow[]; next: ListCursor | null; total: number };
type Status = "ready" | "loading" | "failed";

/** The tickets of a list, page by page, kept fresh by the event stream; without it they are asked for every half minute. */
export function useTickets(place: ListPlace, list: ListState, first: ListPage, onFresh: () => void) {
  const [shown, setShown] = useState<Shown>({ rows: first.rows, next: first.next, total: first.total ?? 0 });
  const [status, setStatus] = useState<Status>("ready");
  const turn = useRef(0);
  const wanted = useRef({ place, list });
  wanted.current = { place, list };
  const rows = useRef(shown.rows);
  rows.current = shown.rows;

  const read = useCallback(async (limit: number, isQuiet: boolean): Promise<readonly ListRow[] | null> => {
    turn.current += 1;
    const mine = turn.current;
    if (!isQuiet) setStatus("loading");
    const page = await api.lists.tickets.query({ ...inputOf(wanted.current.place, wanted.current.list), limit }).catch(() => null);
    if (mine !== turn.current) return null;
    if (!page) {
      setStatus("failed");
      return null;
    }
    setShown({ rows: page.rows, next: page.next, total: page.total ?? 0 });
    setStatus("ready");
    return page.rows;
  }, []);

  const latest = useRef(onFresh);
  latest.current = onFresh;
  const refresh = useCallback(async () => {
    // Rows far down are read again only when somebody pages there: what was loaded beyond the limit would be cut off.
    if (rows.current.length <= BULK_LIMIT) await read(Math.max(LIST_PAGE, rows.current.length), true);
    latest.current();
  }, [read]);

  const key = JSON.stringify(inputOf(place, list));
  const readKey = useRef(key);
  useEffect(() => {
    if (readKey.current === key) return;
    readKey.current = key;
    void read(LIST_PAGE, false);
  }, [key, read]);

  const more = useCallback(async () => {
    const after = shown.next;
    if (!after) return;
    const mine = turn.current;
    setStatus("loading");
    const page = await api.lists.tickets.query({ ...inputOf(wanted.current.place, wanted.current.list), after }).catch(() => null);
    if (mine !== turn.current) return;
    setStatus(page ? "ready" : "failed");
    if (!page) return;
    setShown((was) => {
      const known = new Set(was.rows.map((row) => row.id));
      return { rows: [...was.rows, ...page.rows.filter((row) => !known.has(row.id))], next: page.next, total: was.total };
    });
  }, [shown.next]);

  const timer = useRef(0);
  const soon = useCallback(() => {
    if (timer.current) return;
    timer.current = window.setTimeout(() => {
      timer.current = 0;
      if (!document.hidden) void refresh();
    }, PAUSE);
  }, [refresh]);
  const isLive = useIsLive();
  useLive((event) => {
    if (event.name === "hello" || event.name === "board" || event.name === "reload" || event.name === "you") soon();
  });
  // The page may come from the router's memory.
  useEffect(() => soon(), [soon]);
  useEffect(() => {
    const interval = isLive ? 0 : window.setInterval(soon, EVERY);
    const seen = () => !document.hidden && soon();
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("online", soon);
    return () => {
      window.clearInterval(interval);
      window.clearTimeout(timer.current);
      timer.current = 0;
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("online", soon);
    };
  }, [isLive, soon]);

  /** As many as one bulk action may have. */
  const readAll = useCallback(() => read(BULK_LIMIT, false), [read]);
  return { ...shown, status, refresh, more, readAll };
}
