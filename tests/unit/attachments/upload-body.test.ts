import { existsSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../../support/fixture";

// A proxy.ts cuts request bodies at 10 MB without an error (facts.md §0.8); receiveFile notices by the announced length, but then no large file arrives at all.
type Matcher = string | { source: string };

/** The matcher as the framework reads it, for the few forms that we use. */
function catches(matcher: Matcher, address: string): boolean {
  const source = typeof matcher === "string" ? matcher : matcher.source;
  return new RegExp(`^${source.replace(/\/:[a-z]+\*/g, "(?:/.*)?").replace(/:[a-z]+/g, "[^/]+")}$`).test(address);
}

it("uploads pass no proxy: its matcher leaves /api/files alone", async () => {
  const found = ["src/proxy.ts", "src/middleware.ts", "proxy.ts", "middleware.ts"]
    .map((name) => path.join(projectRoot, name))
    .filter((file) => existsSync(file));
  for (const file of found) {
    const { config } = (await import(/* @vite-ignore */ file)) as { config?: { matcher?: Matcher | Matcher[] } };
    for (const matcher of [config?.matcher ?? "/:path*"].flat()) expect(catches(matcher, "/api/files"), JSON.stringify(matcher)).toBe(false);
  }
});

it("the check bites: a matcher for everything, or for the API, is noticed", () => {
  expect(["/:path*", "/api/:path*", "/((?!_next/).*)", { source: "/(.*)" }].map((matcher) => catches(matcher, "/api/files"))).toEqual([true, true, true, true]);
  expect(catches({ source: "/((?!api/|_next/).*)" }, "/api/files")).toBe(false);
});
