/** The two types of cards that a customer can have. */
export const cardKinds = ["TICKET", "ORDER"] as const;
export type CardKind = (typeof cardKinds)[number];

/**
 * What an administrator may show to customers or hide from them. Whatever is not here is either always theirs (number, open or closed, the
 * messages between us) or never: internal notes, tags, our own due date, who followed or referred it, ranks, drafts.
 */
export const ticketFields = [
  "title",
  "description",
  "stage",
  "dates",
  "expected",
  "department",
  "responsible",
  "category",
  "product",
  "priority",
  "files",
] as const;
export const orderFields = [
  "title",
  "description",
  "stage",
  "dates",
  "expected",
  "department",
  "responsible",
  "items",
  "amounts",
  "tracking",
  "files",
] as const;
export const cardFields = [...new Set([...ticketFields, ...orderFields])] as const;
export type CardField = (typeof ticketFields)[number] | (typeof orderFields)[number];
export type VisibleFields = ReadonlySet<CardField>;

export const fieldsOf: Record<CardKind, readonly CardField[]> = { TICKET: ticketFields, ORDER: orderFields };

/** What customers see until somebody decides otherwise. */
const defaults: Record<CardKind, readonly CardField[]> = {
  TICKET: ["title", "description", "stage", "dates", "expected", "department", "files"],
  ORDER: ["title", "stage", "dates", "expected", "items", "amounts", "tracking", "files"],
};

/** The fields that count for a card type; `saved` null = nothing was decided. A name that this version does not know shows nothing. */
export function visibleFields(kind: CardKind, saved: readonly string[] | null): VisibleFields {
  return new Set(fieldsOf[kind].filter((field) => (saved ?? defaults[kind]).includes(field)));
}
