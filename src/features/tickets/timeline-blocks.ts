import type { ActivityItem, CallItem, NoteItem, TextItem, TimelineItem } from "@/domain/tickets/detail";
import { isoDay } from "@/persian/dates";

/** What a conversation is drawn from: days, messages, and the events between two messages as one quiet line. */
export type TimelineBlock =
  | { kind: "day"; id: string; at: string }
  | { kind: "note"; id: string; note: NoteItem }
  | { kind: "text"; id: string; text: TextItem }
  | { kind: "call"; id: string; call: CallItem }
  | { kind: "events"; id: string; events: ActivityItem[] };

/**
 * The timeline (oldest first) with a separator wherever a new Tehran day begins, and neighbouring events of one day gathered. `since` is
 * the moment whose day has been announced already (the ticket's first message).
 */
export function timelineBlocks(items: readonly TimelineItem[], since: string): TimelineBlock[] {
  const blocks: TimelineBlock[] = [];
  let day = isoDay(since);
  for (const item of items) {
    const itsDay = isoDay(item.at);
    if (itsDay !== day) blocks.push({ kind: "day", id: `day:${itsDay}`, at: item.at });
    day = itsDay;
    const last = blocks.at(-1);
    if (item.type === "note") blocks.push({ kind: "note", id: item.id, note: item });
    else if (item.type === "text") blocks.push({ kind: "text", id: item.id, text: item });
    else if (item.type === "call") blocks.push({ kind: "call", id: item.id, call: item });
    else if (last?.kind === "events") last.events.push(item);
    else blocks.push({ kind: "events", id: item.id, events: [item] });
  }
  return blocks;
}
