import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const brotli = promisify(brotliCompress);
const NAME = /^[A-Za-z0-9_~-][A-Za-z0-9_.~-]*$/;

/** Compressed once, then kept: a build has a few hundred kilobytes of scripts in all. */
const kept = new Map<string, Promise<Buffer | null>>();

/**
 * A script or style sheet of the build in brotli, a seventh smaller than the gzip of `next start`: on a weak connection that is what a page
 * waits for (issue 3 §9). null for what is not there or is no name of ours.
 */
export function denseAsset(directory: string, segments: readonly string[]): Promise<Buffer | null> {
  if (!/\.(js|css)$/.test(segments.at(-1) ?? "") || !segments.every((segment) => NAME.test(segment))) return Promise.resolve(null);
  const file = path.join(directory, ...segments);
  const known = kept.get(file);
  if (known) return known;
  const asset = readFile(file)
    .then((bytes) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
    .catch(() => null);
  kept.set(file, asset);
  // A name that does not exist is not remembered, or strangers could fill the map.
  void asset.then((found) => found === null && kept.delete(file));
  return asset;
}
