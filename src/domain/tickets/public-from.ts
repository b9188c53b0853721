/** Time in which a colleague may take a public note or an SMS back (واگرد); until then nobody outside sees it. */
export const UNDO_MS = 10_000;

/** When the customer may see a public note of ours; what the product itself writes has nobody who could take it back. */
export function publicFrom(author: "STAFF" | "SYSTEM", now: Date): Date {
  return author === "STAFF" ? new Date(now.getTime() + UNDO_MS) : now;
}
