import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Db } from "@/server/platform/db";
import { dropDraft } from "./draft";
import { type Shelf, shelf } from "./shelf";
import { SHARDS, type Storage } from "./storage";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BATCH = 500;
const ROUND_MS = 10 * 60_000;
const SHARDS_PER_ROUND = 16;

export type Swept = { rows: number; drafts: number; files: number };

/**
 * Removes what no note or ticket carries: files unclaimed or barred for a day, uploads that ended an hour ago without an end, old drafts,
 * and stored files without a row (of a deleted ticket, or after a crash). Each call looks through some of the store, all of it in under
 * three hours; `shards` names the parts. Safe to repeat and to run in several processes.
 */
export async function sweepFiles(db: Db, now: Date, shards: readonly number[] = shardsOf(now), on: Shelf = shelf()): Promise<Swept> {
  const rows = await sweepRows(db, now, on.storage);
  const drafts = await sweepDrafts(on.draftFolder, now.getTime() - HOUR_MS);
  let files = 0;
  for (const shard of shards) files += await sweepShard(db, on.storage, shard, now.getTime() - DAY_MS);
  return { rows, drafts, files };
}

/** The part of the store whose turn it is. */
function shardsOf(now: Date): number[] {
  const first = (Math.floor(now.getTime() / ROUND_MS) * SHARDS_PER_ROUND) % SHARDS;
  return Array.from({ length: SHARDS_PER_ROUND }, (_, index) => first + index);
}

async function sweepRows(db: Db, now: Date, storage: Storage): Promise<number> {
  // The row goes first, under the same condition: whoever claims the file at this moment keeps it.
  const gone = await db.$queryRaw<{ storageKey: string; thumbnailKey: string | null }[]>`
    DELETE FROM "Attachment"
    WHERE "ticketId" IS NULL AND "noteId" IS NULL
      AND ("createdAt" < ${new Date(now.getTime() - DAY_MS)} OR ("state" = 'UPLOADING' AND "createdAt" < ${new Date(now.getTime() - HOUR_MS)}))
    RETURNING "storageKey", "thumbnailKey"`;
  for (const row of gone) {
    await storage.remove(row.storageKey);
    if (row.thumbnailKey) await storage.remove(row.thumbnailKey);
  }
  return gone.length;
}

async function sweepDrafts(folder: string, beforeMs: number): Promise<number> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  let count = 0;
  for (const name of names) {
    const place = path.join(folder, name);
    const found = await stat(place).catch(() => null);
    if (!found?.isFile() || found.mtimeMs >= beforeMs) continue;
    await dropDraft(place);
    count += 1;
  }
  return count;
}

async function sweepShard(db: Db, storage: Storage, shard: number, beforeMs: number): Promise<number> {
  let count = 0;
  let batch: string[] = [];
  const flush = async () => {
    const known = await db.$queryRaw<{ key: string }[]>`
      SELECT "storageKey" AS "key" FROM "Attachment" WHERE "storageKey" = ANY(${batch}) UNION ALL
      SELECT "thumbnailKey" FROM "Attachment" WHERE "thumbnailKey" = ANY(${batch})`;
    const keep = new Set(known.map((row) => row.key));
    for (const key of batch.filter((each) => !keep.has(each))) {
      await storage.remove(key);
      count += 1;
    }
    batch = [];
  };
  for await (const { key, storedAtMs } of storage.list(shard)) {
    if (storedAtMs < beforeMs) batch.push(key);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return count;
}
