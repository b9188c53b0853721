import { mkdtempSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll } from "vitest";
import { localDisk } from "@/server/attachments/local-disk";
import type { Shelf } from "@/server/attachments/shelf";

/** A store for attachments in a folder of its own, gone after the test file; KARIZ_DATA_DIR points to it. */
export function testShelf(): Shelf & { data: string } {
  const data = mkdtempSync(path.join(os.tmpdir(), "kariz-files-"));
  const before = process.env.KARIZ_DATA_DIR;
  beforeAll(() => {
    process.env.KARIZ_DATA_DIR = data;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.KARIZ_DATA_DIR;
    else process.env.KARIZ_DATA_DIR = before;
    rmSync(data, { recursive: true, force: true });
  });
  return { data, storage: localDisk(path.join(data, "files")), draftFolder: path.join(data, "incoming") };
}

/** Every file under a folder, as paths inside it. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** Bytes as a request brings them, in pieces of 64 KB. `onPiece` hears of each piece as it is asked for. */
export function streamOf(bytes: Uint8Array, onPiece: () => void = () => {}): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      if (offset >= bytes.byteLength) return controller.close();
      onPiece();
      controller.enqueue(bytes.subarray(offset, offset + 65_536));
      offset += 65_536;
    },
  });
}

export async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

/** A JPEG as a phone makes it: place, camera and an orientation in its EXIF. */
export function aPhoto(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 400, channels: 3, background: "#0a7f8a" } })
    .withExif({ IFD0: { Make: "KarizPhone", Copyright: "secret-owner" }, IFD3: { GPSLatitude: "35/1 41/1 2153/100", GPSLongitude: "51/1 23/1 2088/100" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

export function aPng(width = 40, height = 30): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: "#c05020" } })
    .png()
    .toBuffer();
}
