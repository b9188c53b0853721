/**
 * The Chromium that the tests drive: CHROME_PATH, else the one that an npm package carries (Linux x64), else an installed Chrome or
 * Chromium, else Playwright's own if it was downloaded. The carried one is Chromium without its windows: a new page costs it a tenth of
 * the computing, which is most of what the tests need.
 */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

const INSTALLED = {
  linux: [
    "/usr/bin/google-chrome-stable",
    "/usr/bin/google-chrome",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/** For containers, root, and no traffic of the browser's own. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

const ADVICE =
  "No Chromium was found for the browser tests: install Chrome or Chromium, or set CHROME_PATH, or run: npx playwright install --with-deps chromium";

/**
 * `{ executablePath, env, origin }`, proven to start. Throws with one sentence that says what to install.
 * `installedFirst`: what people have comes before the carried one (for measuring what they see).
 */
export async function findBrowser({ installedFirst = false } = {}) {
  if (process.env.CHROME_PATH) {
    const found = { executablePath: process.env.CHROME_PATH, env: {}, origin: "CHROME_PATH" };
    if (await starts(found)) return found;
    throw new Error(`CHROME_PATH is "${process.env.CHROME_PATH}", which does not start.`);
  }
  const places = installedFirst ? [installed, carriedChromium] : [carriedChromium, installed];
  for (const place of [...places, playwrightsOwn]) {
    const found = await place();
    if (found) return found;
  }
  throw new Error(ADVICE);
}

async function installed() {
  for (const executablePath of INSTALLED[process.platform] ?? []) {
    const found = { executablePath, env: {}, origin: "installed" };
    if (existsSync(executablePath) && (await starts(found))) return found;
  }
  return null;
}

async function carriedChromium() {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const home = await unpack().catch(() => null);
  if (!home) return null;
  const executablePath = path.join(home, "chromium");
  const fonts = { FONTCONFIG_PATH: path.join(home, "fonts") };
  // its own copies of the system's libraries only where the system has none: they are older
  for (const env of [{}, fonts, { ...fonts, LD_LIBRARY_PATH: path.join(home, "al2023", "lib") }]) {
    if (Object.keys(env).length === 0 && !existsSync("/etc/fonts/fonts.conf")) continue;
    const found = { executablePath, env, origin: "npm package @sparticuz/chromium" };
    if (await starts(found)) return found;
  }
  return null;
}

async function unpack() {
  const { default: chromium, inflate } = await import("@sparticuz/chromium");
  const main = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const root = path.join(path.dirname(main), "..");
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const home = path.join(os.tmpdir(), `kariz-chromium-${version}-${process.getuid()}`);
  if (existsSync(home) && statSync(home).uid === process.getuid()) return home;
  const draft = mkdtempSync(path.join(os.tmpdir(), "kariz-chromium-"));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft; // the package unpacks into the temporary directory, under names that others may use too
  try {
    await chromium.executablePath();
    await inflate(path.join(root, "bin", "al2023.tar.br"));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    renameSync(draft, home);
    return home;
  } catch {
    if (!existsSync(home) || statSync(home).uid !== process.getuid()) return draft;
    rmSync(draft, { recursive: true, force: true });
    return home;
  }
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import("@playwright/test");
    const executablePath = chromium.executablePath();
    return existsSync(executablePath) ? { executablePath, env: {}, origin: "playwright install" } : null;
  } catch {
    return null;
  }
}

async function starts({ executablePath, env }) {
  const { chromium } = await import("@playwright/test");
  try {
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS, env: { ...process.env, ...env }, timeout: 60_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}
