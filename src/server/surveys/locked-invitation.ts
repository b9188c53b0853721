import { AppError } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";

/**
 * Locks the ticket of an invitation and then reads both: answering, sending, closing and reopening take turns at the ticket, always in
 * that order, so that they never wait for each other in a circle. NOT_FOUND when there is none.
 */
export async function lockedInvitation(tx: Tx, invitationId: string) {
  const found = await tx.surveyInvitation.findUnique({ where: { id: invitationId }, select: { ticketId: true } });
  if (!found) throw new AppError("NOT_FOUND", "survey.not_found");
  await tx.$queryRaw`SELECT 1 AS "locked" FROM "Ticket" WHERE "id" = ${found.ticketId}::uuid FOR NO KEY UPDATE`;
  const invitation = await tx.surveyInvitation.findUniqueOrThrow({
    where: { id: invitationId },
    include: { answer: true, ticket: { select: { closedAt: true, customerId: true, pipelineId: true } } },
  });
  // The subject of permission is the ticket and whose it is today.
  return { id: invitation.ticketId, customerId: invitation.ticket.customerId, linkId: invitation.linkTokenId, invitation };
}
