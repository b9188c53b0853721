export declare function verdict(run: { passed: number; failed: number; skipped: number; flaky?: readonly string[]; code: number; expected: boolean }): {
  passed: number;
  failed: number;
  flaky?: readonly string[];
  closing: string;
};
type Suite = { suites?: readonly Suite[]; specs?: readonly { file: string; line: number; title: string; tests: readonly { status: string }[] }[] };
export declare function flakyTests(suites: readonly Suite[]): string[];
