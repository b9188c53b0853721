import type { TicketEventName } from "./events";

/** Everything that can follow from an event; handlers stand in src/server/reactions.ts, and a name without a handler does not compile. */
export type ReactionName =
  | "messaging.confirmToCustomer"
  | "messaging.tellCustomer"
  | "messaging.tellStage"
  | "messaging.tellClosed"
  | "messaging.takeBack"
  | "notifications.tellTeam"
  | "notifications.tellAssigned"
  | "notifications.tellMentioned"
  | "notifications.tellReferred"
  | "notifications.tellFollowers"
  | "notifications.withdrawMentions"
  | "notifications.tellSupervisors"
  | "tickets.handBack"
  | "tickets.assignByRule"
  | "surveys.planInvitation"
  | "surveys.cancelInvitation";

/**
 * The product's nervous system on one page: event → what follows. A reaction only writes rows, in the transaction of the write that
 * caused it; sending and waiting is the worker's work. Names only: handlers would create an import cycle.
 */
export const reactions = {
  // Who answers for it comes first: that person, or the department, is told.
  "ticket.created": ["tickets.assignByRule", "notifications.tellTeam", "messaging.confirmToCustomer"],
  "ticket.assigned": ["notifications.tellAssigned"],
  "ticket.referred": ["notifications.tellReferred"],
  "ticket.promised": ["notifications.tellFollowers"],
  "ticket.followed": ["notifications.tellFollowers"],
  // Followers come last: nobody is told of the same thing twice.
  "note.added": ["notifications.tellTeam", "notifications.tellMentioned", "notifications.tellFollowers", "messaging.tellCustomer"],
  "note.taken_back": ["messaging.takeBack", "notifications.withdrawMentions"],
  "card.moved": ["messaging.tellStage"],
  "ticket.closed": ["messaging.tellClosed", "notifications.tellFollowers", "surveys.planInvitation"],
  // Whose ticket it is now comes first: that person, or the department, is told.
  "ticket.reopened": ["tickets.handBack", "notifications.tellTeam", "messaging.tellStage", "surveys.cancelInvitation"],
  "survey.answered": ["notifications.tellSupervisors"],
} as const satisfies Partial<Record<TicketEventName, readonly ReactionName[]>>;

/**
 * What follows from a fact. A card dragged over the closing line is closed or reopened like any other, so the reactions of
 * `ticket.closed` and `ticket.reopened` may get a `card.moved` (with `crosses`); both carry `fromStageId` and `toStageId`.
 */
export function reactionsTo(fact: { event: TicketEventName; data: unknown }): readonly ReactionName[] {
  const table: Partial<Record<TicketEventName, readonly ReactionName[]>> = reactions;
  const crosses = fact.event === "card.moved" ? (fact.data as { crosses?: "closed" | "reopened" }).crosses : undefined;
  return [...new Set([...(table[fact.event] ?? []), ...(crosses ? (table[`ticket.${crosses}`] ?? []) : [])])];
}
