import { megabytes, TICKET_LIMIT_BYTES } from "@/domain/attachments/limits";
import { AppError } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";

/** RULE_VIOLATION ticket_full when a ticket's files and so many bytes more pass the limit of one ticket. */
export async function refuseFullTicket(tx: Tx, ticketId: string, moreBytes: number): Promise<void> {
  const { _sum } = await tx.attachment.aggregate({ where: { ticketId }, _sum: { sizeBytes: true } });
  if ((_sum.sizeBytes ?? 0) + moreBytes > TICKET_LIMIT_BYTES) {
    throw new AppError("RULE_VIOLATION", "attachment.ticket_full", { limitMegabytes: megabytes(TICKET_LIMIT_BYTES) });
  }
}
