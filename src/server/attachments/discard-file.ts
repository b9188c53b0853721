import type { Ctx } from "@/server/platform/context";
import { discardUpload } from "./commands/discard-upload";
import { type Shelf, shelf } from "./shelf";

/** Takes back one's own file that nothing carries yet, bytes and all. NOT_FOUND for any other. */
export async function discardFile(ctx: Ctx, id: string, on: Shelf = shelf()): Promise<void> {
  const { keys } = await discardUpload(ctx, { id });
  for (const key of keys) await on.storage.remove(key);
}
