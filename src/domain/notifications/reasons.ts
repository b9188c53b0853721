import type { Role } from "../actor";

/**
 * Why somebody is told of a card (D17, D21, N4, N11). A new reason needs a line here, its words in messages/fa/notifications.ts and its
 * icon in features/notifications: the compiler asks for both.
 */
export const notificationReasons = [
  "ticket_filed",
  "customer_replied",
  "assigned",
  "referred",
  "returned",
  "mentioned",
  "followed",
  "waiting",
  "low_score",
  "ticket_reopened",
] as const;
export type NotificationReason = (typeof notificationReasons)[number];

/** Reasons that only these roles ever hear of. */
const reservedFor: Partial<Record<NotificationReason, readonly Role[]>> = { low_score: ["SUPERVISOR", "ADMIN"] };

/** The reasons that somebody of this role may choose about. */
export function reasonsFor(role: Role): NotificationReason[] {
  return notificationReasons.filter((reason) => reservedFor[reason]?.includes(role) ?? true);
}

export function isNotificationReason(text: string): text is NotificationReason {
  return (notificationReasons as readonly string[]).includes(text);
}

export type ReasonCount = { reason: NotificationReason; count: number };

/** The reasons of an entry, the newest first, then the most frequent; what this version does not know is left out. */
export function reasonCounts(stored: unknown, newest: string, count: number): ReasonCount[] {
  const counts = typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
  const known = counts.flatMap(([reason, times]) => (isNotificationReason(reason) && Number(times) > 0 ? [{ reason, count: Number(times) }] : []));
  if (known.length === 0) return isNotificationReason(newest) ? [{ reason: newest, count }] : [];
  return known.sort((a, b) => Number(b.reason === newest) - Number(a.reason === newest) || b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
