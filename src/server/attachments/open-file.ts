import { mayOpenFile } from "@/domain/attachments/access";
import { AppError } from "@/domain/errors";
import { type CardKind, visibleFields } from "@/domain/portal/visibility";
import type { Ctx } from "@/server/platform/context";
import { log } from "@/server/platform/log";
import { type Shelf, shelf } from "./shelf";

/** A file that the actor may have. `isPicture`: drawn by us, so it may be shown in place. */
export type OpenedFile = { fileName: string; mediaType: string; sizeBytes: number; isPicture: boolean; stream: () => ReadableStream<Uint8Array> };

/**
 * One file, or its thumbnail, after asking for the right to its ticket and note at this moment (S3, V5). NOT_FOUND for whoever may not have
 * it, as for a file that does not exist.
 */
export async function openFile(ctx: Ctx, given: { id: string; thumbnail: boolean }, on: Shelf = shelf()): Promise<OpenedFile> {
  const file = await ctx.db.attachment.findUnique({
    where: { id: given.id },
    include: {
      ticket: { select: { id: true, customerId: true, pipeline: { select: { kind: true } } } },
      note: { select: { portalVisible: true, publicAt: true, createdAt: true, deletedAt: true } },
    },
  });
  const isFileVisible = file?.ticket ? await showsFiles(ctx, file.ticket.pipeline.kind) : true;
  if (!file || !mayOpenFile(ctx.actor, { ...file, isFileVisible }, ctx.now)) throw new AppError("NOT_FOUND", "attachment.not_found");
  const key = given.thumbnail ? file.thumbnailKey : file.storageKey;
  const stored = key ? await on.storage.find(key) : null;
  if (key && !stored) log.error({ attachmentId: file.id }, "the bytes of an attachment are missing");
  if (!stored) throw new AppError("NOT_FOUND", "attachment.not_found");
  const isPicture = file.thumbnailKey !== null;
  return { fileName: file.fileName, mediaType: given.thumbnail ? "image/webp" : file.mediaType, sizeBytes: stored.sizeBytes, isPicture, stream: stored.stream };
}

/** Whether customers may see the files of such cards. Asked here, since files know no other room. */
async function showsFiles(ctx: Ctx, kind: CardKind): Promise<boolean> {
  const saved = await ctx.db.cardVisibility.findUnique({ where: { kind }, select: { fields: true } });
  return visibleFields(kind, saved?.fields ?? null).has("files");
}
