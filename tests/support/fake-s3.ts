import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

type Stored = { bytes: Buffer; storedAt: Date };

/** A bucket of an S3-compatible store over real HTTP: objects, uploads in parts, listings in pages of two. Knows one access key. */
export type FakeS3 = {
  endpoint: string;
  objects: Map<string, Stored>;
  /** Uploads in parts that were begun and neither finished nor given up. */
  openUploads: Map<string, Map<number, Buffer>>;
  /** Method and path of everything that was asked. */
  requests: string[];
  /** What the store answers instead, while set. */
  fault: { status: number; code: string } | null;
  close: () => Promise<void>;
};

export const FAKE_S3 = { bucket: "kariz-files", region: "us-east-1", accessKey: "AKIAKNOWNKEY", secretKey: "the secret key of the bucket" };

export async function startFakeS3(): Promise<FakeS3> {
  const server = createServer((request, response) => {
    answer(request)
      .catch(() => fail(500, "InternalError"))
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const store: FakeS3 = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects: new Map(),
    openUploads: new Map(),
    requests: [],
    fault: null,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };

  async function answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? "/", store.endpoint);
    const body = await bytesOf(request);
    store.requests.push(`${request.method} ${url.pathname}`);
    if (store.fault) return fail(store.fault.status, store.fault.code);
    if (!request.headers.authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${FAKE_S3.accessKey}/`)) return fail(403, "InvalidAccessKeyId");
    const [, bucket, ...rest] = decodeURIComponent(url.pathname).split("/");
    if (bucket !== FAKE_S3.bucket) return fail(404, "NoSuchBucket");
    const key = rest.join("/");
    if (key === "") return list(url.searchParams);
    const upload = url.searchParams.get("uploadId");
    if (upload !== null || url.searchParams.has("uploads")) return inParts(request.method, key, url.searchParams, upload, body);
    if (request.method === "PUT") {
      store.objects.set(key, { bytes: body, storedAt: new Date() });
      return { status: 200, headers: { ETag: '"whole"' } };
    }
    if (request.method === "DELETE") {
      store.objects.delete(key);
      return { status: 204, headers: {} };
    }
    const found = store.objects.get(key);
    return found ? { status: 200, headers: { "Content-Length": String(found.bytes.byteLength) }, body: found.bytes } : fail(404, "NoSuchKey");
  }

  function inParts(method: string | undefined, key: string, query: URLSearchParams, upload: string | null, body: Buffer): Answer {
    if (upload === null) {
      const id = randomUUID();
      store.openUploads.set(id, new Map());
      return xml(
        `<InitiateMultipartUploadResult><Bucket>${FAKE_S3.bucket}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    const parts = store.openUploads.get(upload);
    if (!parts) return fail(404, "NoSuchUpload");
    if (method === "PUT") {
      const number = Number(query.get("partNumber"));
      parts.set(number, body);
      return { status: 200, headers: { ETag: `"${number}"` } };
    }
    store.openUploads.delete(upload);
    if (method === "DELETE") return { status: 204, headers: {} };
    const bytes = Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, part]) => part));
    store.objects.set(key, { bytes, storedAt: new Date() });
    return xml(`<CompleteMultipartUploadResult><Key>${key}</Key><ETag>"parts"</ETag></CompleteMultipartUploadResult>`);
  }

  function list(query: URLSearchParams): Answer {
    const keys = [...store.objects.keys()].filter((key) => key.startsWith(query.get("prefix") ?? "")).sort();
    const rest = keys.filter((key) => key > (query.get("continuation-token") ?? ""));
    const page = rest.slice(0, 2);
    const contents = page.map((key) => {
      const { bytes, storedAt } = store.objects.get(key) as Stored;
      return `<Contents><Key>${key}</Key><LastModified>${storedAt.toISOString()}</LastModified><Size>${bytes.byteLength}</Size></Contents>`;
    });
    const more = rest.length > page.length;
    return xml(
      `<ListBucketResult><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ""}${contents.join("")}</ListBucketResult>`,
    );
  }

  return store;
}

type Answer = { status: number; headers: Record<string, string>; body?: string | Buffer };

const xml = (body: string, status = 200): Answer => ({
  status,
  headers: { "Content-Type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
});

/** As real stores do, it repeats the access key in what it complains about. */
const fail = (status: number, code: string): Answer =>
  xml(`<Error><Code>${code}</Code><Message>refused: ${FAKE_S3.accessKey}</Message><AWSAccessKeyId>${FAKE_S3.accessKey}</AWSAccessKeyId></Error>`, status);

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
