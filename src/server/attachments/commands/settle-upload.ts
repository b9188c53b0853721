import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import { uploadedBy } from "../own-upload";

export type Arrived = {
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  thumbnailKey: string | null;
  widthPx: number | null;
  heightPx: number | null;
};

/**
 * Ends an upload. With `arrived` the file is ready; `blocked` keeps the row as a mark that counts against the day of a customer who sends
 * what is not taken; otherwise it never happened.
 */
export const settleUpload = command({
  action: "attachment.upload",
  load: async (_tx, _input: { id: string; arrived?: Arrived; blocked?: { sizeBytes: number } }) => null,
  run: async ({ tx, actor, input }): Promise<void> => {
    const mine = { id: input.id, state: "UPLOADING" as const, AND: [uploadedBy(actor)] };
    if (input.arrived) {
      const { count } = await tx.attachment.updateMany({ where: mine, data: { ...input.arrived, state: "READY" } });
      if (count === 0) throw new AppError("NOT_FOUND", "attachment.not_found");
    } else if (input.blocked) await tx.attachment.updateMany({ where: mine, data: { ...input.blocked, state: "BLOCKED" } });
    else await tx.attachment.deleteMany({ where: mine });
  },
});
