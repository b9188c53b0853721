import { AppError } from "@/domain/errors";
import type { Me, SessionInfo } from "@/domain/identity/schema";
import type { Ctx } from "@/server/platform/context";

/** The signed-in member of staff. */
export async function getMe(ctx: Ctx, userId: string): Promise<Me> {
  const user = await ctx.db.user.findUnique({ where: { id: userId }, select: { id: true, name: true, email: true, role: true, jobTitle: true } });
  if (!user) throw new AppError("NOT_FOUND", "user.not_found");
  return user;
}

/** The living sessions of one member of staff, newest use first. */
export async function listSessions(ctx: Ctx, userId: string, currentSid: string): Promise<SessionInfo[]> {
  const rows = await ctx.db.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: ctx.now } },
    orderBy: { lastSeenAt: "desc" },
    take: 50,
    select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true },
  });
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    userAgent: row.userAgent,
    isCurrent: row.id === currentSid,
  }));
}
