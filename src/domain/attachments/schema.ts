import { z } from "zod";
import { FILES_PER_MESSAGE } from "./limits";

/** The files that a message carries, by the ids that uploading them gave. */
export const AttachmentIds = z.array(z.uuid()).max(FILES_PER_MESSAGE);

/** A file of a conversation as a screen needs it. */
export type FileItem = { id: string; fileName: string; mediaType: string; sizeBytes: number; hasThumbnail: boolean };

/** What uploading one file answers. */
export type UploadedFile = FileItem;
