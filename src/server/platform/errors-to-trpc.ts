import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { AppError, type ErrorCode, type Reason } from "@/domain/errors";
import { log } from "./log";

const codes: Record<ErrorCode, TRPCError["code"]> = {
  INVALID_INPUT: "BAD_REQUEST",
  UNAUTHENTICATED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  RULE_VIOLATION: "PRECONDITION_FAILED",
  CONFLICT: "CONFLICT",
  RATE_LIMITED: "TOO_MANY_REQUESTS",
  UPSTREAM_FAILED: "BAD_GATEWAY",
  INTERNAL: "INTERNAL_SERVER_ERROR",
};

/** What a client learns of a failure: a reason key, the ids the sentence needs and which fields are wrong. */
export type ErrorShape = { reason: Reason; info: AppError["data"]; fields: Record<string, string> };

/** Domain errors keep their meaning, anything unknown is logged and masked: its text never leaves the server (architecture.md §4.7). */
export function toTrpcError(error: unknown, path: string): TRPCError {
  if (error instanceof AppError) return new TRPCError({ code: codes[error.code], message: error.reason, cause: error });
  if (error instanceof TRPCError && error.code === "BAD_REQUEST" && error.cause instanceof ZodError)
    return new TRPCError({ code: "BAD_REQUEST", message: "input.invalid", cause: error.cause });
  if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") return error;
  log.error({ err: error instanceof TRPCError ? (error.cause ?? error) : error, path }, "procedure failed");
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "internal" });
}

export function errorShape(error: TRPCError): ErrorShape {
  if (error.cause instanceof AppError) return { reason: error.cause.reason, info: error.cause.data, fields: {} };
  if (error.cause instanceof ZodError) {
    const fields: Record<string, string> = {};
    for (const issue of error.cause.issues) fields[issue.path.join(".")] ??= issue.code;
    return { reason: "input.invalid", info: {}, fields };
  }
  if (error.code === "BAD_REQUEST" || error.code === "PARSE_ERROR") return { reason: "input.invalid", info: {}, fields: {} };
  if (error.code === "NOT_FOUND") return { reason: "thing.not_found", info: {}, fields: {} };
  return { reason: "internal", info: {}, fields: {} };
}
