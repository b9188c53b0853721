import type { FileItem } from "@/domain/attachments/schema";
import type { Db, Tx } from "@/server/platform/db";

/**
 * The ready files of a ticket for staff, by the note that carries them; under null those of the description. Files of internal notes are
 * in it: never send this to a customer.
 */
export async function fileItemsOf(db: Db | Tx, ticketId: string): Promise<(noteId: string | null) => FileItem[]> {
  const rows = await db.attachment.findMany({
    where: { ticketId, state: "READY" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, noteId: true, fileName: true, mediaType: true, sizeBytes: true, thumbnailKey: true },
  });
  const byNote = new Map<string | null, FileItem[]>();
  for (const { noteId, thumbnailKey, ...file } of rows) byNote.set(noteId, [...(byNote.get(noteId) ?? []), { ...file, hasThumbnail: thumbnailKey !== null }]);
  return (noteId) => byNote.get(noteId) ?? [];
}
