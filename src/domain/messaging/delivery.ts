export const smsStates = ["QUEUED", "SENDING", "SENT", "DELIVERED", "FAILED", "EXPIRED", "CANCELLED", "MERGED", "UNKNOWN"] as const;
export type SmsState = (typeof smsStates)[number];

/** What a report of the provider says of a message; `rank` orders reports that are not final. */
type Report = { final: "DELIVERED" | "FAILED" | null; rank: number; reason: string | null };

const waiting = (rank: number): Report => ({ final: null, rank, reason: null });
const failed = (reason: string): Report => ({ final: "FAILED", rank: 9, reason });

/** Message statuses of the provider (facts.md §1.1); 100 and unlisted ones say nothing. */
const reports: Readonly<Record<number, Report>> = {
  2: waiting(0),
  1: waiting(1),
  4: waiting(2),
  5: waiting(3),
  6: failed("statusFailed"),
  10: { final: "DELIVERED", rank: 9, reason: null },
  11: failed("statusUndelivered"),
  13: failed("statusCancelled"),
  14: failed("statusBlocked"),
};

/** The receiver has barred our line. */
export const BLOCKED_BY_RECEIVER = 14;
/** Statuses for which the provider gives the price back. */
export const REFUNDED: ReadonlySet<number> = new Set([13, 14]);

export type Reported = { state: SmsState; providerStatus: number | null };
export type AfterReport = { state: "SENT" | "DELIVERED" | "FAILED"; providerStatus: number; failureReason: string | null; isFinal: boolean };

/**
 * A message after a report of the provider, or null when nothing changes. Reports come twice and in any order (facts.md R7): a final
 * state stays, and among the others the latest step counts, so every order ends the same.
 */
export function afterReport(before: Reported, status: number): AfterReport | null {
  const report = reports[status];
  const hears = before.state === "SENT" || before.state === "UNKNOWN" || before.state === "SENDING";
  if (!report || !hears) return null;
  if (report.final) return { state: report.final, providerStatus: status, failureReason: report.reason, isFinal: true };
  const known = before.state === "SENT" && before.providerStatus !== null ? (reports[before.providerStatus]?.rank ?? -1) : -1;
  return report.rank > known ? { state: "SENT", providerStatus: status, failureReason: null, isFinal: false } : null;
}

/** Whether a person may have it sent once more: it ended badly, nobody has done so yet, and it is not a login code. */
export function canResend(sms: { state: SmsState; lane: string; resentAsId: unknown }): boolean {
  return (sms.state === "FAILED" || sms.state === "UNKNOWN") && sms.lane !== "OTP" && sms.resentAsId === null;
}

/** The SMS of a note or a ticket as screens show it; `reasonKey` is a key of src/messages/fa/sms-errors.ts. */
export type SmsOfNote = { id: string; state: SmsState; reasonKey: string | null; canResend: boolean; sentAt: string | null };
