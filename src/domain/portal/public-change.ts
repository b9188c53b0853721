import type { StageKind } from "../board/schema";
import type { TicketEventData, TicketEventName } from "../events";
import { type KindLabels, type StageFace, stageLabel } from "./view";
import type { CardField, CardKind, VisibleFields } from "./visibility";

/** A fact about a ticket with what decides whether its customer may hear of it. */
export type ToldFact = {
  event: TicketEventName;
  data: unknown;
  /** When the fact came to be. */
  at: Date;
  /** The stages that a move left and entered. */
  from: StageFace | null;
  to: StageFace | null;
  kind: CardKind;
  /** What customers may see of a card of this kind. */
  visible: VisibleFields;
  /** The note that was added. */
  note: { portalVisible: boolean; publicAt: Date | null; createdAt: Date; deletedAt: Date | null } | null;
};

type Rule<E extends TicketEventName> = (fact: ToldFact, data: TicketEventData[E], labels: KindLabels) => Date | null;

const never = (): null => null;
const move = (fact: ToldFact, _data: unknown, labels: KindLabels): Date | null => {
  if (!fact.from || !fact.to) return null;
  // An order in a hidden stage is still shown where it was; a ticket's turn and being closed are told without its stage.
  if (fact.kind === "ORDER")
    return fact.visible.has("stage") && fact.to.isPortalVisible && fact.from !== fact.to && !isSameFace(fact.from, fact.to, labels) ? fact.at : null;
  if (!fact.visible.has("stage")) return turnOf(fact.from.kind) === turnOf(fact.to.kind) ? null : fact.at;
  return isSameFace(fact.from, fact.to, labels) ? null : fact.at;
};
const isSameFace = (one: StageFace, other: StageFace, labels: KindLabels): boolean => faceOf(one, labels) === faceOf(other, labels);

/** Which field of the customer's page each changed column of a card is (view.ts); any other column is ours. */
const fieldOfColumn: Readonly<Record<string, CardField>> = {
  title: "title",
  departmentId: "department",
  categoryId: "category",
  product: "product",
  priority: "priority",
  items: "items",
  prices: "amounts",
  discountRials: "amounts",
  shippingRials: "amounts",
  totalRials: "amounts",
  carrier: "tracking",
  trackingCode: "tracking",
  trackingUrl: "tracking",
};
const edit = (fact: ToldFact, { changes }: { changes: Readonly<Record<string, unknown>> }): Date | null =>
  Object.keys(changes ?? {}).some((column) => {
    const field = fieldOfColumn[column];
    return field !== undefined && fact.visible.has(field);
  })
    ? fact.at
    : null;

const rules: { readonly [E in TicketEventName]: Rule<E> } = {
  "ticket.created": (fact) => fact.at,
  "ticket.edited": edit,
  "order.edited": edit,
  "ticket.assigned": (fact) => (fact.visible.has("responsible") ? fact.at : null),
  "card.moved": move,
  "ticket.closed": move,
  "ticket.reopened": move,
  "note.added": ({ note }) => (note?.portalVisible && note.deletedAt === null ? (note.publicAt ?? note.createdAt) : null),
  // It was never there for the customer.
  "note.taken_back": never,
  "link.revoked": never,
  // Customers read the department and the stage; never who, and never why.
  "ticket.referred": (fact, data, labels) => {
    const isSeen =
      (fact.visible.has("department") && data.from.departmentId !== data.to.departmentId) ||
      (fact.visible.has("responsible") && data.from.userId !== data.to.userId);
    return isSeen ? fact.at : move(fact, data, labels);
  },
  "ticket.promised": (fact) => (fact.visible.has("expected") ? fact.at : null),
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
