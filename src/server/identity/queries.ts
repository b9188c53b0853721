import { AppError } from "@/domain/errors";
import type { Me, SessionInfo, StaffLinkView, TwoFactorState } from "@/domain/identity/schema";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import type { Db } from "@/server/platform/db";
import { findStaffLink } from "./staff-links";

/** The signed-in member of staff. */
export async function getMe(ctx: Ctx, userId: string): Promise<Me> {
  const user = await ctx.db.user.findUnique({ where: { id: userId }, select: { id: true, name: true, email: true, role: true, jobTitle: true } });
  if (!user) throw new AppError("NOT_FOUND", "user.not_found");
  return user;
}

/** The living sessions of one member of staff, newest use first. */
export async function listSessions(ctx: Ctx, userId: string, currentSid: string): Promise<SessionInfo[]> {
  authorize(ctx.actor, "session.list", { userId });
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

/** Whether one's own second step is on, and how many recovery codes are left. */
export async function getTwoFactor(ctx: Ctx, userId: string): Promise<TwoFactorState> {
  const [factor, recoveryCodesLeft] = await Promise.all([
    ctx.db.twoFactor.findUnique({ where: { userId }, select: { enabledAt: true } }),
    ctx.db.recoveryCode.count({ where: { userId, usedAt: null } }),
  ]);
  return { isOn: factor?.enabledAt != null, recoveryCodesLeft };
}

/** Whom an invitation or reset link is for, for its page; null when it does not work (any more). Changes nothing. */
export async function viewStaffLink(ctx: Ctx, token: string): Promise<StaffLinkView | null> {
  const link = await findStaffLink(ctx.db, token, ctx.now);
  if (!link) return null;
  const organisation = await ctx.db.organisation.findUnique({ where: { id: 1 }, select: { name: true } });
  return { purpose: link.purpose, name: link.name, email: link.email, organisation: organisation?.name ?? "" };
}

/** Whether this member of staff has said to be away. */
export async function isUserAway(db: Db, userId: string): Promise<boolean> {
  return (await db.user.findUnique({ where: { id: userId }, select: { isAway: true } }))?.isAway ?? false;
}
