"use client";

import { useCallback, useEffect, useRef } from "react";

/** Runs `work` when asked; in a tab that nobody looks at only once, when somebody does again. */
export function useWhenSeen(work: () => void): () => void {
  const latest = useRef(work);
  latest.current = work;
  const isOwed = useRef(false);
  const ask = useCallback(() => {
    isOwed.current = document.hidden;
    if (!document.hidden) latest.current();
  }, []);
  useEffect(() => {
    const onSeen = () => isOwed.current && ask();
    document.addEventListener("visibilitychange", onSeen);
    return () => document.removeEventListener("visibilitychange", onSeen);
  }, [ask]);
  return ask;
}
