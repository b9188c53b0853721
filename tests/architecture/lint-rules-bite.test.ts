import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { aProject, type Files, projectRoot, runNode } from "../support/fixture";

type Case = { rule: string; bad: Files; good: Files };

const jsx = (className: string) => `export const A = () => <p className=${className} />;\n`;

const cases: Case[] = [
  {
    rule: "only src/server/platform/clock.ts reads the clock",
    bad: {
      "src/domain/now.ts": "export const at = new Date();\n",
      "src/server/board/now.ts": "export const at = Date.now();\n",
      "src/server/board/today.ts": "export const at = String(Date());\n",
    },
    good: {
      "src/server/platform/clock.ts": "export const at = new Date();\n",
      "src/domain/later.ts": "export const at = (from: Date) => new Date(from.getTime() + 1);\n",
      "src/worker/main.ts": "export const at = Date.now();\n",
    },
  },
  {
    rule: "Use logical sides",
    bad: {
      "src/ui/a.tsx": jsx('"flex ml-2"'),
      "src/ui/b.tsx": jsx("{`hover:pr-4 $" + "{1}`}"),
      "src/features/board/c.tsx": jsx('"text-left"'),
      "src/features/board/d.ts": 'export const base = "md:-left-1/2";\n',
      "src/app/e.tsx": jsx('"rounded-l-md"'),
      "src/app/f.tsx": jsx('"border-r"'),
      "src/app/g.tsx": jsx('"!pl-[3px]"'),
    },
    good: {
      "src/ui/fine.tsx": jsx('"ms-2 pe-1 start-0 text-start border-s border-red-500 rounded-e rounded-lg border-b text-lg upright-2"'),
      "src/ui/words.ts": 'export const words = "left-handed people turn right-angled";\n',
    },
  },
  {
    rule: "Format and compare through src/persian",
    bad: {
      "src/features/board/a.ts": 'export const a = new Intl.NumberFormat("fa").format(1);\n',
      "src/server/board/b.ts": 'export const b = (at: Date) => at.toLocaleDateString("fa");\n',
      "src/domain/c.ts": 'export const c = "a".localeCompare("b");\n',
    },
    good: { "src/persian/numbers.ts": 'export const a = new Intl.NumberFormat("fa").format(1);\n' },
  },
  {
    rule: "noProcessEnv",
    bad: {
      "src/server/board/a.ts": "export const a = process.env.PORT;\n",
      "src/features/board/b.ts": 'import { env } from "node:process";\n\nexport const b = env.PORT;\n',
    },
    good: { "src/server/platform/env.ts": "export const a = process.env.PORT;\n", "src/sandbox/main.ts": "export const a = process.env.PORT;\n" },
  },
  {
    rule: "Use the tagged $queryRaw or $executeRaw",
    bad: {
      "src/server/board/a.ts": 'export const a = (db: { $queryRawUnsafe(s: string): void }) => db.$queryRawUnsafe("x");\n',
      "prisma/seed.ts": 'export const b = (db: { $executeRawUnsafe(s: string): void }) => db.$executeRawUnsafe("x");\n',
    },
    good: { "src/server/board/fine.ts": "export const a = (db: { $queryRaw(s: TemplateStringsArray): void }) => db.$queryRaw`x`;\n" },
  },
];

const biome = path.join(projectRoot, "node_modules/@biomejs/biome/bin/biome");
const removals: (() => void)[] = [];
afterAll(() => {
  for (const remove of removals) remove();
});

function lint(files: Files): string {
  const project = aProject(files, ["biome.jsonc", "biome-plugins"]);
  removals.push(project.remove);
  return runNode([biome, "lint", "--vcs-enabled=false", "--max-diagnostics=none", "--colors=off", "."], project.directory).output;
}

describe.each(cases)("$rule", ({ rule, bad, good }) => {
  it("bites in every place it is meant for", () => {
    const reports = lint(bad).split(/\n(?=\S+:\d+:\d+ )/);
    for (const file of Object.keys(bad)) {
      expect(
        reports.some((report) => report.trimStart().startsWith(file) && report.includes(rule)),
        file,
      ).toBe(true);
    }
  });

  it("leaves alone what keeps it", () => {
    expect(lint(good)).not.toContain(rule);
  });
});
