import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { inspect } from "node:util";
import { afterAll, afterEach, expect, it } from "vitest";
import { discardFile, openFile, receiveFile, sweepFiles } from "@/server/attachments";
import { s3Storage } from "@/server/attachments/s3-storage";
import { newKey } from "@/server/attachments/shelf";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aUser } from "../../support/factories";
import { FAKE_S3, startFakeS3 } from "../../support/fake-s3";
import { aPhoto, bytesOf, filesUnder, streamOf, testShelf } from "../../support/files";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const { data, draftFolder } = testShelf();
const store = await startFakeS3();
// Read at the first use, so that what follows goes the way of the product.
Object.assign(process.env, {
  KARIZ_S3_BUCKET: FAKE_S3.bucket,
  KARIZ_S3_ENDPOINT: store.endpoint,
  KARIZ_S3_ACCESS_KEY: FAKE_S3.accessKey,
  KARIZ_S3_SECRET_KEY: FAKE_S3.secretKey,
});
afterEach(() => {
  store.fault = null;
  store.objects.clear();
});
afterAll(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith("KARIZ_S3_")) delete process.env[name];
  return store.close();
});

const HOUR_MS = 3_600_000;
const direct = (given: Partial<typeof FAKE_S3> = {}) => s3Storage({ ...FAKE_S3, endpoint: store.endpoint, ...given });
const someone = async () => ctxOf(base.db, agent(await aUser(base.db)));
const arriving = (name: string, bytes: Buffer) => ({ name, declaredBytes: bytes.byteLength, ticketId: null, body: streamOf(bytes) });

async function sendAndRead(name: string, bytes: Buffer) {
  const ctx = await someone();
  const file = await receiveFile(ctx, arriving(name, bytes));
  const opened = await openFile(ctx, { id: file.id, thumbnail: false });
  return { ctx, file, sizeBytes: opened.sizeBytes, back: await bytesOf(opened.stream()) };
}

it("with KARIZ_S3_BUCKET a file goes to the bucket and comes back byte for byte, and nothing of it stays on this disk", async () => {
  const content = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(300_000)]);
  const { file, back, sizeBytes } = await sendAndRead("فاکتور.pdf", content);
  const { storageKey } = await base.db.attachment.findUniqueOrThrow({ where: { id: file.id } });
  expect([...store.objects.keys()]).toEqual([storageKey]);
  expect(back.equals(content)).toBe(true);
  expect(sizeBytes).toBe(content.byteLength);
  expect(await filesUnder(data)).toEqual([]);
});

it("a file of many megabytes goes up in parts, whole, and no upload stays open", async () => {
  const content = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(12_000_000)]);
  const { back } = await sendAndRead("large.pdf", content);
  expect(back.equals(content)).toBe(true);
  expect(store.requests.filter((line) => line.startsWith("PUT")).length).toBeGreaterThan(2);
  expect(store.openUploads.size).toBe(0);
});

it("a photo and its small picture are both kept there, and both leave with it", async () => {
  const { ctx, file } = await sendAndRead("عکس.jpg", await aPhoto());
  expect(store.objects.size).toBe(2);
  const small = await openFile(ctx, { id: file.id, thumbnail: true });
  expect((await bytesOf(small.stream())).subarray(8, 12).toString()).toBe("WEBP");
  await discardFile(ctx, file.id);
  expect(store.objects.size).toBe(0);
});

it("a refused file leaves nothing in the bucket", async () => {
  const ctx = await someone();
  const disguised = Buffer.concat([Buffer.from("MZ"), randomBytes(5_000)]);
  expect(await outcomeOf(receiveFile(ctx, arriving("picture.png", disguised)))).toContain("attachment.");
  expect(store.objects.size).toBe(0);
});

it("bytes that are missing in the bucket are a file that does not exist", async () => {
  const { ctx, file } = await sendAndRead("a.txt", Buffer.from("سلام"));
  store.objects.clear();
  expect(await outcomeOf(openFile(ctx, { id: file.id, thumbnail: false }))).toBe("NOT_FOUND attachment.not_found");
});

it("the sweep goes through every page of the bucket, removes what no row knows, and leaves everything else", async () => {
  const { file } = await sendAndRead("a.txt", Buffer.from("سلام"));
  const { storageKey } = await base.db.attachment.findUniqueOrThrow({ where: { id: file.id } });
  const shard = Number.parseInt(storageKey.slice(0, 2), 16);
  const [orphans, young] = [Array.from({ length: 5 }, () => sameShard(storageKey)), sameShard(storageKey)];
  const old = new Date(Date.now() - 50 * HOUR_MS);
  for (const key of [...orphans, `${storageKey.slice(0, 2)}/notes-of-somebody.txt`]) store.objects.set(key, { bytes: Buffer.from("x"), storedAt: old });
  store.objects.set(young, { bytes: Buffer.from("x"), storedAt: new Date() });
  const known = store.objects.get(storageKey);
  if (known) known.storedAt = old;
  expect(await sweepFiles(base.db, new Date(), [shard])).toMatchObject({ files: 5 });
  expect([...store.objects.keys()].sort()).toEqual([storageKey, young, `${storageKey.slice(0, 2)}/notes-of-somebody.txt`].sort());
});

function sameShard(key: string): string {
  const name = `${key.slice(0, 2)}${newKey().slice(8)}`;
  return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name.padEnd(32, "0")}`;
}

it("while the store is down a file is refused, no row says that it is there, and it can be sent again afterwards", async () => {
  const ctx = await someone();
  const before = await base.db.attachment.count({ where: { state: "READY" } });
  store.fault = { status: 403, code: "AccessDenied" };
  await expect(receiveFile(ctx, arriving("a.txt", Buffer.from("سلام")))).rejects.toThrow("attachments in S3: keep failed (AccessDenied, 403)");
  expect(await base.db.attachment.count({ where: { state: "READY" } })).toBe(before);
  expect(await filesUnder(draftFolder)).toEqual([]);
  store.fault = null;
  expect((await receiveFile(ctx, arriving("a.txt", Buffer.from("سلام")))).sizeBytes).toBe(8);
});

it("a store that has run full says so in our words", async () => {
  store.fault = { status: 507, code: "XMinioStorageFull" };
  expect(await outcomeOf(receiveFile(await someone(), arriving("a.txt", Buffer.from("سلام"))))).toBe("UPSTREAM_FAILED attachment.storage_full");
});

it.each([
  ["a wrong key", {}, { accessKey: "AKIAOTHER" }, "(InvalidAccessKeyId, 403)"],
  ["a wrong bucket", {}, { bucket: "elsewhere" }, "(NoSuchBucket, 404)"],
  ["nobody there", { endpoint: "http://127.0.0.1:1" }, {}, "(ECONNREFUSED"],
])("%s: the failure is named, and neither key is in it", async (_, place, given, words) => {
  const storage = s3Storage({ ...FAKE_S3, endpoint: store.endpoint, ...place, ...given });
  const draft = path.join(data, "draft");
  await writeFile(draft, "x");
  const failures = await Promise.allSettled([storage.keep(draft, newKey()), storage.remove(newKey()), storage.list(0)[Symbol.asyncIterator]().next()]);
  for (const failure of failures) {
    const error = failure.status === "rejected" ? failure.reason : null;
    expect(String(error)).toContain(words);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/AKIA|the secret key/);
  }
});

it("nothing but a key of ours reaches the store", async () => {
  await expect(direct().find("../secret")).rejects.toThrow("not a storage key");
  await expect(direct().remove("aa/bb/../../x")).rejects.toThrow("not a storage key");
});

it("a reader who goes away before the end harms nobody", async () => {
  const content = randomBytes(3_000_000);
  const key = newKey();
  store.objects.set(key, { bytes: content, storedAt: new Date() });
  const found = await direct().find(key);
  const reader = found?.stream().getReader();
  expect((await reader?.read())?.done).toBe(false);
  await reader?.cancel();
  const again = await direct().find(key);
  expect(again && (await bytesOf(again.stream())).equals(content)).toBe(true);
});
