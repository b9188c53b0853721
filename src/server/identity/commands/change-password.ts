import { RateLimiterPrisma } from "rate-limiter-flexible";
import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import { goodPasswordHash } from "../new-password";
import { passwordFits } from "../password";
import { consume } from "../rate-limit";
import { endSessionsOf } from "../sessions";

/**
 * Changes one's own password, against the present one; every other session ends. RATE_LIMITED after ten wrong tries in an hour, so that a
 * session left open is not a way to guess the password.
 */
export async function changePassword(ctx: Ctx, input: { userId: string; sessionId: string; current: string; next: string }): Promise<void> {
  await checkOwnPassword(ctx, input.userId, input.current);
  await writePassword(ctx, input);
}

/** UNAUTHENTICATED… is for sessions; a wrong present password is INVALID_INPUT `auth.password_wrong`. Tries are counted before they are made. */
export async function checkOwnPassword(ctx: Ctx, userId: string, password: string): Promise<void> {
  const limiter = new RateLimiterPrisma({ storeClient: ctx.db, keyPrefix: "own-password", points: 10, duration: 60 * 60 });
  await consume(limiter, userId, "auth.too_many_attempts");
  const user = await ctx.db.user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  if (!(await passwordFits(user?.passwordHash ?? null, password))) throw new AppError("INVALID_INPUT", "auth.password_wrong");
  await limiter.delete(userId);
}

const writePassword = command({
  action: "account.secure",
  load: async (_tx, input: { userId: string; sessionId: string; next: string }) => ({ userId: input.userId }),
  run: async ({ tx, input, now, emit }): Promise<void> => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: input.userId }, select: { email: true, name: true } });
    const passwordHash = await goodPasswordHash(input.next, user);
    await tx.user.update({ where: { id: input.userId }, data: { passwordHash } });
    const endedSessions = await endSessionsOf(tx, input.userId, now, input.sessionId);
    emit({ event: "user.password_changed", subject: { kind: "user", id: input.userId }, data: { endedSessions } });
  },
});
