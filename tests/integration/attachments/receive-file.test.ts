import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import sharp from "sharp";
import { expect, it } from "vitest";
import { FILE_LIMIT_BYTES } from "@/domain/attachments/limits";
import { openFile, receiveFile } from "@/server/attachments";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aUser } from "../../support/factories";
import { aPhoto, aPng, bytesOf, filesUnder, streamOf, testShelf } from "../../support/files";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const shelf = testShelf();

async function send(name: string, content: Uint8Array | string, declaredBytes?: number | null) {
  const bytes = Buffer.from(content);
  const ctx = ctxOf(base.db, agent(await aUser(base.db)));
  const body = streamOf(bytes);
  const file = await receiveFile(ctx, { name, declaredBytes: declaredBytes === undefined ? bytes.byteLength : declaredBytes, ticketId: null, body });
  const opened = await openFile(ctx, { id: file.id, thumbnail: false });
  return { ...file, ...opened, bytes: await bytesOf(opened.stream()), ctx };
}
const states = async () => (await base.db.attachment.groupBy({ by: ["state"], _count: true })).map(({ state, _count }) => `${state} ${_count}`);

it("a Persian name and every byte come back as they were sent", async () => {
  const content = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(300_000)]);
  const file = await send("فاکتور شهریور.pdf", content);
  expect(file).toMatchObject({
    fileName: "فاکتور شهریور.pdf",
    mediaType: "application/pdf",
    sizeBytes: content.byteLength,
    isPicture: false,
    hasThumbnail: false,
  });
  expect(file.bytes.equals(content)).toBe(true);
});

it("stored files have random names in folders of their own, closed to others, and no draft stays", async () => {
  const file = await send("a.txt", "سلام");
  const row = await base.db.attachment.findUniqueOrThrow({ where: { id: file.id } });
  expect(row.storageKey).toMatch(/^([0-9a-f]{2})\/([0-9a-f]{2})\/\1\2[0-9a-f]{28}$/);
  expect(await readFile(path.join(shelf.data, "files", row.storageKey), "utf8")).toBe("سلام");
  expect([row.state, row.sha256]).toEqual(["READY", createHash("sha256").update("سلام").digest("hex")]);
  expect(await filesUnder(shelf.draftFolder)).toEqual([]);
});

it("a photo loses place, camera and owner, stands upright and gets a small picture", async () => {
  const photo = await aPhoto();
  expect(photo.includes("secret-owner")).toBe(true);
  const file = await send("عکس.jpg", photo);
  expect(file).toMatchObject({ mediaType: "image/jpeg", hasThumbnail: true, isPicture: true });
  const meta = await sharp(file.bytes).metadata();
  expect([meta.width, meta.height, meta.exif, meta.orientation]).toEqual([400, 640, undefined, undefined]);
  expect(file.bytes.includes("secret-owner")).toBe(false);
  const thumbnail = await openFile(file.ctx, { id: file.id, thumbnail: true });
  const small = await sharp(await bytesOf(thumbnail.stream())).metadata();
  expect([thumbnail.mediaType, small.format, small.width, small.height]).toEqual(["image/webp", "webp", 300, 480]);
});

it("a picture under another picture's ending is what it is", async () => {
  expect(await send("screenshot.jpg", await aPng())).toMatchObject({ mediaType: "image/png", isPicture: true });
});

it("whatever trails a picture is gone: a polyglot of GIF and script becomes a GIF", async () => {
  const gif = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .gif()
    .toBuffer();
  const file = await send("cute.gif", Buffer.concat([gif, Buffer.from("<script>alert(document.domain)</script>")]));
  expect(file.mediaType).toBe("image/gif");
  expect(file.bytes.includes("<script>")).toBe(false);
});

it("a moving picture stays moving", async () => {
  const frames = await Promise.all(
    ["red", "blue"].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const gif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const file = await send("a.gif", gif);
  expect((await sharp(file.bytes, { animated: true }).metadata()).pages).toBe(2);
});

const eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
it.each([
  ["drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ["drawing2.svg", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ["page.html", "<!doctype html><script>alert(1)</script>"],
  ["list.csv", '=cmd|"/c calc"!A1,2'],
  ["eicar.txt", eicar],
])("%s is kept byte for byte and is only ever a download without a type", async (name, content) => {
  const file = await send(name, content);
  expect(file).toMatchObject({ mediaType: "application/octet-stream", isPicture: false, hasThumbnail: false });
  expect(file.bytes.toString()).toBe(content);
});

it("a zip that would unpack to a thousand times its size is stored as it came and never unpacked", async () => {
  const before = process.memoryUsage().rss;
  const bomb = zipOf("[Content_Types].xml", 300_000_000);
  expect(bomb.byteLength).toBeLessThan(330_000);
  const file = await send("bomb.zip", bomb);
  expect(file.sizeBytes).toBe(bomb.byteLength);
  await send("bomb.gz", gzipSync(Buffer.alloc(100_000_000)));
  expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
});

it.each([
  ["virus.jpg", Buffer.concat([Buffer.from("MZ"), randomBytes(200)]), "attachment.type_mismatch"],
  ["drawing.png", '<svg xmlns="http://www.w3.org/2000/svg"/>', "attachment.type_mismatch"],
  ["gif-page.html", "GIF89a/*<script>alert(1)</script>*/", "attachment.type_mismatch"],
  ["polyglot.gif", "GIF89a/*<script>alert(1)</script>*/=1;", "attachment.image_unreadable"],
  ["broken.png", Buffer.concat([pngHeader(100, 100), randomBytes(50)]), "attachment.image_unreadable"],
  ["huge.png", pngHeader(30_000, 30_000), "attachment.image_too_large"],
  ["empty.txt", "", "attachment.empty"],
])("%s is refused, its row is not READY and nothing of it stays", async (name, content, reason) => {
  const stored = (await filesUnder(path.join(shelf.data, "files"))).length;
  expect(await outcomeOf(send(name, content))).toBe(`INVALID_INPUT ${reason}`);
  expect(await base.db.attachment.count({ where: { fileName: name, state: { not: "BLOCKED" } } })).toBe(0);
  expect(await filesUnder(path.join(shelf.data, "files"))).toHaveLength(stored);
  expect(await filesUnder(shelf.draftFolder)).toEqual([]);
});

it("endings that are not taken are refused before a byte is read", async () => {
  let pieces = 0;
  const ctx = ctxOf(base.db, agent(await aUser(base.db)));
  for (const name of ["run.exe", "photo.jpg.exe", "a.js", "noending", "‮gpj.exe", "a.constructor"]) {
    const body = streamOf(randomBytes(100_000), () => (pieces += 1));
    expect(await outcomeOf(receiveFile(ctx, { name, declaredBytes: 100_000, ticketId: null, body }))).toBe("INVALID_INPUT attachment.type_refused");
  }
  expect(pieces).toBeLessThanOrEqual(6);
  expect(await base.db.attachment.count({ where: { uploadedByUserId: (ctx.actor as { userId: string }).userId } })).toBe(0);
});

it("names that climb or turn around become labels; none is part of a path", async () => {
  for (const [given, label] of [
    ["../../../../tmp/x.txt", "x.txt"],
    ["invoice\u202efdp.txt", "invoicefdp.txt"],
    ["C:\\fakepath\\a.txt", "a.txt"],
  ] as const) {
    expect((await send(given, "x")).fileName).toBe(label);
  }
  const stored = await filesUnder(path.join(shelf.data, "files"));
  expect(stored.every((file) => /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{32}$/.test(file))).toBe(true);
});

it("an endless stream without a length is cut at the limit, in no more memory, and leaves nothing", async () => {
  let sent = 0;
  const piece = Buffer.alloc(1_048_576, "x");
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += piece.byteLength;
      controller.enqueue(piece);
    },
  });
  const ctx = ctxOf(base.db, agent(await aUser(base.db)));
  global.gc?.();
  const before = process.memoryUsage().arrayBuffers;
  expect(await outcomeOf(receiveFile(ctx, { name: "endless.txt", declaredBytes: null, ticketId: null, body }))).toBe("INVALID_INPUT attachment.too_large");
  expect(sent).toBeLessThanOrEqual(FILE_LIMIT_BYTES + 4 * piece.byteLength);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(FILE_LIMIT_BYTES);
  expect(await base.db.attachment.count({ where: { fileName: "endless.txt" } })).toBe(0);
  expect(await filesUnder(shelf.draftFolder)).toEqual([]);
});

it("an announced size over the limit is refused before a byte is read", async () => {
  expect(await outcomeOf(send("a.txt", "x", FILE_LIMIT_BYTES + 1))).toBe("INVALID_INPUT attachment.too_large");
});

it("a file that something on the way has cut is not taken for whole", async () => {
  expect(await outcomeOf(send("cut.txt", "only half", 18))).toBe("INVALID_INPUT attachment.interrupted");
  expect(await base.db.attachment.count({ where: { fileName: "cut.txt" } })).toBe(0);
});

it("a sender who goes away leaves no row and no draft", async () => {
  const ctx = ctxOf(base.db, agent(await aUser(base.db)));
  let pieces = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pieces += 1;
      if (pieces > 2) controller.error(new Error("connection reset"));
      else controller.enqueue(Buffer.alloc(1_000));
    },
  });
  expect(await outcomeOf(receiveFile(ctx, { name: "gone.txt", declaredBytes: 5_000, ticketId: null, body }))).toBe("INVALID_INPUT attachment.interrupted");
  expect(await base.db.attachment.count({ where: { fileName: "gone.txt" } })).toBe(0);
  expect(await filesUnder(shelf.draftFolder)).toEqual([]);
  expect((await states()).some((state) => state.startsWith("UPLOADING"))).toBe(false);
});

/** A PNG that says how large it is and holds nothing. */
function pngHeader(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.byteLength);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.alloc(100))), chunk("IEND", Buffer.alloc(0))]);
}

/** A zip of one entry of so many zero bytes. */
function zipOf(name: string, size: number): Buffer {
  const data = deflateRawSync(Buffer.alloc(size), { level: 9 });
  const label = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.byteLength, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(label.byteLength, 26);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  return Buffer.concat([local, label, data, end]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
