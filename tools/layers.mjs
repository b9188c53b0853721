/**
 * Checks the layers of `.dependency-cruiser.mjs`: `node tools/layers.mjs [project directory]`.
 * dependency-cruiser reads sources with a TypeScript older than 7 only, which cannot stand beside ours (both install `tsc`). So it is
 * given a mirror: per source file a JavaScript file that holds nothing but its imports. An `import type` becomes a call of `typeOnly`,
 * which the rules know as the dependency type "exotic-require". Delete this file when dependency-cruiser reads TypeScript 7.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { program } from "./processes.mjs";

const own = fileURLToPath(new URL("..", import.meta.url));
const project = path.resolve(process.argv[2] ?? own);
const SOURCE = /\.[mc]?[jt]sx?$/;
const folders = ["src", "tests", "prisma"].filter((folder) => existsSync(path.join(project, folder)));
const files = folders.flatMap((folder) =>
  readdirSync(path.join(project, folder), { recursive: true })
    .map((name) => path.join(folder, String(name)))
    .filter((file) => SOURCE.test(file) && statSync(path.join(project, file)).isFile()),
);
const mirror = mkdtempSync(path.join(os.tmpdir(), "kariz-layers-"));
let status = 1;
try {
  for (const file of files) put(`${file}.js`, isGenerated(file) ? "" : importsOf(file));
  copyFileSync(path.join(project, "package.json"), path.join(mirror, "package.json"));
  copyFileSync(path.join(project, ".dependency-cruiser.mjs"), path.join(mirror, "rules.mjs"));
  symlinkSync(path.join(own, "node_modules"), path.join(mirror, "node_modules"), "junction");
  const run = spawnSync(process.execPath, [program("dependency-cruiser", "depcruise"), ...folders, "--config", "rules.mjs", "--output-type", "err-long"], {
    cwd: mirror,
    encoding: "utf8",
  });
  const output = `${run.stdout}${run.stderr}`.replace(/(\.[mc]?[jt]sx?)\.js\b/g, "$1").trim();
  // A cruise that saw nothing proves nothing.
  const seen = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0);
  status = run.status === 0 && seen >= files.length ? 0 : 1;
  console.log(output);
  if (run.status === 0 && status !== 0) console.error(`layers: ${seen} of ${files.length} files were read`);
} finally {
  rmSync(mirror, { recursive: true, force: true });
}
process.exit(status);

function isGenerated(file) {
  return file.split(path.sep).slice(0, 2).join("/") === "src/generated";
}

function importsOf(file) {
  const text = readFileSync(path.join(project, file), "utf8");
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const statements = [...module.staticImports, ...module.staticExports].flatMap((statement) => {
    const request = statement.moduleRequest ?? statement.entries.find((entry) => entry.moduleRequest)?.moduleRequest;
    return request ? [{ to: request.value, isType: /^(import|export)\s+type\b/.test(text.slice(statement.start, statement.end)) }] : [];
  });
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const literal = /^["'`]([^"'`$]+)["'`]$/.exec(text.slice(start, end));
    return literal ? [{ to: literal[1], isType: false }] : [];
  });
  return [...statements, ...dynamic]
    .map(({ to, isType }) => ({ to: resolved(file, to), isType }))
    .filter(({ to }) => to !== null)
    .map(({ to, isType }) => (isType ? `typeOnly(${JSON.stringify(to)});` : `import ${JSON.stringify(to)};`))
    .join("\n");
}

/** What the mirror of `file` has to import: null for what is not code, the words as they stand when nothing is there. */
function resolved(file, to) {
  if (!to.startsWith(".") && !to.startsWith("@/")) return to;
  const base = to.startsWith("@/") ? path.join("src", to.slice(2)) : path.join(path.dirname(file), to);
  const target = ["", ".ts", ".tsx", ".mjs", ".js", "/index.ts", "/index.tsx"]
    .map((end) => base + end)
    .find((name) => existsSync(path.join(project, name)) && statSync(path.join(project, name)).isFile());
  if (!target) return to;
  if (!SOURCE.test(target)) return null;
  if (!files.includes(path.normalize(target))) put(`${target}.js`, "");
  const relative = path.relative(path.dirname(file), `${target}.js`).split(path.sep).join("/");
  return relative.startsWith(".") ? relative : `./${relative}`;
}

function put(name, text) {
  const place = path.join(mirror, name);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}
