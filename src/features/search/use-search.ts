"use client";

import { useEffect, useState } from "react";
import type { SearchResults } from "@/domain/search/schema";
import { api } from "@/features/desk";

const DEBOUNCE = 150;

export type Search = { text: string; results: SearchResults | null; isSearching: boolean; hasFailed: boolean };

/** The results for what is being typed, a moment after the last key. An overtaken question is dropped; a failed one keeps the last answer. */
export function useSearch(text: string): Search & { retry: () => void } {
  const [search, setSearch] = useState<Search>({ text: "", results: null, isSearching: false, hasFailed: false });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same again
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === "") return setSearch({ text: "", results: null, isSearching: false, hasFailed: false });
    const overtaken = new AbortController();
    setSearch((last) => ({ ...last, isSearching: true, hasFailed: false }));
    const timer = window.setTimeout(() => {
      api.search.all
        .query({ text: wanted.slice(0, 200) }, { signal: overtaken.signal })
        .then((results) => overtaken.signal.aborted || setSearch({ text: wanted, results, isSearching: false, hasFailed: false }))
        .catch(() => overtaken.signal.aborted || setSearch((last) => ({ ...last, isSearching: false, hasFailed: true })));
    }, DEBOUNCE);
    return () => {
      overtaken.abort();
      window.clearTimeout(timer);
    };
  }, [text, tries]);
  return { ...search, retry: () => setTries((count) => count + 1) };
}
