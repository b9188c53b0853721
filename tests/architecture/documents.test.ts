import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../support/fixture";
import { repositoryFiles, textOf } from "../support/repository";

const ours =
  /^(?:src|tests|tools|prisma|docs|public|biome-plugins|\.ci)\/|^(?:package\.json|[a-z-]+\.config\.ts|biome\.jsonc|knip\.json|\.dependency-cruiser\.mjs|[A-Z]+\.md|LICENSE)$/;

/** What a document names as a path of this repository: in backquotes, and as the target of a link. Patterns and placeholders are not paths. */
function pathsIn(text: string, folder: string): string[] {
  const quoted = [...text.replace(/```[\s\S]*?```/g, "").matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "").filter((words) => ours.test(words));
  const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map((match) => match[1] ?? "")
    .filter((target) => !/^[a-z]+:|^\/|^#/.test(target))
    .map((target) => path.posix.normalize(path.posix.join(folder, target)));
  return [...quoted, ...linked].map((name) => name.replace(/[:#]\d+.*$/, "")).filter((name) => !/[<>*{}$…\s]|\.\.\./.test(name));
}

const documents = repositoryFiles().filter((file) => file.endsWith(".md"));

it("documents name only paths that exist", () => {
  const missing = documents.flatMap((file) =>
    pathsIn(textOf(file), path.posix.dirname(file))
      .filter((name) => !existsSync(path.join(projectRoot, name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});

it("code points only to tests and documents that exist", () => {
  const sources = repositoryFiles().filter((file) => /^(src|tools|prisma)\/.*\.(ts|tsx|mjs)$/.test(file));
  const missing = sources.flatMap((file) =>
    [...textOf(file).matchAll(/\b((?:tests|docs)\/[\w./-]+\.(?:ts|tsx|md))\b/g)]
      .map((match) => match[1] ?? "")
      .filter((name) => !existsSync(path.join(projectRoot, name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});

it("the check bites: a path that is gone is found, a pattern is left alone", () => {
  expect(pathsIn("see `src/domain/policy.ts`, `src/server/<room>/queries.ts`, [the glossary](docs/glossary.md) and `npm start`", ".")).toEqual([
    "src/domain/policy.ts",
    "docs/glossary.md",
  ]);
  expect(statSync(path.join(projectRoot, "src/domain/policy.ts")).isFile()).toBe(true);
});
