import { initTRPC } from "@trpc/server";
import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import { hasRole } from "@/domain/policy";
import type { Ctx } from "./context";
import { errorShape, toTrpcError } from "./errors-to-trpc";

const t = initTRPC.context<Ctx>().create({
  errorFormatter: ({ shape, error }) => ({
    message: errorShape(error).reason,
    code: shape.code,
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, ...errorShape(error) },
  }),
});

/** Errors that leave a procedure are mapped and masked here, once. */
const masked = t.procedure.use(async ({ next, path }) => {
  const result = await next();
  if (!result.ok) throw toTrpcError(result.error.cause instanceof AppError ? result.error.cause : result.error, path);
  return result;
});

type AgentActor = Extract<Actor, { kind: "agent" }>;

/** Anybody, signed in or not. */
export const publicProcedure = masked;

/** Staff of any role. */
export const agentProcedure = masked.use(({ ctx, next }) => {
  if (ctx.actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED", "auth.required");
  if (ctx.actor.kind !== "agent") throw new AppError("NOT_FOUND", "thing.not_found");
  return next({ ctx: { ...ctx, actor: ctx.actor satisfies AgentActor as AgentActor } });
});

/** Staff with the role ADMIN. */
export const adminProcedure = agentProcedure.use(({ ctx, next }) => {
  if (!hasRole(ctx.actor, "ADMIN")) throw new AppError("FORBIDDEN", "permission.denied");
  return next();
});

type CustomerActor = Extract<Actor, { kind: "customer" }>;
type VisitorActor = Extract<Actor, { kind: "customer" | "link" }>;

/** A signed-in customer. Staff and link holders are told that there is nothing here. */
export const customerProcedure = masked.use(({ ctx, next }) => {
  if (ctx.actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED", "auth.required");
  if (ctx.actor.kind !== "customer") throw new AppError("NOT_FOUND", "thing.not_found");
  return next({ ctx: { ...ctx, actor: ctx.actor satisfies CustomerActor as CustomerActor } });
});

/** A signed-in customer, or the holder of a link to one ticket. */
export const visitorProcedure = masked.use(({ ctx, next }) => {
  if (ctx.actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED", "auth.required");
  if (ctx.actor.kind !== "customer" && !(ctx.actor.kind === "link" && ctx.actor.purpose === "ticket")) throw new AppError("NOT_FOUND", "thing.not_found");
  return next({ ctx: { ...ctx, actor: ctx.actor as VisitorActor } });
});

export const { router, createCallerFactory } = t;
