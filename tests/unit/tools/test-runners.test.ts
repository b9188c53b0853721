import { expect, test } from "vitest";
import { flakyTests, verdict } from "../../../tools/test-runners.mjs";

const run = { passed: 0, failed: 0, skipped: 0, code: 0, expected: true };

test("a runner that executed nothing although there are tests counts as failed", () => {
  expect(verdict(run).failed).toBe(1);
});

test("a runner without test files is no failure", () => {
  expect(verdict({ ...run, expected: false })).toMatchObject({ passed: 0, failed: 0 });
});

test("a run that ended badly counts as failed even if every test passed", () => {
  expect(verdict({ ...run, passed: 5, code: 1 })).toMatchObject({ passed: 5, failed: 1 });
});

test("failures are taken over as they were counted", () => {
  expect(verdict({ ...run, passed: 5, failed: 2, code: 1 })).toMatchObject({ passed: 5, failed: 2, closing: "5 passed, 2 failed" });
});

test("a test that passed only on its second try counts as passed and is named", () => {
  const spec = (title: string, status: string) => ({ file: "board.spec.ts", line: 7, title, tests: [{ status }] });
  const flaky = flakyTests([{ specs: [spec("steady", "expected")], suites: [{ specs: [spec("shaky", "flaky"), spec("broken", "unexpected")] }] }]);
  expect(flaky).toEqual(["tests/e2e/board.spec.ts:7 › shaky"]);
  expect(verdict({ ...run, passed: 2, flaky })).toMatchObject({ passed: 2, failed: 0, flaky, closing: "2 passed, 0 failed, 1 flaky" });
});
