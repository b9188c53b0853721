/** One stored file that may be read; `stream` opens it. */
export type StoredFile = { sizeBytes: number; stream: () => ReadableStream<Uint8Array> };

/**
 * Where the bytes of attachments lie. Keys are ours and random, never made from a name; what is stored is never changed (facts.md §6).
 */
export type Storage = {
  /** Takes a finished draft over under `key`. Once this resolves, the bytes survive a power cut and are there whole or not at all. */
  keep(draft: string, key: string): Promise<void>;
  /** null when there is no such file. */
  find(key: string): Promise<StoredFile | null>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** Whether so many bytes fit without the store running full. */
  hasRoomFor(bytes: number): Promise<boolean>;
  /** Everything in one of the `SHARDS` parts, with the moment it was stored. */
  list(shard: number): AsyncIterable<{ key: string; storedAtMs: number }>;
};

/** Parts into which keys fall evenly, by their first byte. */
export const SHARDS = 256;

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{32}$/;

/** True for keys as `newKey` makes them; anything else must never reach a file system. */
export function isKey(text: string): boolean {
  return KEY.test(text);
}

/** The folder of a part: 10 → "0a". */
export function shardName(shard: number): string {
  return shard.toString(16).padStart(2, "0");
}
