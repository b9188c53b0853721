"use client";
import type { ReactNode } from "react";

/** Prints the page it stands on. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={() => window.print()}
      className="inline-flex h-11 items-center gap-2 rounded px-3 text-base text-ink-muted hover:bg-hover hover:text-ink"
    >
      {children}
    </button>
  );
}
