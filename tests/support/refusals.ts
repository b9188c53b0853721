import { expect } from "vitest";
import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import { anonymous, customer, link } from "./actors";

/** "CODE reason" of the error a promise ends with, or "done" when it succeeds. Anything but an AppError is thrown on. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${error.reason}`;
    throw error;
  }
}

/** Proves that only staff may do this: nobody is asked to sign in; customers and link holders, even of this ticket, learn nothing. */
export async function expectStaffOnly(ticket: { id: string; customerId: string }, run: (actor: Actor) => Promise<unknown>): Promise<void> {
  expect(await outcomeOf(run(anonymous))).toBe("UNAUTHENTICATED auth.required");
  for (const outsider of [customer({ id: ticket.customerId }), link(ticket), link(ticket, "survey")]) {
    expect(await outcomeOf(run(outsider)), outsider.kind).toBe("NOT_FOUND thing.not_found");
  }
}
