import type { SmsLane } from "./template";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long a worker may hold a message before another takes it up (facts.md R4). */
export const LEASE_MS = MINUTE;
/** After this long without a settled outcome nothing is tried by itself any more: reports by localid end at 12 hours (facts.md §1.5). */
export const AUTOMATIC_MS = 11 * 60 * MINUTE;
/** A blocked account is asked after this often. */
export const PROBE_BLOCKED_MS = 5 * MINUTE;
/** A gateway that cannot be reached is asked after more often: a login code lives only minutes. */
export const PROBE_UNREACHABLE_MS = 30 * SECOND;
/** Failures in a row, whatever the message, after which we stop trying messages and only probe. */
export const FAILURES_TO_OPEN = 5;
export const RATE_LIMITS_TO_OPEN = 3;
/** Tries of a message that fails by its own fault (it cannot be put together). */
export const OWN_FAULT_TRIES = 5;

const CAP_MS = 15 * MINUTE;

/** Milliseconds until the next try: doubling from 5 s (login codes from 1 s, at most 15 s) with jitter; `random` is in [0, 1). */
export function backoffMs(attempts: number, lane: SmsLane, isRateLimit: boolean, random: number): number {
  const first = isRateLimit ? MINUTE : lane === "OTP" ? SECOND : 5 * SECOND;
  const cap = lane === "OTP" && !isRateLimit ? 15 * SECOND : CAP_MS;
  const full = Math.min(cap, first * 2 ** Math.min(Math.max(attempts - 1, 0), 20));
  return Math.round(full * (0.75 + random * 0.25));
}
