"use client";

import { useSyncExternalStore } from "react";
import { useBoardTools } from "./board-context";
import { withHeld } from "./slot";

/** The 2 px line at which the card in hand would land. The only thing that renders while a card moves. */
export function DropLine({ stageId, gapAt }: { stageId: string; gapAt: (gap: number) => number }) {
  const { slots, store, hand } = useBoardTools();
  const index = useSyncExternalStore(
    slots.subscribe,
    () => (slots.get()?.stageId === stageId ? (slots.get()?.index ?? -1) : -1),
    () => -1,
  );
  if (index < 0) return null;
  const held = hand.ticketId ? store.find(hand.ticketId) : null;
  const heldIndex = held?.stageId === stageId ? held.index : null;
  if (heldIndex === index) return null;
  return (
    <span
      aria-hidden="true"
      data-drop-line={index}
      style={{ top: gapAt(withHeld(index, heldIndex)) - 1 }}
      className="pointer-events-none absolute inset-x-2 z-20 h-0.5 rounded-full bg-accent"
    >
      <span className="absolute -start-0.5 -top-[3px] size-2 rounded-full bg-accent" />
    </span>
  );
}
