import { AppError } from "@/domain/errors";
import { revokeTicketLinks } from "@/server/identity";
import { command } from "@/server/platform/command";
import { tellSessionsEnded } from "@/server/platform/tell";

/** Staff make every update link of a ticket useless, from the next request on (S13). Answers with how many were still good. */
export const revokeLinks = command({
  action: "link.revoke",
  load: async (tx, input: { ticketId: string }) => {
    const ticket = await tx.ticket.findUnique({ where: { id: input.ticketId }, select: { id: true, customerId: true, pipelineId: true } });
    if (!ticket) throw new AppError("NOT_FOUND", "ticket.not_found");
    return ticket;
  },
  run: async ({ tx, now, subject: ticket, emit }): Promise<{ count: number }> => {
    const count = await revokeTicketLinks(tx, ticket.id, now);
    await tellSessionsEnded(tx, { ticketId: ticket.id });
    if (count > 0) emit({ event: "link.revoked", ticketId: ticket.id, pipelineIds: [ticket.pipelineId], data: { count } });
    return { count };
  },
});
