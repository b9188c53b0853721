"use client";

import { useEffect, useRef } from "react";

/**
 * K and J turn to the card above and below. Bound to the keys' places (`event.code`), so a Persian keyboard works, and never while
 * somebody types or chooses in a list (product.md §0.8).
 */
export function useCardKeys(keys: { previous: (() => void) | null; next: (() => void) | null }): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("input, textarea, select, [contenteditable=true], [role=listbox], [role=menu], [role=combobox]")) return;
      const turn = event.code === "KeyK" ? latest.current.previous : event.code === "KeyJ" ? latest.current.next : null;
      if (!turn) return;
      event.preventDefault();
      turn();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
