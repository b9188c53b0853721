import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import { uploadedBy } from "../own-upload";

/**
 * Takes back a file of one's own that no note or ticket carries yet. Answers with the keys under which bytes lie, to be removed after the
 * commit; what is missed then, the sweep finds. NOT_FOUND for anything else.
 */
export const discardUpload = command({
  action: "attachment.upload",
  load: async (_tx, _input: { id: string }) => null,
  run: async ({ tx, actor, input }): Promise<{ keys: string[] }> => {
    const where = { id: input.id, ticketId: null, noteId: null, state: "READY" as const, AND: [uploadedBy(actor)] };
    const file = await tx.attachment.findFirst({ where, select: { storageKey: true, thumbnailKey: true } });
    const { count } = file ? await tx.attachment.deleteMany({ where }) : { count: 0 };
    if (!file || count === 0) throw new AppError("NOT_FOUND", "attachment.not_found");
    return { keys: [file.storageKey, ...(file.thumbnailKey ? [file.thumbnailKey] : [])] };
  },
});
