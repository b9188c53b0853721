/** The runners of `npm test`: each executes one tool and reports `{ passed, failed, closing }`. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { projectRoot } from "./environment.mjs";
import { program, runSilently, runTold } from "./processes.mjs";

/** A tool that only says yes or no: counts as one test. Its output is said only if it failed. */
export async function check(say, args, { env = process.env } = {}) {
  const { code, output } = await runSilently(args, env);
  if (code !== 0 && output) say(`${output}\n`);
  const last =
    output
      .split("\n")
      .filter((line) => line.trim())
      .at(-1) ?? "";
  return code === 0 ? { passed: 1, failed: 0, closing: last || "no findings" } : { passed: 0, failed: 1, closing: last || `failed with code ${code}` };
}

/** Vitest on one project, with the figures from its own JSON report. */
export async function vitest(say, project, { env = {}, paths = [], expected = true, args = [], isPatient = false } = {}) {
  return withReport(async (report) => {
    const flags = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, "--passWithNoTests", ...args, ...paths];
    const { code } = await runTold([program("vitest"), ...flags], { ...process.env, ...colours(), NODE_ENV: "test", ...env }, say, { isPatient });
    const result = readJson(report);
    const [passed, failed] = [result?.numPassedTests ?? 0, result?.numFailedTests ?? 0];
    // a file that does not load and an error outside of a test fail the run without failing a test
    const brokenFiles = result?.testResults?.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length ?? 0;
    return verdict({ passed, failed: failed + brokenFiles, skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0), code, expected });
  });
}

/** Playwright, with the figures from its own JSON report. A test that passed only on a retry counts as passed, and is named in `flaky`. */
export async function playwright(say, { env = {}, expected = true, args = [] } = {}) {
  return withReport(async (report) => {
    const { code } = await runTold(
      [program("@playwright/test", "playwright"), "test", "--reporter=list,json", "--pass-with-no-tests", ...args],
      { ...process.env, ...colours(), PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...env },
      say,
    );
    const result = readJson(report);
    const { expected: atOnce = 0, flaky = 0, unexpected: failed = 0, skipped = 0 } = result?.stats ?? {};
    return verdict({ passed: atOnce + flaky, failed, skipped, flaky: flakyTests(result?.suites ?? []), code, expected });
  });
}

/** `file:line › title` of each test in Playwright's JSON report that failed first and passed on a retry. */
export function flakyTests(suites) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? [])
      .filter(({ tests }) => tests.some(({ status }) => status === "flaky"))
      .map(({ file, line, title }) => `tests/e2e/${file}:${line} › ${title}`),
    ...flakyTests(suite.suites ?? []),
  ]);
}

/** Adds up what a runner did; never silent about a run that broke or that found nothing to do where tests exist. */
export function verdict({ passed, failed, skipped, flaky = [], code, expected }) {
  const said = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}${flaky.length > 0 ? `, ${flaky.length} flaky` : ""}`;
  if (passed + failed === 0 && expected) return { passed, failed: 1, closing: "no test was executed although there are test files" };
  if (code !== 0 && failed === 0) return { passed, failed: 1, flaky, closing: `${said}; the runner itself ended with code ${code}` };
  return { passed, failed, flaky, closing: passed + failed === 0 ? "no tests yet" : said };
}

/** Whether a directory holds test files. */
export function hasTests(directory) {
  const place = path.join(projectRoot, directory);
  return existsSync(place) && readdirSync(place, { recursive: true }).some((file) => /\.(test|spec|e2e)\.tsx?$/.test(String(file)));
}

// Runners see a pipe, not the terminal behind it.
function colours() {
  return process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: "1" } : {};
}

async function withReport(work) {
  const directory = mkdtempSync(path.join(os.tmpdir(), "kariz-report-"));
  try {
    return await work(path.join(directory, "report.json"));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
