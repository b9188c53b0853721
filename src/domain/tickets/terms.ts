// Apart from schema.ts, so that a screen can name these without carrying a validator.

export const priorities = ["LOW", "NORMAL", "HIGH", "URGENT"] as const;
export type Priority = (typeof priorities)[number];

/** How a ticket ended, chosen at closing (product.md §5.1). */
export const outcomes = ["SOLVED", "NOT_SOLVED", "DUPLICATE", "NO_ANSWER", "SPAM"] as const;
export type TicketOutcome = (typeof outcomes)[number];

/** Longest title and longest text, in characters after cleaning. */
export const TITLE_LIMIT = 200;
export const BODY_LIMIT = 10_000;
export const PRODUCT_LIMIT = 120;
