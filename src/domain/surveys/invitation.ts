import { UNDO_MS } from "../tickets/public-from";
import type { TicketOutcome } from "../tickets/schema";
import type { SurveyDesign } from "./design";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

export type InvitationState = "PLANNED" | "SENT" | "CANCELLED" | "SKIPPED";

/** Nobody is asked how satisfied they were with spam, nor twice about the same matter. */
export function asksSurvey(outcome: TicketOutcome | null): boolean {
  return outcome !== "SPAM" && outcome !== "DUPLICATE";
}

/** True when a customer who was last asked at `lastAskedAt` may not be asked at `at` yet. */
export function isCoolingDown(cooldownDays: number, lastAskedAt: Date | null, at: Date): boolean {
  return cooldownDays > 0 && lastAskedAt !== null && lastAskedAt.getTime() + cooldownDays * DAY_MS > at.getTime();
}

/** The invitation that a closing makes: when it falls due, and SKIPPED when the customer has been asked too recently by then. */
export function planFor(c: { design: SurveyDesign; closedAt: Date; lastAskedAt: Date | null }): { state: "PLANNED" | "SKIPPED"; dueAt: Date; expiresAt: Date } {
  // Never before a closing can no longer be taken back (واگرد).
  const dueAt = new Date(c.closedAt.getTime() + Math.max(c.design.delayMinutes * MINUTE_MS, UNDO_MS));
  const state = isCoolingDown(c.design.cooldownDays, c.lastAskedAt, dueAt) ? "SKIPPED" : "PLANNED";
  return { state, dueAt, expiresAt: expiryOf(c.design, dueAt) };
}

export function expiryOf(design: Pick<SurveyDesign, "expiryDays">, askedAt: Date): Date {
  return new Date(askedAt.getTime() + design.expiryDays * DAY_MS);
}

/** What the ticket of an invitation is like now. */
export type TicketNow = { closedAt: Date | null; customerId: string };
export type Planned = { state: InvitationState; closedAt: Date; dueAt: Date; customerId: string; isAnswered: boolean };

/**
 * What becomes of a planned invitation when its time has come, looked at once more (product.md §2): it is sent only while the ticket is
 * still closed by that closing and belongs to that customer. Answered in the portal meanwhile = asked, but no SMS.
 */
export function decideAtSend(c: {
  invitation: Planned;
  ticket: TicketNow;
  design: SurveyDesign;
  lastAskedAt: Date | null;
  now: Date;
}): "wait" | "send" | "settle" | "cancel" | "skip" {
  const { invitation, ticket, design } = c;
  if (invitation.state !== "PLANNED" || invitation.dueAt > c.now) return "wait";
  if (invitation.isAnswered) return "settle";
  if (!isOfThisClosing(invitation, ticket)) return "cancel";
  if (!design.isOn || isCoolingDown(design.cooldownDays, c.lastAskedAt, c.now)) return "skip";
  return "send";
}

/** True while the ticket is closed by the closing that the invitation asks about, and belongs to whom it asks. */
export function isOfThisClosing(invitation: { closedAt: Date; customerId: string }, ticket: TicketNow): boolean {
  return ticket.closedAt?.getTime() === invitation.closedAt.getTime() && ticket.customerId === invitation.customerId;
}

/** What a customer may do with an invitation: answer, change the answer for a while, read it, or nothing any more. */
export type Standing = "open" | "editable" | "answered" | "cancelled" | "expired";

export function standingOf(c: {
  invitation: { state: InvitationState; closedAt: Date; customerId: string; expiresAt: Date };
  answeredAt: Date | null;
  ticket: TicketNow;
  editableHours: number;
  now: Date;
}): Standing {
  if (c.answeredAt) return editableUntil(c.answeredAt, c.editableHours) > c.now ? "editable" : "answered";
  if (c.invitation.state === "CANCELLED" || c.invitation.state === "SKIPPED" || !isOfThisClosing(c.invitation, c.ticket)) return "cancelled";
  return c.invitation.expiresAt > c.now ? "open" : "expired";
}

export function editableUntil(answeredAt: Date, editableHours: number): Date {
  return new Date(answeredAt.getTime() + editableHours * HOUR_MS);
}
