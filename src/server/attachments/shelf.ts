import { randomBytes } from "node:crypto";
import path from "node:path";
import { env } from "@/server/platform/env";
import { localDisk } from "./local-disk";
import { s3Storage } from "./s3-storage";
import type { Storage } from "./storage";

/** Where files are kept, and the folder in which they arrive; on the local disk both lie together, so that taking a draft over is one rename. */
export type Shelf = { storage: Storage; draftFolder: string };

let bucket: Storage | undefined;

/**
 * The shelf of this installation: the bucket of KARIZ_S3_BUCKET if it is set, else the data directory. Drafts lie beside the store on disk,
 * so that a backup never sees half a file.
 */
export function shelf(): Shelf {
  const { KARIZ_DATA_DIR, s3 } = env();
  const data = path.resolve(KARIZ_DATA_DIR);
  // One client for the process: it keeps its connections.
  if (s3) bucket ??= s3Storage(s3);
  return { storage: s3 && bucket ? bucket : localDisk(path.join(data, "files")), draftFolder: path.join(data, "incoming") };
}

/** A fresh random storage key: 128 bits in two levels of folders. */
export function newKey(): string {
  const name = randomBytes(16).toString("hex");
  return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
}
