import { statSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../support/fixture";
import { repositoryFiles, textOf } from "../support/repository";

// Written in halves, so that this file is not its own finding.
const secrets: Record<string, RegExp> = {
  "private key": new RegExp(`-----BEGIN ${"[A-Z ]*"}PRIVATE KEY-----`),
  "cloud key": new RegExp(`\\b(?:AKIA${"[0-9A-Z]"}{16}|ghp_${"[A-Za-z0-9]"}{36}|npm_${"[A-Za-z0-9]"}{36}|xox[bp]-${"[0-9]"}{10})`),
  "password in an address": /\b(?:postgres(?:ql)?|https?|redis):\/\/[\w.-]+:(?!password|\$|secret@)[^\s:@/'"`<>{}$]{6,}@(?!host|localhost|127)/,
};
const machine: Record<string, RegExp> = {
  "path of one machine": new RegExp(`(?<![\\w.])/(?:work|home|Users)/[a-z]+/${"(?!kariz)"}`),
  "address of a registry": new RegExp(`https?://(?:registry\\.|[\\w.-]*${"artifact"}ory|[\\w.-]*/${"npm"}-proxy)`),
};

const files = repositoryFiles().filter((file) => !/\.(woff2|png|jpe?g|webp|ico|svg)$/.test(file) && statSync(path.join(projectRoot, file)).size < 2_000_000);

function findingsIn(text: string, patterns: Record<string, RegExp>): string[] {
  return Object.entries(patterns).flatMap(([what, pattern]) => (pattern.test(text) ? [what] : []));
}

it("no secret is in the repository", () => {
  expect(files.flatMap((file) => findingsIn(textOf(file), secrets).map((what) => `${file}: ${what}`))).toEqual([]);
});

it("nothing in the repository belongs to one machine or names a registry; the lock file names none either", () => {
  expect(files.flatMap((file) => findingsIn(textOf(file), machine).map((what) => `${file}: ${what}`))).toEqual([]);
  expect(textOf("package-lock.json")).not.toContain('"resolved": "http');
});

it("environment files and data of an installation are never part of it", () => {
  expect(files.filter((file) => /(^|\/)\.env(\.|$)|\.pem$|\.key$|(^|\/)\.kariz/.test(file))).toEqual([]);
});

it("the check bites", () => {
  expect(findingsIn(`-----BEGIN ${"RSA PRIVATE"} KEY-----`, secrets)).toEqual(["private key"]);
  expect(findingsIn(`postgres://kariz:${"hunter2hunter2"}@db.example/kariz`, secrets)).toEqual(["password in an address"]);
  expect(findingsIn(`see ${"/ho"}me/somebody/notes.txt`, machine)).toEqual(["path of one machine"]);
});
