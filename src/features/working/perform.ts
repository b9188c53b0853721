import type { Failure } from "@/features/desk";

/** Sends a change of the card with the version on the screen; answers with what went wrong, if anything. */
export type Perform = <R extends { version: number }>(send: (seen: { ticketId: string; expectedVersion: number }) => Promise<R>) => Promise<Failure | null>;
