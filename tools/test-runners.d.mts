export declare function verdict(run: { passed: number; failed: number; skipped: number; code: number; expected: boolean }): {
  passed: number;
  failed: number;
  closing: string;
};
