"use client";

import { useEffect, useState } from "react";
import type { NoteItem, TicketDetail } from "@/domain/tickets/detail";

type Arrived = {
  /** What others wrote since this writer began, oldest first. */
  notes: readonly NoteItem[];
  /** The last note that the writer has had before them; null when there was none. */
  lastSeenNoteId: string | null;
  /** The writer has read them. */
  markRead: () => void;
};

/**
 * "A reply arrived while you were writing": notes of others that came after the writing began (or after a draft was left). While nobody
 * writes, everything on the screen counts as seen.
 */
export function useArrived(ticket: Pick<TicketDetail, "timeline" | "draft">, userId: string, isWriting: boolean): Arrived {
  const notes = ticket.timeline.filter((item): item is NoteItem => item.type === "note");
  const last = notes.at(-1)?.id ?? null;
  const [seen, setSeen] = useState<string | null>(() => {
    const leftAt = ticket.draft?.updatedAt;
    return leftAt ? (notes.findLast((note) => note.at <= leftAt)?.id ?? null) : last;
  });
  useEffect(() => {
    if (!isWriting) setSeen(last);
  }, [isWriting, last]);
  const at = notes.findIndex((note) => note.id === seen);
  // Taken back meanwhile: what was seen last can no longer be found, so nothing is claimed to be new.
  const isLost = seen !== null && at < 0;
  const newer = isWriting && !isLost ? notes.slice(at + 1).filter((note) => note.author.kind !== "SYSTEM" && note.author.id !== userId) : [];
  return { notes: newer, lastSeenNoteId: seen, markRead: () => setSeen(last) };
}
