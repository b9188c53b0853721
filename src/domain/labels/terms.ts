// Apart from schema.ts, so that a screen can name these without carrying a validator.

/** Longest name of a category, product or tag. */
export const LABEL_LIMIT = 60;
/** How deep categories may stand under each other. */
export const DEEPEST = 3;
