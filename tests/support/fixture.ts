import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

export type Files = Readonly<Record<string, string>>;

/** A small project of its own in a temporary directory, with copies of the named files and folders of ours. */
export function aProject(files: Files, copies: readonly string[]): { directory: string; remove: () => void } {
  const directory = mkdtempSync(path.join(os.tmpdir(), "kariz-fixture-"));
  for (const copy of copies) cpSync(path.join(projectRoot, copy), path.join(directory, copy), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const place = path.join(directory, name);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** Runs Node on a script with arguments; answers its exit code and everything it said. */
export function runNode(args: readonly string[], cwd: string): { status: number | null; output: string } {
  const run = spawnSync(process.execPath, args, { cwd, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
  return { status: run.status, output: `${run.stdout}${run.stderr}` };
}
