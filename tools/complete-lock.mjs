/**
 * `npm run lock`: adds to package-lock.json the optional packages of other platforms that the registry in use did not
 * offer when the lock was made. Without them `npm ci` refuses the lock, here and on the platforms concerned.
 * `--check` changes nothing and fails when something is missing.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SYSTEMS = {
  aix: "aix",
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  netbsd: "netbsd",
  openbsd: "openbsd",
  openharmony: "openharmony",
  sunos: "sunos",
  win32: "win32",
  windows: "win32",
};
const PROCESSORS = {
  arm: "arm",
  arm64: "arm64",
  ia32: "ia32",
  loong64: "loong64",
  mips64el: "mips64el",
  ppc64: "ppc64",
  ppc64le: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  wasm32: "wasm32",
  x64: "x64",
  x86: "ia32",
};
const LIBRARIES = { gnu: "glibc", gnueabihf: "glibc", glibc: "glibc", musl: "musl", musleabihf: "musl" };

/** What a package's name says about the platform it is for; null when it names none. */
export function platformOf(name) {
  const words = name.replace(/^@[^/]+\//, "").split(/[-.]/);
  const pick = (table) => [...new Set(words.filter((word) => table[word]).map((word) => table[word]))];
  const [os, cpu, libc] = [pick(SYSTEMS), pick(PROCESSORS), pick(LIBRARIES)];
  if (os.length === 0 && !cpu.includes("wasm32")) return null;
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(os.includes("linux") && libc.length > 0 && { libc }) };
}

/** The entries to add to `lock`, by their place; `unknown` holds what cannot be completed by name alone. */
export function missingEntries(lock) {
  const added = {};
  const unknown = [];
  const packages = { ...lock.packages };
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const found = resolve(packages, place, name);
      const exact = /^\d+\.\d+\.\d+[-+.\w]*$/.test(range);
      if (found && (!exact || packages[found].version === range)) continue;
      const platform = platformOf(name);
      if (!exact || !platform) {
        if (!found) unknown.push(`${name}@${range} (wanted by ${place || "the project"})`);
        continue;
      }
      const top = `node_modules/${name}`;
      const target = packages[top] && packages[top].version !== range ? `${place}/node_modules/${name}` : top;
      added[target] = packages[target] = { version: range, ...platform, optional: true };
    }
  }
  return { added, unknown };
}

function resolve(packages, place, name) {
  for (let at = place; ; ) {
    const candidate = at ? `${at}/node_modules/${name}` : `node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (!at) return null;
    const parent = at.lastIndexOf("/node_modules/");
    at = parent < 0 ? "" : at.slice(0, parent);
  }
}

/** The lock with `added` in it, places in npm's order. */
export function completed(lock, added) {
  const packages = { ...lock.packages, ...added };
  const places = Object.keys(packages).sort((a, b) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(places.map((place) => [place, packages[place]])) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const { added, unknown } = missingEntries(lock);
  const count = Object.keys(added).length;
  for (const line of unknown) console.error(`cannot complete ${line}`);
  if (process.argv.includes("--check")) {
    console.log(
      count === 0 ? "package-lock.json is complete for every platform" : `package-lock.json lacks ${count} packages of other platforms: npm run lock`,
    );
    process.exitCode = count + unknown.length > 0 ? 1 : 0;
  } else {
    if (count > 0) writeFileSync(file, `${JSON.stringify(completed(lock, added), null, 2)}\n`);
    console.log(`${count} packages of other platforms added to package-lock.json`);
    process.exitCode = unknown.length > 0 ? 1 : 0;
  }
}
