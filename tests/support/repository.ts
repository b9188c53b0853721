import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./fixture";

/** Every file of the repository, also those not yet committed; never what is ignored. Paths with `/`, from the root. */
export function repositoryFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: projectRoot, encoding: "utf8", maxBuffer: 1e8 });
  return listed.split("\0").filter((file) => file && existsSync(path.join(projectRoot, file)));
}

export function textOf(file: string): string {
  return readFileSync(path.join(projectRoot, file), "utf8");
}
