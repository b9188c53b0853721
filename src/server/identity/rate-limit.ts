import { type RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { AppError, type Reason } from "@/domain/errors";

/** Counts one attempt; RATE_LIMITED with `data.seconds` and `data.minutes` (how long to wait, at least one) when there were too many. */
export async function consume(limiter: RateLimiterPrisma, key: string, reason: Reason): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
    throw new AppError("RATE_LIMITED", reason, { seconds, minutes: Math.ceil(seconds / 60) });
  }
}
