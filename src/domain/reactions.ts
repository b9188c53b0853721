import type { EventName } from "./events";

/** Everything that can follow from an event; handlers stand in src/server/reactions.ts, and a name without a handler does not compile. */
export type ReactionName =
  | "messaging.confirmToCustomer"
  | "messaging.tellCustomer"
  | "messaging.tellStage"
  | "messaging.tellClosed"
  | "notifications.tellTeam"
  | "surveys.planInvitation"
  | "surveys.cancelInvitation";

/**
 * The product's nervous system on one page: event → what follows. A reaction only writes rows, in the transaction of the write that
 * caused it; sending and waiting is the worker's work. Names only: handlers would create an import cycle.
 */
export const reactions = {
  "ticket.created": ["notifications.tellTeam"],
  "note.added": ["notifications.tellTeam"],
  "ticket.reopened": ["notifications.tellTeam"],
} as const satisfies Partial<Record<EventName, readonly ReactionName[]>>;
