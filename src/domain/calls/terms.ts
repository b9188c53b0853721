// Apart from schema.ts, so that a screen can name these without carrying a validator.

export type CallDirection = "IN" | "OUT";

/** Longest call that can be written down: twelve hours. */
export const LONGEST_CALL_SECONDS = 43_200;
export const SUMMARY_LIMIT = 4_000;
