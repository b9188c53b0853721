import type { NotificationEntry } from "@/domain/notifications/schema";
import type { Ctx } from "@/server/platform/context";

const PAGE = 50;

/** The entries of one member of staff, unread first, newest first (R12). */
export async function listNotifications(ctx: Ctx, userId: string): Promise<NotificationEntry[]> {
  const rows = await ctx.db.notification.findMany({
    where: { userId },
    orderBy: [{ readAt: { sort: "desc", nulls: "first" } }, { updatedAt: "desc" }],
    take: PAGE,
    select: {
      id: true,
      reason: true,
      count: true,
      updatedAt: true,
      readAt: true,
      ticket: { select: { number: true, title: true, customer: { select: { name: true } }, stage: { select: { name: true, color: true } } } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason as NotificationEntry["reason"],
    count: row.count,
    at: row.updatedAt.toISOString(),
    isRead: row.readAt !== null,
    ticketNumber: row.ticket.number,
    ticketTitle: row.ticket.title,
    customerName: row.ticket.customer.name,
    stageName: row.ticket.stage.name,
    stageColor: row.ticket.stage.color,
  }));
}

/** How many entries wait to be read: the badge in the header. */
export async function countUnread(ctx: Ctx, userId: string): Promise<number> {
  return ctx.db.notification.count({ where: { userId, readAt: null } });
}
