"use client";

import { useEffect, useRef } from "react";

export type BoardKeys = { onSearch: () => void; onNew: () => void; onUndo: () => void };

/** The board's keys by their place on the keyboard, so that they also work with a Persian layout. Silent while somebody types or something is open. */
export function useBoardKeys(keys: BoardKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isTyping(event.target) || isCovered()) return;
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyZ";
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
      const act = isUndo
        ? latest.current.onUndo
        : isPlain && event.code === "Slash"
          ? latest.current.onSearch
          : isPlain && event.code === "KeyN"
            ? latest.current.onNew
            : null;
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
}

function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null;
}
