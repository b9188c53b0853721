import { randomBytes } from "node:crypto";
import path from "node:path";
import { env } from "@/server/platform/env";
import { localDisk } from "./local-disk";
import type { Storage } from "./storage";

/** Where files are kept, and the folder in which they arrive. Both lie on one disk, so that taking a draft over is one rename. */
export type Shelf = { storage: Storage; draftFolder: string };

/** The shelf of this installation. Drafts lie beside the store, so that a backup never sees half a file. */
export function shelf(): Shelf {
  const data = path.resolve(env().KARIZ_DATA_DIR);
  return { storage: localDisk(path.join(data, "files")), draftFolder: path.join(data, "incoming") };
}

/** A fresh random storage key: 128 bits in two levels of folders. */
export function newKey(): string {
  const name = randomBytes(16).toString("hex");
  return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
}
