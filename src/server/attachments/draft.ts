import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { FILE_LIMIT_BYTES, megabytes } from "@/domain/attachments/limits";
import { AppError } from "@/domain/errors";

export type Draft = { path: string; sizeBytes: number; sha256: string };

/**
 * Writes what arrives into a file of its own in `folder`, chunk by chunk, and counts: nothing is held in memory, and the first byte over
 * the limit ends it. `declaredBytes` is what the sender announced, null when nothing was: fewer bytes mean that something on the way
 * has cut the file. INVALID_INPUT too_large, empty or interrupted; UPSTREAM_FAILED storage_full. Nothing is left behind on failure.
 */
export async function receiveDraft(folder: string, body: ReadableStream<Uint8Array> | null, declaredBytes: number | null): Promise<Draft> {
  if (!body || declaredBytes === 0) throw new AppError("INVALID_INPUT", "attachment.empty");
  const chunks = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  try {
    const draft = await writeDraft(folder, counted(chunks));
    if (draft.sizeBytes === 0) return await refuse(draft, "attachment.empty");
    if (declaredBytes !== null && draft.sizeBytes !== declaredBytes) return await refuse(draft, "attachment.interrupted");
    return draft;
  } finally {
    chunks.destroy();
  }
}

/** The same for bytes that we have made ourselves. */
export async function writeDraft(folder: string, chunks: AsyncIterable<Uint8Array> | readonly Uint8Array[]): Promise<Draft> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(asRefusal);
  const place = path.join(folder, randomUUID());
  const hash = createHash("sha256");
  let sizeBytes = 0;
  try {
    const handle = await open(place, "wx", 0o600);
    try {
      for await (const chunk of chunks) {
        sizeBytes += chunk.byteLength;
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    await dropDraft(place);
    return asRefusal(error);
  }
  return { path: place, sizeBytes, sha256: hash.digest("hex") };
}

/** Removes a draft that nobody wants; one that has been taken over is not there any more. */
export async function dropDraft(place: string): Promise<void> {
  await rm(place, { force: true });
}

async function* counted(chunks: Readable): AsyncIterable<Uint8Array> {
  let sum = 0;
  try {
    for await (const chunk of chunks) {
      sum += chunk.byteLength;
      if (sum > FILE_LIMIT_BYTES) throw tooLarge();
      yield chunk;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    // The sender went away.
    throw new AppError("INVALID_INPUT", "attachment.interrupted");
  }
}

export function tooLarge(): AppError {
  return new AppError("INVALID_INPUT", "attachment.too_large", { limitMegabytes: megabytes(FILE_LIMIT_BYTES) });
}

async function refuse(draft: Draft, reason: "attachment.empty" | "attachment.interrupted"): Promise<never> {
  await dropDraft(draft.path);
  throw new AppError("INVALID_INPUT", reason);
}

/** A full disk in words of ours (R15); any other failure as it is. */
export function asRefusal(error: unknown): never {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === "ENOSPC" || code === "EDQUOT") throw new AppError("UPSTREAM_FAILED", "attachment.storage_full");
  throw error;
}
