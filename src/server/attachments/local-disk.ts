import { createReadStream } from "node:fs";
import { mkdir, open, opendir, rename, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { DISK_RESERVE_BYTES, DISK_RESERVE_SHARE } from "@/domain/attachments/limits";
import { isKey, type Storage, shardName } from "./storage";

/** Attachments as files under `root`, which lies outside everything that the web server serves. */
export function localDisk(root: string): Storage {
  const placeOf = (key: string): string => {
    if (!isKey(key)) throw new Error("not a storage key");
    return path.join(root, key);
  };
  return {
    async keep(draft, key) {
      const place = placeOf(key);
      const folder = path.dirname(place);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await synced(draft);
      await rename(draft, place);
      await synced(folder);
      await synced(path.dirname(folder));
    },
    async find(key) {
      const place = placeOf(key);
      const found = await stat(place).catch(absent);
      return found ? { sizeBytes: found.size, stream: () => Readable.toWeb(createReadStream(place)) as ReadableStream<Uint8Array> } : null;
    },
    async remove(key) {
      await rm(placeOf(key), { force: true });
    },
    async hasRoomFor(bytes) {
      await mkdir(root, { recursive: true, mode: 0o700 });
      const disk = await statfs(root);
      const reserve = Math.min(DISK_RESERVE_BYTES, disk.blocks * disk.bsize * DISK_RESERVE_SHARE);
      return disk.bavail * disk.bsize - bytes >= reserve;
    },
    async *list(shard) {
      const top = path.join(root, shardName(shard));
      for await (const folder of entries(top)) {
        for await (const file of entries(path.join(top, folder))) {
          const key = `${shardName(shard)}/${folder}/${file}`;
          const found = isKey(key) ? await stat(path.join(root, key)).catch(absent) : null;
          if (found) yield { key, storedAtMs: found.mtimeMs };
        }
      }
    },
  };
}

/** Waits until a file, or the names in a folder, are on the disk itself. */
async function synced(place: string): Promise<void> {
  const handle = await open(place, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* entries(folder: string): AsyncIterable<string> {
  const opened = await opendir(folder).catch(absent);
  if (opened) for await (const entry of opened) yield entry.name;
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}
