import type { StageKind } from "../board/schema";

/** When a ticket counts as closed after it enters a stage: kept when it already was, null in any stage that is not a closing one. */
export function closingAt(kind: StageKind, closedAt: Date | null, now: Date): Date | null {
  return kind === "CLOSED" ? (closedAt ?? now) : null;
}

/** Whether entering a stage closes an open ticket or reopens a closed one; the one place that decides, however the card got there. */
export function crossing(kind: StageKind, closedAt: Date | null): { crosses?: "closed" | "reopened" } {
  if (kind === "CLOSED") return closedAt === null ? { crosses: "closed" } : {};
  return closedAt === null ? {} : { crosses: "reopened" };
}
