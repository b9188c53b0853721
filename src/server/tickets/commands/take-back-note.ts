import type { FileItem } from "@/domain/attachments/schema";
import { AppError } from "@/domain/errors";
import type { EventData } from "@/domain/events";
import type { Mention } from "@/domain/tickets/mentions";
import { releaseAttachments } from "@/server/attachments";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { lockedTicket } from "../locked-ticket";

type Before = NonNullable<EventData["note.added"]["before"]>;

/**
 * Takes one's own public note back before the customer may see it (واگرد): it was never there for the customer, its SMS does not leave, and
 * the ticket waits for whom it waited for before. Answers with the text and its files, to be mended. RULE_VIOLATION when it is public already;
 * NOT_FOUND for somebody else's note.
 */
export const takeBackNote = command({
  action: "note.addInternal",
  load: async (tx, input: { noteId: string }) => {
    const note = await tx.note.findUnique({ where: { id: input.noteId }, select: { ticketId: true } });
    if (!note) throw new AppError("NOT_FOUND", "note.not_found");
    return lockedTicket(tx, note.ticketId);
  },
  run: async ({ tx, actor, now, input, subject: ticket, emit }): Promise<{ body: string; mentions: Mention[]; files: FileItem[] }> => {
    const note = await tx.note.findUnique({ where: { id: input.noteId } });
    if (!note || actor.kind !== "agent" || note.authorUserId !== actor.userId || note.deletedAt) throw new AppError("NOT_FOUND", "note.not_found");
    if (!note.portalVisible || !note.publicAt || note.publicAt <= now) throw new AppError("RULE_VIOLATION", "note.already_public");
    await tx.note.update({ where: { id: note.id }, data: { deletedAt: now } });
    const files = await releaseAttachments(tx, note.id);
    const before = await stateBefore(tx, ticket.id, note.createdAt);
    // A later answer of ours stands; what the customer wrote meanwhile does too.
    if (before && ticket.lastPublicStaffAt?.getTime() === note.createdAt.getTime()) {
      const customerWrote = ticket.lastSpeaker === "CUSTOMER";
      await tx.ticket.update({
        where: { id: ticket.id },
        data: {
          lastSpeaker: customerWrote ? "CUSTOMER" : before.lastSpeaker,
          waitingSince: before.waitingSince ?? ticket.waitingSince,
          lastPublicStaffAt: before.lastPublicStaffAt,
          updatedAt: now,
        },
      });
    }
    emit({ event: "note.taken_back", ticketId: ticket.id, pipelineIds: [ticket.pipelineId], data: { noteId: note.id } });
    const mentions = await tx.noteMention.findMany({ where: { noteId: note.id }, orderBy: { start: "asc" }, select: { userId: true, start: true, end: true } });
    return { body: note.body, mentions, files };
  },
});

/** What the ticket said before this note, and before those right before it that were taken back too. */
async function stateBefore(tx: Tx, ticketId: string, createdAt: Date): Promise<Before | null> {
  const rows = await tx.$queryRaw<{ before: Before | null; isGone: boolean }[]>`
    SELECT a."data"->'before' AS "before", n."deletedAt" IS NOT NULL AS "isGone"
    FROM "Note" n JOIN "Activity" a ON a."ticketId" = n."ticketId" AND a."event" = 'note.added' AND a."data"->>'noteId' = n."id"::text
    WHERE n."ticketId" = ${ticketId}::uuid AND n."portalVisible" AND n."authorKind" <> 'CUSTOMER' AND n."createdAt" <= ${createdAt}
    ORDER BY a."id" DESC LIMIT 20`;
  const standing = rows.findIndex((row) => !row.isGone);
  return (standing === -1 ? rows : rows.slice(0, standing)).at(-1)?.before ?? null;
}
