import type { StageKind } from "../board/schema";
import type { TicketEventData, TicketEventName } from "../events";
import { type KindLabels, type StageFace, stageLabel } from "./view";

/** A fact about a ticket with what decides whether its customer may hear of it. */
export type ToldFact = {
  event: TicketEventName;
  data: unknown;
  /** When the fact came to be. */
  at: Date;
  /** The stages that a move left and entered. */
  from: StageFace | null;
  to: StageFace | null;
  /** The note that was added. */
  note: { portalVisible: boolean; publicAt: Date | null; createdAt: Date; deletedAt: Date | null } | null;
};

type Rule<E extends TicketEventName> = (fact: ToldFact, data: TicketEventData[E], labels: KindLabels) => Date | null;

const never = (): null => null;
const move = (fact: ToldFact, _data: unknown, labels: KindLabels): Date | null =>
  fact.from && fact.to && faceOf(fact.from, labels) !== faceOf(fact.to, labels) ? fact.at : null;

/** Of the fields of a ticket, those that its customer reads (view.ts). */
const publicFields: ReadonlySet<string> = new Set(["title", "departmentId"]);

const rules: { readonly [E in TicketEventName]: Rule<E> } = {
  "ticket.created": (fact) => fact.at,
  "ticket.edited": (fact, { changes }) => (Object.keys(changes ?? {}).some((field) => publicFields.has(field)) ? fact.at : null),
  "ticket.assigned": never,
  "card.moved": move,
  "ticket.closed": move,
  "ticket.reopened": move,
  "note.added": ({ note }) => (note?.portalVisible && note.deletedAt === null ? (note.publicAt ?? note.createdAt) : null),
  // It was never there for the customer.
  "note.taken_back": never,
  "link.revoked": never,
  // Customers read the department and the stage; never who, and never why.
  "ticket.referred": (fact, data, labels) => (data.from.departmentId !== data.to.departmentId ? fact.at : move(fact, data, labels)),
  "ticket.promised": (fact) => fact.at,
  "ticket.followed": never,
  "call.logged": never,
  "survey.answered": (fact) => fact.at,
};

/**
 * From when a fact changes what the ticket's customer may see; null = never, so not even its time may be told (S3). The stream of customers
 * speaks of nothing else. An event that is missing here does not compile.
 */
export function publicMoment(fact: ToldFact, labels: KindLabels): Date | null {
  return (rules[fact.event] as Rule<TicketEventName> | undefined)?.(fact, fact.data as never, labels) ?? null;
}

/** What a customer can tell apart of stages: their public name, and whose turn it is. */
function faceOf(stage: StageFace, labels: KindLabels): string {
  return `${turnOf(stage.kind)} ${stageLabel(stage, labels)}`;
}

function turnOf(kind: StageKind): "closed" | "customer" | "us" {
  if (kind === "CLOSED") return "closed";
  return kind === "WAITING" || kind === "SOLVED" ? "customer" : "us";
}
