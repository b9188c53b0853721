import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";
import { uploadedBy } from "./own-upload";
import { refuseFullTicket } from "./ticket-room";

/**
 * Ties uploaded files to the ticket or note that carries them; only the actor's own, ready and still free ones. The caller holds the
 * ticket's lock. NOT_FOUND for any other file; RULE_VIOLATION ticket_full.
 */
export async function claimAttachments(
  tx: Tx,
  actor: Actor,
  input: { attachmentIds: readonly string[]; ticketId: string; noteId: string | null },
): Promise<void> {
  const ids = [...new Set(input.attachmentIds)];
  if (ids.length === 0) return;
  const claimed = await tx.attachment.updateMany({
    where: { id: { in: ids }, ticketId: null, state: "READY", AND: [uploadedBy(actor)] },
    data: { ticketId: input.ticketId, noteId: input.noteId },
  });
  if (claimed.count !== ids.length) throw new AppError("NOT_FOUND", "attachment.not_found");
  await refuseFullTicket(tx, input.ticketId, 0);
}
