import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { denseAsset } from "@/server/platform/dense-assets";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "kariz-dense-"));
  await writeFile(path.join(directory, "board-1a.js"), "x();".repeat(5_000));
  await writeFile(path.join(directory, "secret.json"), "{}");
});
afterAll(() => rm(directory, { recursive: true }));

it("a script is given in brotli, whole and smaller", async () => {
  const bytes = await denseAsset(directory, ["board-1a.js"]);
  expect(bytes && brotliDecompressSync(bytes).toString()).toBe("x();".repeat(5_000));
  expect(bytes?.length).toBeLessThan(200);
});

it.each([[["..", "board-1a.js"]], [[".", "board-1a.js"]], [["a/b.js"]], [["..%2fboard-1a.js"]], [["secret.json"]], [["missing.js"]], [[]]])(
  "nothing is given for %j",
  async (segments) => {
    expect(await denseAsset(directory, segments)).toBeNull();
  },
);
