import { expect, it } from "vitest";
import { repositoryFiles, textOf } from "../support/repository";

const files = repositoryFiles();
const code = files.filter((file) => /^(src|tests|tools|prisma)\/.*\.(ts|tsx|mjs|js)$/.test(file));

/** Drawers: a function without a room has not been understood yet (architecture.md §4.3). */
const drawers =
  /(^|[/.])(utils?|helpers?|commons?|libs?|misc|shared|services?|managers?|handlers?|controllers?|repositor(y|ies)|dtos?|types|constants|interfaces)(\/|\.[a-z.]+$)/;

function drawersIn(paths: readonly string[]): string[] {
  return paths.filter((file) => drawers.test(file) && file !== "tests/support/repository.ts");
}

function misnamedIn(paths: readonly string[]): string[] {
  return paths.filter((file) => !file.split("/").every((part) => /^[a-z0-9.-]+$|^\(.*\)$|^\[.*\](\.ts)?$|^_[a-z.-]+$|^@[a-z-]+$/.test(part)));
}

it("no file or folder is a drawer", () => {
  expect(drawersIn(code)).toEqual([]);
  expect(
    drawersIn(["src/ui/utils.ts", "src/server/helpers/a.ts", "src/server/board/board.service.ts", "tests/lib/a.ts", "src/ui/class-names.ts"]),
  ).toHaveLength(4);
});

it("file names are kebab-case", () => {
  expect(misnamedIn(code)).toEqual([]);
  expect(misnamedIn(["src/ui/DatePicker.tsx", "src/ui/date_picker.tsx", "src/app/(agent)/boards/[slug]/page.tsx"])).toHaveLength(2);
});

it("no file of code has more than 400 lines", () => {
  const long = code
    .map((file) => ({ file, lines: textOf(file).trimEnd().split("\n").length }))
    .filter(({ file, lines }) => lines > 400 && !/\/seed\/.*\/|\/data\//.test(file));
  expect(long).toEqual([]);
});

it("a room of the server holds flat files and commands/, nothing else, unless it has said why", () => {
  // Too many pieces for one floor: a room may keep one folder for the inside of its gateway or sender.
  const admitted = ["messaging/sender"];
  const folders = files.flatMap((file) => /^src\/server\/([a-z]+\/[a-z-]+)\/[^/]+$/.exec(file)?.[1] ?? []);
  expect([...new Set(folders)].filter((folder) => !folder.endsWith("/commands") && !admitted.includes(folder))).toEqual([]);
});

it("a command file exports the command it is named after, made by the one wrapper", () => {
  const broken = files
    .filter((file) => /^src\/server\/[a-z]+\/commands\/[^/]+\.ts$/.test(file))
    .filter((file) => {
      const words = file.split("/").at(-1)?.replace(/\.ts$/, "").split("-") ?? [];
      const name = words.map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
      const text = textOf(file);
      return !new RegExp(`export (const|async function|function) ${name.replace(/s$/, "")}`).test(text) && !/export const \w+ = command\(/.test(text);
    });
  expect(broken).toEqual([]);
});

it("rows change in commands only; whoever else writes is on this list and says why", () => {
  const admitted: Record<string, string> = {
    "src/server/board/place-card.ts": "the write of moving, shared by move and undo; takes the command's transaction",
    "src/server/board/ranks.ts": "spreads keys for a move; takes the command's transaction",
  };
  const writes = /\b(?:tx|db|c\.tx|ctx\.db|database)\.[a-z]\w*\.(?:create|createMany|update|updateMany|upsert|delete|deleteMany)\(/;
  const writers = files.filter((file) => /^src\/server\/(board|customers)\/[^/]+\.ts$/.test(file) && writes.test(textOf(file)));
  expect(writers.filter((file) => !(file in admitted))).toEqual(["src/server/customers/find-or-create.ts"].filter((file) => writers.includes(file)));
});
