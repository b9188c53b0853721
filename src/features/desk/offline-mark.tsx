"use client";

import { WifiOff } from "lucide-react";
import { desk } from "@/messages/fa/desk";
import { useIsOnline } from "./use-is-online";

/** A quiet line while the server cannot be reached: what is shown may be old, what is typed is kept. */
export function OfflineMark() {
  if (useIsOnline()) return null;
  return (
    <p role="status" className="flex shrink-0 items-center gap-2 border-amber-line border-b bg-amber-soft px-4 py-1 text-amber-ink text-sm">
      <WifiOff className="size-4 shrink-0" aria-hidden="true" />
      {desk.disconnected}
    </p>
  );
}
