import { fileTypeFromFile } from "file-type";
import { isEndingAllowed, judgeFile } from "@/domain/attachments/file-kinds";
import { cleanFileName } from "@/domain/attachments/file-name";
import { FILE_LIMIT_BYTES } from "@/domain/attachments/limits";
import type { UploadedFile } from "@/domain/attachments/schema";
import { AppError } from "@/domain/errors";
import type { Ctx } from "@/server/platform/context";
import { log } from "@/server/platform/log";
import { reserveUpload } from "./commands/reserve-upload";
import { type Arrived, settleUpload } from "./commands/settle-upload";
import { asRefusal, type Draft, dropDraft, receiveDraft, tooLarge, writeDraft } from "./draft";
import { redrawPicture } from "./pictures";
import { newKey, type Shelf, shelf } from "./shelf";

/** One file as it comes in: the sender's name for it, its announced size (null: none), the ticket it is meant for, its bytes. */
export type Incoming = { name: string; declaredBytes: number | null; ticketId: string | null; body: ReadableStream<Uint8Array> | null };

/**
 * Takes one file from staff, a customer or a link holder (issue 3 §5): limits first, then streamed to disk, judged by name and content,
 * pictures drawn anew, kept. Ready files wait for the note that carries them. Refuses with a reason of `attachment.*`; whatever happens,
 * no draft and no half-stored file stays behind, and no row says READY without its bytes.
 */
export async function receiveFile(ctx: Ctx, incoming: Incoming, on: Shelf = shelf()): Promise<UploadedFile> {
  const fileName = cleanFileName(incoming.name);
  if (incoming.declaredBytes !== null && incoming.declaredBytes > FILE_LIMIT_BYTES) throw tooLarge();
  if (!isEndingAllowed(fileName)) throw new AppError("INVALID_INPUT", "attachment.type_refused");
  const row = await reserveUpload(ctx, { fileName, sizeBytes: incoming.declaredBytes, ticketId: incoming.ticketId });
  const drafts: string[] = [];
  const kept: string[] = [];
  let sizeBytes = 0;
  try {
    if (!(await on.storage.hasRoomFor(incoming.declaredBytes ?? FILE_LIMIT_BYTES))) throw new AppError("UPSTREAM_FAILED", "attachment.storage_full");
    const draft = await receiveDraft(on.draftFolder, incoming.body, incoming.declaredBytes);
    drafts.push(draft.path);
    sizeBytes = draft.sizeBytes;
    const { bytes, thumbnail, ...facts } = await examined(on, draft, fileName, drafts);
    const keep = async (each: Draft, key: string) => {
      kept.push(key);
      await on.storage.keep(each.path, key);
    };
    await keep(bytes, row.storageKey);
    const thumbnailKey = thumbnail ? newKey() : null;
    if (thumbnail && thumbnailKey) await keep(thumbnail, thumbnailKey);
    const arrived: Arrived = { ...facts, fileName, sizeBytes: bytes.sizeBytes, sha256: bytes.sha256, thumbnailKey };
    await settleUpload(ctx, { id: row.id, arrived });
    return { id: row.id, fileName, mediaType: facts.mediaType, sizeBytes: bytes.sizeBytes, hasThumbnail: thumbnailKey !== null };
  } catch (error) {
    await Promise.all(kept.map((key) => on.storage.remove(key).catch((err: unknown) => log.error({ err }, "a refused file stays until the sweep"))));
    await settleUpload(ctx, { id: row.id, ...(isBarred(error) ? { blocked: { sizeBytes } } : {}) });
    return asRefusal(error);
  } finally {
    await Promise.all(drafts.map(dropDraft));
  }
}

type Examined = { bytes: Draft; thumbnail: Draft | null; mediaType: string; widthPx: number | null; heightPx: number | null };

/** What will be stored of a draft: itself, or for a picture what was drawn from it. */
async function examined(on: Shelf, draft: Draft, fileName: string, drafts: string[]): Promise<Examined> {
  // A file that breaks the detector is one of which nothing is known.
  const found = await fileTypeFromFile(draft.path).catch(() => undefined);
  const judged = judgeFile(fileName, found?.mime);
  if (!judged.ok) throw new AppError("INVALID_INPUT", judged.reason);
  const { mediaType, treatment } = judged.kind;
  if (treatment === "download") return { bytes: draft, thumbnail: null, mediaType, widthPx: null, heightPx: null };
  const picture = await redrawPicture(draft.path, mediaType);
  const write = async (content: Buffer) => {
    const made = await writeDraft(on.draftFolder, [content]);
    drafts.push(made.path);
    return made;
  };
  return { bytes: await write(picture.bytes), thumbnail: await write(picture.thumbnail), mediaType, widthPx: picture.widthPx, heightPx: picture.heightPx };
}

const BARRED = new Set(["attachment.type_mismatch", "attachment.image_too_large", "attachment.image_unreadable"]);

/** Refused for what it is, not for what happened on the way. */
function isBarred(error: unknown): boolean {
  return error instanceof AppError && BARRED.has(error.reason);
}
