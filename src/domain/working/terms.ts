// Apart from schema.ts, so that a screen can name these without carrying a validator.

export type ReferralKind = "REFER" | "ESCALATE" | "RETURN";

/** Longest reason of a referral, in characters after cleaning. */
export const REASON_LIMIT = 2_000;
