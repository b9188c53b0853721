"use client";

import { useCallback, useEffect, useState } from "react";
import { basePath, type ListPlace, type ListState, listPath, parseList } from "./list-address";

/** Keeps a list and the address together; Back and Forward work as on pages, and nothing is loaded anew by it. */
export function useListState(place: ListPlace, first: ListState): [ListState, (next: ListState, isTyping?: boolean) => void] {
  const [list, setList] = useState(first);
  useEffect(() => {
    const follow = () => {
      if (decodeURIComponent(window.location.pathname) === basePath(place)) setList(parseList(window.location.search, place));
    };
    // Coming back from a card, the page is the one that was loaded first; the address is where it was left.
    follow();
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, [place]);
  const change = useCallback(
    (next: ListState, isTyping = false) => {
      if (isTyping) window.history.replaceState(null, "", listPath(place, next));
      else window.history.pushState(null, "", listPath(place, next));
      setList(next);
    },
    [place],
  );
  return [list, change];
}
