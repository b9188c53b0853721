import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findBrowser } from "./tools/browser.mjs";
import { freePorts, READY } from "./tools/e2e-ports.mjs";

// Every worker process reads this file again: only the first one searches. Each worker has a stack of servers to itself.
const stacks = Number(process.env.KARIZ_E2E_STACKS || 3);
if (!process.env.KARIZ_E2E_PORTS) process.env.KARIZ_E2E_PORTS = (await freePorts(stacks)).join(",");
const port = process.env.KARIZ_E2E_PORTS.split(",")[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
if (!port) throw new Error("More workers than stacks of servers: set KARIZ_E2E_STACKS instead of --workers");
if (!process.env.KARIZ_E2E_BROWSER) process.env.KARIZ_E2E_BROWSER = JSON.stringify(await findBrowser());
const browser: { executablePath: string; env: Record<string, string> } = JSON.parse(process.env.KARIZ_E2E_BROWSER);

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: stacks,
  // A machine that stumbles once must not sink a whole run; `npm test` names what passed only on the second try.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: "chromium",
    locale: "fa-IR",
    timezoneId: "Asia/Tehran",
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: browser.executablePath, args: CHROMIUM_FLAGS, env: { ...process.env, ...browser.env } as Record<string, string> },
  },
  projects: [
    { name: "desktop", grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
    { name: "phone", grep: /@phone/, use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true } },
  ],
  webServer: {
    command: "node tools/e2e-server.mjs",
    wait: { stdout: new RegExp(READY) },
    timeout: 480_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
