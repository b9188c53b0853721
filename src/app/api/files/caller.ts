import { VISIT_COOKIE } from "@/app/visitor";
import type { Actor } from "@/domain/actor";
import { statusOfRefusal } from "@/domain/attachments/refusal";
import { AppError } from "@/domain/errors";
import { actorOfCookie, sessionCookie } from "@/server/identity";
import { now } from "@/server/platform/clock";
import type { Ctx } from "@/server/platform/context";
import { db } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { cookieOf } from "@/server/platform/request";
import { actorOfVisit } from "@/server/portal";

/**
 * Everybody that this browser may be: signed in, come by a link, or both (an agent who tries a customer's link). Never empty: the last is
 * anonymous. A page of a link asks with `as=link` to be taken for its holder.
 */
export async function callersOf(request: Request): Promise<[Ctx, ...Ctx[]]> {
  const at = now();
  const ctxOf = (actor: Actor): Ctx => ({ db: db(), now: at, actor });
  const session = await actorOfCookie(db(), cookieOf(request, sessionCookie()), at);
  const visit = await actorOfVisit(db(), cookieOf(request, VISIT_COOKIE), at);
  const known = [session, ...(visit ? [visit.actor] : [])].filter((actor) => actor.kind !== "anonymous");
  if (new URL(request.url).searchParams.get("as") === "link") known.reverse();
  const [first, ...rest] = known.map(ctxOf);
  return first ? [first, ...rest] : [ctxOf({ kind: "anonymous" })];
}

/** What `work` answers for the first caller who may; the refusal of the last one otherwise. */
export async function firstWhoMay<R>(callers: readonly [Ctx, ...Ctx[]], work: (ctx: Ctx) => Promise<R>): Promise<R> {
  const [first, ...rest] = callers;
  try {
    return await work(first);
  } catch (error) {
    const [second, ...others] = rest;
    if (second && error instanceof AppError && error.code === "NOT_FOUND") return firstWhoMay([second, ...others], work);
    throw error;
  }
}

/** A failure as JSON: its reason, never its text. */
export function refusal(error: unknown): Response {
  const known = error instanceof AppError ? error : new AppError("INTERNAL", "internal");
  if (known !== error) log.error({ err: error }, "a request for a file failed");
  return Response.json(
    { error: { reason: known.reason, info: known.data } },
    { status: statusOfRefusal(known), headers: { "cache-control": "private, no-store" } },
  );
}
