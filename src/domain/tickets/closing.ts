import type { StageKind } from "../board/schema";

/** When a ticket counts as closed after it enters a stage: kept when it already was, null in any stage that is not a closing one. */
export function closingAt(kind: StageKind, closedAt: Date | null, now: Date): Date | null {
  return kind === "CLOSED" ? (closedAt ?? now) : null;
}
