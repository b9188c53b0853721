import { AppError } from "@/domain/errors";
import { may, type TicketSubject } from "@/domain/policy";
import type { Mention } from "@/domain/tickets/mentions";
import type { Tx } from "@/server/platform/db";

/** Refuses with NOT_FOUND to name somebody who has left, or who may not see this ticket (D21). */
export async function checkMentioned(tx: Tx, ticket: TicketSubject, mentions: readonly Mention[]): Promise<void> {
  const userIds = [...new Set(mentions.map(({ userId }) => userId))];
  if (userIds.length === 0) return;
  const people = await tx.user.findMany({ where: { id: { in: userIds }, isActive: true }, select: { id: true, name: true, role: true } });
  const seeing = people.filter(({ id, name, role }) => may({ kind: "agent", userId: id, name, role, sessionId: "" }, "ticket.read", ticket));
  if (seeing.length !== userIds.length) throw new AppError("NOT_FOUND", "user.not_found");
}
