import type { StageKind } from "../board/schema";
import type { TicketOutcome } from "./schema";

/** When a ticket counts as closed after it enters a stage: kept when it already was, null in any stage that is not a closing one. */
export function closingAt(kind: StageKind, closedAt: Date | null, now: Date): Date | null {
  return kind === "CLOSED" ? (closedAt ?? now) : null;
}

/** Whether entering a stage closes an open ticket or reopens a closed one; the one place that decides, however the card got there. */
export function crossing(kind: StageKind, closedAt: Date | null): { crosses?: "closed" | "reopened" } {
  if (kind === "CLOSED") return closedAt === null ? { crosses: "closed" } : {};
  return closedAt === null ? {} : { crosses: "reopened" };
}

/**
 * How a ticket has ended after it enters a stage: null while it is open, what was chosen at closing, else solved. The one place that says
 * that a card dragged into a closing stage counts as solved; one dragged from one closing stage to another keeps its outcome.
 */
export function outcomeAt(
  kind: StageKind,
  before: { closedAt: Date | null; outcome: TicketOutcome | null },
  chosen?: TicketOutcome | null,
): TicketOutcome | null {
  if (kind !== "CLOSED") return null;
  return chosen ?? (before.closedAt === null ? null : before.outcome) ?? "SOLVED";
}
