import { afterEach, beforeEach, expect, vi } from "vitest";

let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  for (const level of ["error", "warn"] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => {
      complaints.push(`console.${level}: ${words.map(String).join(" ")}`);
    });
  }
});

// A test that means to see one calls vi.mocked(console.error).mockImplementation itself.
afterEach(() => {
  expect(complaints, "nothing may complain on the console").toEqual([]);
});
