"use client";
import type { ReactNode } from "react";
import { forgetEverything } from "./keep-text";

/** Ends the session; what was being written on this device goes with it. */
export function SignOutButton({ children }: { children: ReactNode }) {
  return (
    <button type="submit" onClick={forgetEverything} className="h-11 rounded px-3 text-base text-ink-muted hover:bg-hover hover:text-ink">
      {children}
    </button>
  );
}
