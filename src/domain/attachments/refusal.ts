import type { Reason } from "../errors";

/** HTTP status of each reason for which a file is not taken or not given. */
const statuses: { readonly [R in Reason]?: number } = {
  "attachment.too_large": 413,
  "attachment.ticket_full": 413,
  "attachment.image_too_large": 413,
  "attachment.type_refused": 415,
  "attachment.type_mismatch": 415,
  "attachment.image_unreadable": 415,
  "attachment.empty": 400,
  "attachment.interrupted": 400,
  "attachment.day_full": 429,
  "attachment.storage_full": 507,
};

const byCode = {
  INVALID_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RULE_VIOLATION: 412,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UPSTREAM_FAILED: 502,
  INTERNAL: 500,
} as const;

/** The status with which a program is told of a refusal. */
export function statusOfRefusal(error: { code: keyof typeof byCode; reason: Reason }): number {
  return statuses[error.reason] ?? byCode[error.code];
}
