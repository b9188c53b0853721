import { AppError } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";

/** Locks one ticket and reads the fields that commands judge and change. NOT_FOUND when there is none. */
export async function lockedTicket(tx: Tx, ticketId: string) {
  await tx.$queryRaw`SELECT 1 AS "locked" FROM "Ticket" WHERE "id" = ${ticketId}::uuid FOR NO KEY UPDATE`;
  const ticket = await tx.ticket.findUnique({
    where: { id: ticketId },
    select: {
      id: true,
      number: true,
      title: true,
      customerId: true,
      departmentId: true,
      pipelineId: true,
      stageId: true,
      rank: true,
      version: true,
      responsibleId: true,
      priority: true,
      categoryId: true,
      dueAt: true,
      product: true,
      expectedAt: true,
      closedAt: true,
      outcome: true,
      lastSpeaker: true,
      waitingSince: true,
      lastPublicStaffAt: true,
      tags: { select: { tagId: true } },
      stage: { select: { kind: true } },
      pipeline: { select: { kind: true } },
    },
  });
  if (!ticket) throw new AppError("NOT_FOUND", "ticket.not_found");
  return ticket;
}

export type LockedTicket = Awaited<ReturnType<typeof lockedTicket>>;

/** CONFLICT when the ticket has changed since the caller saw it (N30): a stale edit never wins in silence. */
export function refuseStale(ticket: { version: number }, expectedVersion: number): void {
  if (ticket.version !== expectedVersion) throw new AppError("CONFLICT", "ticket.changed_by_someone_else", { version: ticket.version });
}
