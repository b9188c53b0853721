import type { BoardFilters } from "@/domain/board/schema";
import { formatFilters, parseFilters } from "./filters";

/** Which board was seen last, for `/`. */
export const lastBoardCookie = "kariz-board";

/** What the address bar asks this board to show. `null` filters: the address says nothing about them. */
export type Shown = { readonly ticket: number | null; readonly filters: BoardFilters | null };

export function boardPath(slug: string, filters: BoardFilters): string {
  return `/boards/${slug}${formatFilters(filters)}`;
}

export function ticketPath(number: number): string {
  return `/tickets/${number}`;
}

/** Reads an address: a card over the board keeps the board's filters as they were. */
export function shownAt(location: { pathname: string; search: string }, slug: string): Shown {
  const ticket = /^\/tickets\/(\d{1,9})$/.exec(location.pathname)?.[1];
  if (ticket) return { ticket: Number(ticket), filters: null };
  const isHere = decodeURIComponent(location.pathname) === `/boards/${slug}`;
  return { ticket: null, filters: isHere ? parseFilters(location.search) : null };
}
