import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import { type Action, may, type Subjects } from "@/domain/policy";
import type { Ctx } from "./context";
import type { Tx } from "./db";
import { type Emit, type Fact, flush } from "./outbox";

type Run<I, S> = { tx: Tx; ctx: Ctx; actor: Actor; now: Date; input: I; subject: S; emit: Emit };

/**
 * The only place where a write begins (architecture.md §4.4): transaction → load and lock → authorize → run → record activity, board
 * event and jobs. `load` must throw NOT_FOUND for what does not exist; people who may not know that a thing exists get NOT_FOUND too.
 * A command called inside another joins its transaction and is flushed with its own facts.
 */
export function command<A extends Action, I, S extends Subjects[A], R>(spec: {
  action: A;
  load: (tx: Tx, input: I, ctx: Ctx) => Promise<S>;
  run: (c: Run<I, S>) => Promise<R>;
  /** For the rare command that tells of hundreds of things at once; every other one has the database client's limit. */
  timeoutMs?: number;
}): (ctx: Ctx, input: I) => Promise<R> {
  return (ctx, input) =>
    inTransaction(ctx, spec.timeoutMs, async (tx) => {
      const inner: Ctx = { ...ctx, tx };
      const subject = await spec.load(tx, input, inner);
      authorize(ctx.actor, spec.action, subject);
      const facts: Fact[] = [];
      const result = await spec.run({ tx, ctx: inner, actor: ctx.actor, now: ctx.now, input, subject, emit: (fact) => facts.push(fact) });
      if (facts.length > 0) await flush(tx, inner, facts);
      return result;
    });
}

/** Refuses with FORBIDDEN for staff, NOT_FOUND for customers and link holders, UNAUTHENTICATED for nobody. */
export function authorize<A extends Action>(actor: Actor, action: A, subject: Subjects[A]): void {
  if (may(actor, action, subject)) return;
  if (actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED", "auth.required");
  if (actor.kind === "agent" || actor.kind === "system") throw new AppError("FORBIDDEN", "permission.denied");
  throw new AppError("NOT_FOUND", "thing.not_found");
}

const RETRY_LIMIT = 3;

async function inTransaction<R>(ctx: Ctx, timeoutMs: number | undefined, body: (tx: Tx) => Promise<R>): Promise<R> {
  if (ctx.tx) return body(ctx.tx);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ctx.db.$transaction(body, timeoutMs === undefined ? undefined : { timeout: timeoutMs });
    } catch (error) {
      if (attempt >= RETRY_LIMIT || !isLostRace(error)) throw error;
    }
  }
}

/** Deadlock or serialization failure: nothing was written, so the same command may simply run again. */
function isLostRace(error: unknown): boolean {
  const text = error instanceof Error ? `${(error as { code?: string }).code ?? ""} ${error.message}` : "";
  return /\b(40P01|40001|P2034)\b|deadlock detected|could not serialize/.test(text);
}
