import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import { AppError } from "@/domain/errors";
import type { S3Settings } from "@/server/platform/env";
import { dropDraft } from "./draft";
import { isKey, type Storage, shardName } from "./storage";

const CONNECT_MS = 5_000;
const SILENCE_MS = 30_000;

/**
 * Attachments as objects of one bucket of an S3-compatible store (issue 3 §5), under the same keys as on disk; the bucket is ours alone,
 * since the sweep removes what no row knows. The client is loaded with the first file. Failures say the operation, the store's own name for
 * the fault and the status, and nothing else: what the client throws may hold signed requests.
 */
export function s3Storage({ bucket, ...settings }: S3Settings): Storage {
  let opened: Promise<S3Client> | undefined;
  const client = () => {
    opened ??= connect(settings);
    return opened;
  };
  const at = (key: string) => {
    if (!isKey(key)) throw new Error("not a storage key");
    return { Bucket: bucket, Key: key };
  };
  return {
    async keep(draft, key) {
      const place = at(key);
      const [{ Upload }, s3] = await Promise.all([import("@aws-sdk/lib-storage"), client()]);
      // One part at a time: a file costs the memory of one part (5 MiB), and a part that failed can be sent again.
      const upload = new Upload({ client: s3, params: { ...place, Body: createReadStream(draft) }, queueSize: 1, leavePartsOnError: false });
      await upload.done().catch(asFault("keep"));
      await dropDraft(draft);
    },
    async find(key) {
      const place = at(key);
      const [{ HeadObjectCommand }, s3] = await Promise.all([import("@aws-sdk/client-s3"), client()]);
      const found = await s3.send(new HeadObjectCommand(place)).catch(absent).catch(asFault("find"));
      return found ? { sizeBytes: found.ContentLength ?? 0, stream: () => streamOf(read(s3, place)) } : null;
    },
    async remove(key) {
      const place = at(key);
      const [{ DeleteObjectCommand }, s3] = await Promise.all([import("@aws-sdk/client-s3"), client()]);
      await s3.send(new DeleteObjectCommand(place)).catch(absent).catch(asFault("remove"));
    },
    hasRoomFor: async () => true,
    async *list(shard) {
      const [{ paginateListObjectsV2 }, s3] = await Promise.all([import("@aws-sdk/client-s3"), client()]);
      try {
        for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: `${shardName(shard)}/` })) {
          for (const { Key, LastModified } of page.Contents ?? []) {
            if (Key && LastModified && isKey(Key)) yield { key: Key, storedAtMs: LastModified.getTime() };
          }
        }
      } catch (error) {
        asFault("list")(error);
      }
    },
  };
}

async function connect({ endpoint, region, accessKey, secretKey }: Omit<S3Settings, "bucket">): Promise<S3Client> {
  const { S3Client } = await import("@aws-sdk/client-s3");
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    forcePathStyle: true,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: SILENCE_MS, throwOnRequestTimeout: true },
    // Checksums of the newest protocol are unknown to many compatible stores.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}

async function* read(s3: S3Client, place: { Bucket: string; Key: string }): AsyncIterable<Uint8Array> {
  const { GetObjectCommand } = await import("@aws-sdk/client-s3");
  const { Body } = await s3.send(new GetObjectCommand(place)).catch(asFault("read"));
  try {
    if (Body instanceof Readable) yield* Body;
  } catch (error) {
    asFault("read")(error);
  }
}

/** Asks the store only when somebody reads; whoever goes away ends the request. */
function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(chunks, { objectMode: false })) as ReadableStream<Uint8Array>;
}

type Fault = { name?: unknown; code?: unknown; $metadata?: { httpStatusCode?: number } };

function absent(error: Fault): null {
  if (error.$metadata?.httpStatusCode === 404 && error.name !== "NoSuchBucket") return null;
  throw error;
}

function asFault(operation: string): (error: unknown) => never {
  return (error) => {
    const { name, code, $metadata } = (error ?? {}) as Fault;
    const status = $metadata?.httpStatusCode;
    if (status === 507) throw new AppError("UPSTREAM_FAILED", "attachment.storage_full");
    const words = [code, name, status].filter((word) => (typeof word === "string" && /^\w{1,60}$/.test(word)) || typeof word === "number");
    throw new Error(`attachments in S3: ${operation} failed (${words.join(", ") || "unknown"})`);
  };
}
