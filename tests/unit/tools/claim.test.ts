import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { claim, claimHolder, processIdentity } from "../../../tools/claim.mjs";

function place(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), "kariz-unit-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return path.join(directory, "claim.json");
}

test("a claim that a live process holds is refused and its holder named", () => {
  const file = place();
  expect(claim(file, { url: "http://localhost:3000" }).release).toBeDefined();
  expect(claim(file).holder).toMatchObject({ pid: process.pid, url: "http://localhost:3000" });
});

test("a released claim is free", () => {
  const file = place();
  claim(file).release?.();
  expect(existsSync(file)).toBe(false);
  expect(claim(file).release).toBeDefined();
});

test("a claim of a process that was killed is taken over", () => {
  const file = place();
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(file, JSON.stringify({ pid, identity: "started 1" }));
  expect(claimHolder(file)).toBeNull();
  expect(claim(file).release).toBeDefined();
  expect(JSON.parse(readFileSync(file, "utf8")).pid).toBe(process.pid);
});

test.runIf(process.platform === "linux")("another program that got the same process id does not hold the claim", () => {
  const file = place();
  writeFileSync(file, JSON.stringify({ pid: process.pid, identity: "started 1" }));
  expect(claimHolder(file)).toBeNull();
});

test("half a claim holds nobody up", () => {
  const file = place();
  writeFileSync(file, '{"pid":');
  expect(claim(file).release).toBeDefined();
});

test("of many processes that claim at once exactly one gets it", async () => {
  const file = place();
  const module = path.resolve("tools/claim.mjs");
  const script = `import { claim } from ${JSON.stringify(module)}; process.stdout.write(claim(${JSON.stringify(file)}).release ? "mine" : "not mine"); setTimeout(() => {}, 1500);`;
  const answers = await Promise.all(
    Array.from(
      { length: 6 },
      () =>
        new Promise<string>((resolve) => {
          const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
          child.stdout.once("data", (text) => resolve(String(text)));
        }),
    ),
  );
  expect(answers.filter((answer) => answer === "mine")).toHaveLength(1);
  expect(processIdentity(process.pid)).not.toBeNull();
});
