/** What can go wrong, in nine codes (architecture.md §4.7). */
export type ErrorCode =
  | "INVALID_INPUT"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "RULE_VIOLATION"
  | "CONFLICT"
  | "RATE_LIMITED"
  | "UPSTREAM_FAILED"
  | "INTERNAL";

/** Each reason has a sentence in src/messages/fa/errors.ts: a missing sentence does not compile. */
export const reasons = [
  "input.invalid",
  "auth.required",
  "auth.wrong_credentials",
  "auth.too_many_attempts",
  "auth.known_devices_only",
  "auth.cross_site",
  "auth.code_required",
  "auth.code_wrong",
  "auth.too_many_codes",
  "auth.password_wrong",
  "password.too_short",
  "password.too_long",
  "password.personal",
  "password.common",
  "totp.already_on",
  "totp.not_on",
  "totp.not_started",
  "staff_link.dead",
  "user.email_taken",
  "user.changed_by_someone_else",
  "user.last_admin",
  "user.not_oneself",
  "user.wrong_state",
  "user.cannot_take_cards",
  "permission.denied",
  "thing.not_found",
  "ticket.not_found",
  "ticket.changed_by_someone_else",
  "card.moved_by_someone_else",
  "card.neighbours_moved",
  "card.nothing_to_undo",
  "stage.not_found",
  "stage.retired",
  "stage.other_pipeline",
  "stage.entry_limited",
  "stage.name_missing",
  "stage.name_taken",
  "stage.kind_has_cards",
  "stage.target_missing",
  "stage.target_unfit",
  "pipeline.changed_by_someone_else",
  "pipeline.slug_taken",
  "pipeline.needs_entry_stage",
  "pipeline.needs_working_stage",
  "pipeline.needs_closed_stage",
  "pipeline.has_departments",
  "pipeline.last_one",
  "pipeline.retired",
  "pipeline.not_found",
  "pipeline.no_entry_stage",
  "pipeline.no_closed_stage",
  "pipeline.no_working_stage",
  "ticket.already_closed",
  "ticket.not_closed",
  "customer.not_found",
  "customer.phone_taken",
  "customer.phone_invalid",
  "department.not_found",
  "department.changed_by_someone_else",
  "department.name_taken",
  "department.entry_stage_unfit",
  "department.pipeline_unfit",
  "department.fixed_person_missing",
  "department.retired",
  "department.successor_needed",
  "department.last",
  "user.not_found",
  "category.not_found",
  "tag.not_found",
  "note.empty",
  "session.not_found",
  "login.phone_invalid",
  "login.too_many_codes",
  "login.code_wrong",
  "login.code_expired",
  "login.no_account",
  "link.not_found",
  "link.code_wrong",
  "portal.cannot_reply",
  "portal.reopen_window_over",
  "faq.not_found",
  "faq.changed_by_someone_else",
  "organisation.changed_by_someone_else",
  "attachment.not_found",
  "attachment.too_large",
  "attachment.empty",
  "attachment.type_refused",
  "attachment.type_mismatch",
  "attachment.image_too_large",
  "attachment.image_unreadable",
  "attachment.ticket_full",
  "attachment.day_full",
  "attachment.storage_full",
  "attachment.interrupted",
  "note.already_public",
  "note.mention_public",
  "notifications.changed_by_someone_else",
  "note.not_found",
  "customer.unreachable",
  "sms.not_found",
  "sms.cannot_resend",
  "sms.cannot_cancel",
  "template.changed_by_someone_else",
  "template.unknown_variable",
  "template.code_missing",
  "template.link_in_fallback",
  "survey.not_found",
  "survey.not_open",
  "survey.no_longer_editable",
  "survey.changed_by_someone_else",
  "internal",
] as const;

export type Reason = (typeof reasons)[number];

/**
 * The only error that reaches people. `reason` is a key of the message catalogue, never a sentence; `data` may carry ids and
 * numbers that the sentence or the screen needs (for example the fresh version), never personal data.
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly reason: Reason,
    readonly data: Readonly<Record<string, string | number | boolean | null>> = {},
  ) {
    super(`${code}: ${reason}`);
    this.name = "AppError";
  }
}
