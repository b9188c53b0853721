import { expect, it } from "vitest";
import { repositoryFiles, textOf } from "../support/repository";

type Read = (file: string) => string;

/** A file that holds only types or lists decides nothing. */
function decidesSomething(file: string, read: Read): boolean {
  return /export (async )?function |export const \w+ = (async )?\(|=> |z\s*\.\s*object\(/.test(read(file));
}

/** Where a command or a rule has to be proved: in its mirrored file, or in another one of the same kind of test that imports it. */
function homeOf(file: string): { mirrored: string; kind: RegExp } | null {
  const command = /^src\/server\/([a-z-]+)\/commands\/([a-z-]+)\.ts$/.exec(file);
  if (command) return { mirrored: `tests/integration/${command[1]}/${command[2]}.test.ts`, kind: /^tests\/integration\/.*\.test\.ts$/ };
  const rule = /^src\/domain\/(?:([a-z-]+)\/)?([a-z-]+)\.ts$/.exec(file);
  return rule ? { mirrored: `tests/unit/${rule[1] ?? "domain"}/${rule[2]}.test.ts`, kind: /^tests\/(unit|integration)\/.*\.test\.tsx?$/ } : null;
}

function withoutTest(sources: readonly string[], tests: readonly string[], read: Read): string[] {
  return sources.filter((file) => {
    const home = homeOf(file);
    if (!home || tests.includes(home.mirrored)) return false;
    const module = `@/${file.slice("src/".length).replace(/\.ts$/, "")}"`;
    return !tests.some((test) => home.kind.test(test) && read(test).includes(module));
  });
}

const files = repositoryFiles();
const tests = files.filter((file) => file.startsWith("tests/"));
const commands = files.filter((file) => /^src\/server\/[a-z-]+\/commands\/[^/]+\.ts$/.test(file));
const rules = files.filter((file) => file.startsWith("src/domain/") && decidesSomething(file, textOf));

it("every command is proved by an integration test", () => {
  expect(commands.length).toBeGreaterThan(5);
  expect(withoutTest(commands, tests, textOf)).toEqual([]);
});

it("every rule of the domain is proved by a test", () => {
  expect(rules.length).toBeGreaterThan(5);
  expect(withoutTest(rules, tests, textOf)).toEqual([]);
});

it("the mirror bites: a command or rule that no test of its kind imports is named", () => {
  const [move, place, policy] = ["src/server/board/commands/move-card.ts", "src/domain/board/place.ts", "src/domain/policy.ts"];
  const texts: Record<string, string> = {
    "tests/integration/board/move-card.test.ts": "",
    "tests/unit/board/order.test.ts": 'import { rankBetween } from "@/domain/board/place";',
    "tests/e2e/policy.test.ts": 'import { may } from "@/domain/policy";',
  };
  expect(withoutTest([move, place, policy], Object.keys(texts), (file) => texts[file] ?? "")).toEqual([policy]);
  expect(withoutTest([move], [], () => "")).toEqual([move]);
});
