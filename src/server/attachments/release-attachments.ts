import type { FileItem } from "@/domain/attachments/schema";
import type { Tx } from "@/server/platform/db";

/** Gives the files of a note that was taken back to their sender again, as if just uploaded; answers with them. The caller has judged the right. */
export async function releaseAttachments(tx: Tx, noteId: string): Promise<FileItem[]> {
  const rows = await tx.attachment.updateManyAndReturn({
    where: { noteId, state: "READY" },
    data: { noteId: null, ticketId: null },
    select: { id: true, fileName: true, mediaType: true, sizeBytes: true, thumbnailKey: true },
  });
  return rows.map(({ thumbnailKey, ...file }) => ({ ...file, hasThumbnail: thumbnailKey !== null }));
}
