import { AppError } from "@/domain/errors";
import type { TellPresenceInput } from "@/domain/presence/presence";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import { tell } from "@/server/platform/tell";

/**
 * Tells colleagues that somebody is at a card, or writes there. Nothing is stored: who is not told is not there. NOT_FOUND for an unknown
 * card. Customers have no way to hear of it.
 */
export async function tellPresence(ctx: Ctx, { ticketId, tab, state }: TellPresenceInput): Promise<void> {
  const { actor, db } = ctx;
  if (actor.kind !== "agent") throw new AppError("NOT_FOUND", "thing.not_found");
  const ticket = await db.ticket.findUnique({ where: { id: ticketId }, select: { id: true, customerId: true } });
  if (!ticket) throw new AppError("NOT_FOUND", "ticket.not_found");
  authorize(actor, "ticket.read", ticket);
  await tell(db, "kariz_presence", { ticketId, userId: actor.userId, tab, state });
}
