import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";

/** Ties uploaded files to the ticket or note that carries them; only the actor's own, ready and still free ones. */
export async function claimAttachments(tx: Tx, actor: Actor, input: { attachmentIds: readonly string[]; ticketId: string; noteId: string | null }): Promise<void> {
  const ids = [...new Set(input.attachmentIds)];
  if (ids.length === 0) return;
  const mine =
    actor.kind === "agent"
      ? { uploadedByUserId: actor.userId }
      : actor.kind === "customer"
        ? { uploadedByCustomerId: actor.customerId }
        : actor.kind === "link"
          ? { uploadedByLinkId: actor.linkId }
          : { id: "00000000-0000-0000-0000-000000000000" };
  const claimed = await tx.attachment.updateMany({ where: { id: { in: ids }, ticketId: null, state: "READY", ...mine }, data: { ticketId: input.ticketId, noteId: input.noteId } });
  if (claimed.count !== ids.length) throw new AppError("NOT_FOUND", "attachment.not_found");
}
