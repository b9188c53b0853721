import type { EventName } from "./events";

/**
 * The product's nervous system on one page: event → jobs that follow it. Names only; handlers stand in src/server/jobs.ts, and a
 * name without a handler does not compile. Nothing here runs inside a request.
 */
export const reactions = {} as const satisfies Partial<Record<EventName, readonly string[]>>;
