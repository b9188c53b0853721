/** The caller asked for something that may not be done; its message is one clear line. */
export class Refusal extends Error {}
