"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * J and K go down and up the entries, U marks the one in focus. By the keys' places (`event.code`), so a Persian keyboard works, and never
 * while somebody types or chooses.
 */
export function useEntryKeys(list: RefObject<HTMLElement | null>, onMark: (ticketNumber: number) => void): void {
  const mark = useRef(onMark);
  mark.current = onMark;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("input:not([type=radio]), textarea, select, [contenteditable=true], [role=listbox], [role=menu], [role=combobox], [role=dialog]"))
        return;
      const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>("[data-entry] > a") ?? [])];
      const here = links.findIndex((link) => link.parentElement?.contains(document.activeElement));
      if (event.code === "KeyJ" || event.code === "KeyK") {
        const there = event.code === "KeyJ" ? links[Math.min(here + 1, links.length - 1)] : links[Math.max(here - 1, 0)];
        if (!there) return;
        event.preventDefault();
        there.focus();
      } else if (event.code === "KeyU" && here !== -1) {
        event.preventDefault();
        mark.current(Number(links[here]?.parentElement?.dataset.entry));
      }
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [list]);
}
