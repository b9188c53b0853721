/** A gzipped tar file that is written and read as a stream, with a SHA-256 of every entry in its last one, the manifest. */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

const BLOCK = 512;
const MANIFEST = "manifest.json";

/** A file that is not a whole, undamaged backup, in a sentence for people. */
export class DamagedArchive extends Error {}

/**
 * Writes `file` from `entries` (an async iterable of `{ name, size, content }`, content being an async iterable of
 * buffers) and `describe()`, whose answer goes into the manifest. The file appears under its name only when it is whole.
 */
export async function writeArchive(file, entries, describe) {
  const draft = `${file}.partial`;
  const checksums = {};
  async function* bytes() {
    for await (const { name, size, content } of entries) {
      const hash = createHash("sha256");
      let written = 0;
      yield header(name, size);
      for await (const piece of content) {
        written += piece.length;
        hash.update(piece);
        yield piece;
      }
      if (written !== size) throw new Error(`${name} changed its size while it was read`);
      yield padding(size);
      checksums[name] = hash.digest("hex");
    }
    const manifest = Buffer.from(`${JSON.stringify({ ...(await describe()), checksums }, null, 1)}\n`);
    yield header(MANIFEST, manifest.length);
    yield manifest;
    yield padding(manifest.length);
    yield Buffer.alloc(BLOCK * 2);
  }
  try {
    await pipeline(bytes, createGzip({ level: 6 }), createWriteStream(draft, { mode: 0o600 }));
    const handle = await open(draft, "r+");
    await handle.sync();
    await handle.close();
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Reads the whole file, compares every checksum, and resolves to the manifest. Throws DamagedArchive. */
export async function verifyArchive(file) {
  const seen = {};
  let manifest = null;
  for await (const { name, content } of readArchive(file)) {
    if (name === MANIFEST) {
      const pieces = [];
      for await (const piece of content) pieces.push(piece);
      manifest = JSON.parse(Buffer.concat(pieces).toString("utf8"));
    } else {
      const hash = createHash("sha256");
      for await (const piece of content) hash.update(piece);
      seen[name] = hash.digest("hex");
    }
  }
  if (!manifest?.checksums) throw new DamagedArchive(`${file} is not whole: its table of contents is missing.`);
  const names = new Set([...Object.keys(manifest.checksums), ...Object.keys(seen)]);
  for (const name of names) {
    if (manifest.checksums[name] !== seen[name]) throw new DamagedArchive(`${file} is damaged: ${name} is not what was written.`);
  }
  return manifest;
}

/** The entries of a file in order, `{ name, size, content }`; each content must be read before the next entry. */
export async function* readArchive(file) {
  const source = new ByteSource(file);
  try {
    for (;;) {
      const block = await source.take(BLOCK);
      if (block.every((byte) => byte === 0)) {
        // to the last byte: gzip's own checksum stands there
        await source.finish();
        return;
      }
      const { name, size } = parseHeader(block, file);
      let left = size;
      async function* content() {
        while (left > 0) {
          const piece = await source.some(left);
          left -= piece.length;
          yield piece;
        }
      }
      yield { name, size, content: content() };
      while (left > 0) left -= (await source.some(left)).length;
      await source.take((BLOCK - (size % BLOCK)) % BLOCK);
    }
  } finally {
    source.close();
  }
}

class ByteSource {
  #stream;
  #iterator;
  #held = Buffer.alloc(0);
  #file;

  constructor(file) {
    this.#file = file;
    const raw = createReadStream(file);
    this.#stream = createGunzip();
    raw.on("error", (error) => this.#stream.destroy(error));
    raw.pipe(this.#stream);
    this.#iterator = this.#stream[Symbol.asyncIterator]();
  }

  async some(atMost) {
    if (!(await this.more())) throw new DamagedArchive(`${this.#file} is not whole: it ends too early.`);
    const piece = this.#held.subarray(0, atMost);
    this.#held = this.#held.subarray(piece.length);
    return piece;
  }

  /** Whether another byte is there; makes it ready. */
  async more() {
    if (this.#held.length > 0) return true;
    try {
      const { value, done } = await this.#iterator.next();
      this.#held = done ? Buffer.alloc(0) : value;
    } catch (error) {
      if (error.code === "ENOENT" || error.code === "EACCES") throw error;
      throw new DamagedArchive(`${this.#file} is damaged or not a backup (${error.message}).`);
    }
    return this.#held.length > 0;
  }

  async take(length) {
    const pieces = [];
    for (let left = length; left > 0; ) {
      const piece = await this.some(left);
      pieces.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(pieces);
  }

  async finish() {
    while (await this.more()) this.#held = Buffer.alloc(0);
  }

  close() {
    this.#stream.destroy();
  }
}

const padding = (size) => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

function header(name, size) {
  const block = Buffer.alloc(BLOCK);
  const [prefix, base] = splitName(name);
  block.write(base, 0, 100);
  block.write("0000600\0", 100);
  block.write("0000000\0", 108);
  block.write("0000000\0", 116);
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  block.write("00000000000\0", 136);
  block.write("        ", 148);
  block.write("0", 156);
  block.write("ustar\0" + "00", 257);
  block.write(prefix, 345, 155);
  block.write(`${checksum(block).toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function splitName(name) {
  if (Buffer.byteLength(name) <= 100) return ["", name];
  for (let at = name.indexOf("/"); at > 0; at = name.indexOf("/", at + 1)) {
    const [prefix, base] = [name.slice(0, at), name.slice(at + 1)];
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(base) <= 100) return [prefix, base];
  }
  throw new Error(`the name ${name} is too long for the backup`);
}

function parseHeader(block, file) {
  const text = (from, length) => block.toString("utf8", from, from + length).replace(/\0.*$/s, "");
  const stated = Number.parseInt(text(148, 8), 8);
  const copy = Buffer.from(block);
  copy.write("        ", 148);
  if (stated !== checksum(copy)) throw new DamagedArchive(`${file} is damaged: an entry cannot be read.`);
  const prefix = text(345, 155);
  return { name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), size: Number.parseInt(text(124, 12), 8) };
}

const checksum = (block) => block.reduce((sum, byte) => sum + byte, 0);
