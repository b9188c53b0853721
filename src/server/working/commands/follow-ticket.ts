import { AppError } from "@/domain/errors";
import { may } from "@/domain/policy";
import type { FollowInput } from "@/domain/working/schema";
import { command } from "@/server/platform/command";

/**
 * Follows a card or stops following it: oneself, or a colleague who is added; whoever added whom, only the colleague and supervisors end it. Doing
 * twice what is already so is nothing. NOT_FOUND for somebody who has left or may not see the ticket.
 */
export const followTicket = command({
  action: "ticket.follow",
  load: async (tx, input: FollowInput) => {
    const ticket = await tx.ticket.findUnique({ where: { id: input.ticketId }, select: { id: true, customerId: true, pipelineId: true } });
    if (!ticket) throw new AppError("NOT_FOUND", "ticket.not_found");
    return { ...ticket, userId: input.userId, isFollowing: input.isFollowing };
  },
  run: async ({ tx, now, input, subject: ticket, emit }): Promise<void> => {
    const { userId, isFollowing } = input;
    const id = { ticketId: ticket.id, userId };
    if (isFollowing) {
      const user = await tx.user.findFirst({ where: { id: userId, isActive: true }, select: { id: true, name: true, role: true } });
      const sees = user && may({ kind: "agent", userId: user.id, name: user.name, role: user.role, sessionId: "" }, "ticket.read", ticket);
      if (!sees) throw new AppError("NOT_FOUND", "user.not_found");
      const { count } = await tx.ticketFollower.createMany({ data: [{ ...id, at: now }], skipDuplicates: true });
      if (count === 0) return;
    } else {
      const { count } = await tx.ticketFollower.deleteMany({ where: id });
      if (count === 0) return;
    }
    emit({ event: "ticket.followed", ticketId: ticket.id, pipelineIds: [ticket.pipelineId], data: { userId, isFollowing } });
  },
});
