/** The runners of `npm test`: each executes one tool and reports `{ passed, failed, closing }`. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { projectRoot } from "./environment.mjs";
import { program, runAloud, runSilently } from "./processes.mjs";

/** Runs Node with `args`; output is shown at once, or, when `quiet`, only if it failed. Resolves to `{ code, output }`. */
export async function execute(args, { env = process.env, quiet = true } = {}) {
  if (!quiet) return runAloud(args, env);
  const result = await runSilently(args, env);
  if (result.code !== 0 && result.output) console.log(result.output);
  return result;
}

/** A tool that only says yes or no: counts as one test. */
export async function check(args, options) {
  const { code, output } = await execute(args, options);
  const last =
    output
      .split("\n")
      .filter((line) => line.trim())
      .at(-1) ?? "";
  return code === 0 ? { passed: 1, failed: 0, closing: last || "no findings" } : { passed: 0, failed: 1, closing: last || `failed with code ${code}` };
}

/** Vitest on one project, with the figures from its own JSON report. */
export async function vitest(project, { env = {}, paths = [], expected = true, args = [] } = {}) {
  return withReport(async (report) => {
    const flags = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, "--passWithNoTests", ...args, ...paths];
    const { code } = await execute([program("vitest"), ...flags], { env: { ...process.env, NODE_ENV: "test", ...env }, quiet: false });
    const result = readJson(report);
    const [passed, failed] = [result?.numPassedTests ?? 0, result?.numFailedTests ?? 0];
    // a file that does not load and an error outside of a test fail the run without failing a test
    const brokenFiles = result?.testResults?.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length ?? 0;
    return verdict({ passed, failed: failed + brokenFiles, skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0), code, expected });
  });
}

/** Playwright, with the figures from its own JSON report. A test that passed only on a retry counts as failed. */
export async function playwright({ env = {}, expected = true, args = [] } = {}) {
  return withReport(async (report) => {
    const { code } = await execute([program("@playwright/test", "playwright"), "test", "--reporter=list,json", "--pass-with-no-tests", ...args], {
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...env },
      quiet: false,
    });
    const stats = readJson(report)?.stats;
    return verdict({ passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0), skipped: stats?.skipped ?? 0, code, expected });
  });
}

/** Adds up what a runner did; never silent about a run that broke or that found nothing to do where tests exist. */
export function verdict({ passed, failed, skipped, code, expected }) {
  const said = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  if (passed + failed === 0 && expected) return { passed, failed: 1, closing: "no test was executed although there are test files" };
  if (code !== 0 && failed === 0) return { passed, failed: 1, closing: `${said}; the runner itself ended with code ${code}` };
  return { passed, failed, closing: passed + failed === 0 ? "no tests yet" : said };
}

/** Whether a directory holds test files. */
export function hasTests(directory) {
  const place = path.join(projectRoot, directory);
  return existsSync(place) && readdirSync(place, { recursive: true }).some((file) => /\.(test|spec|e2e)\.tsx?$/.test(String(file)));
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
