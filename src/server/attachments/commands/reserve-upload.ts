import type { Actor } from "@/domain/actor";
import { PLAIN_BYTES } from "@/domain/attachments/file-kinds";
import { CUSTOMER_DAY_LIMIT_BYTES, CUSTOMER_DAY_LIMIT_FILES, FILE_LIMIT_BYTES } from "@/domain/attachments/limits";
import { AppError } from "@/domain/errors";
import { may } from "@/domain/policy";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { uploadedBy } from "../own-upload";
import { newKey } from "../shelf";
import { refuseFullTicket } from "../ticket-room";

const DAY_MS = 86_400_000;

/** `sizeBytes`: what the sender announced; null when nothing was. `ticketId`: the ticket that the file is meant for, if it exists already. */
export type ReserveUpload = { fileName: string; sizeBytes: number | null; ticketId: string | null };

/**
 * Makes the row of a file that is about to arrive, so that many at once cannot pass a limit together: its announced size counts from now on
 * (or the largest size, if none was announced). RATE_LIMITED day_full for customers; RULE_VIOLATION ticket_full; NOT_FOUND for a ticket
 * that the sender may not see.
 */
export const reserveUpload = command({
  action: "attachment.upload",
  load: async (_tx, _input: ReserveUpload) => null,
  run: async ({ tx, actor, now, input }): Promise<{ id: string; storageKey: string }> => {
    const sizeBytes = input.sizeBytes ?? FILE_LIMIT_BYTES;
    const ticketId = actor.kind === "link" ? actor.ticketId : input.ticketId;
    if (ticketId) {
      const ticket = await tx.ticket.findUnique({ where: { id: ticketId }, select: { id: true, customerId: true } });
      if (!ticket || !may(actor, "ticket.read", ticket)) throw new AppError("NOT_FOUND", "ticket.not_found");
      await refuseFullTicket(tx, ticketId, sizeBytes);
    }
    await refuseBusyCustomer(tx, actor, sizeBytes, new Date(now.getTime() - DAY_MS));
    return tx.attachment.create({
      data: {
        ...uploadedBy(actor),
        fileName: input.fileName,
        mediaType: PLAIN_BYTES,
        sizeBytes,
        sha256: "",
        storageKey: newKey(),
        state: "UPLOADING",
        createdAt: now,
      },
      select: { id: true, storageKey: true },
    });
  },
});

async function refuseBusyCustomer(tx: Tx, actor: Actor, sizeBytes: number, since: Date): Promise<void> {
  if (actor.kind !== "customer" && actor.kind !== "link") return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('attachments ' || ${actor.customerId}, 0))`;
  const [sent] = await tx.$queryRaw<{ bytes: bigint; files: bigint }[]>`
    SELECT coalesce(sum("sizeBytes"), 0)::bigint AS "bytes", count(*) AS "files" FROM "Attachment"
    WHERE "state" IN ('UPLOADING', 'READY', 'BLOCKED') AND "createdAt" > ${since}
      AND ("uploadedByCustomerId" = ${actor.customerId}::uuid
        OR "uploadedByLinkId" IN (SELECT "id" FROM "LinkToken" WHERE "customerId" = ${actor.customerId}::uuid))`;
  if (!sent || Number(sent.bytes) + sizeBytes > CUSTOMER_DAY_LIMIT_BYTES || Number(sent.files) >= CUSTOMER_DAY_LIMIT_FILES) {
    throw new AppError("RATE_LIMITED", "attachment.day_full");
  }
}
