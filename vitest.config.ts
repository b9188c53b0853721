import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const tests = (name: string) => path.join(root, "tests", name);

// Neither UTC nor Tehran and not on a full hour: code that forgets its zone fails loudly instead of passing by luck. `npm test` runs
// the tests of dates again under other zones.
const TZ = process.env.TZ || "Asia/Kathmandu";
process.env.TZ = TZ;

const shared = {
  environment: "node",
  pool: "forks" as const,
  env: { TZ, NODE_ENV: "test" as const, NEXTAUTH_SECRET: "a secret of the tests, known to everybody", NEXTAUTH_URL: "http://localhost:3000" },
  setupFiles: [tests("support/console-guard.ts")],
  restoreMocks: true,
};

export default defineConfig({
  resolve: { alias: { "@": path.join(root, "src") } },
  test: {
    maxWorkers: 2,
    projects: [
      { extends: true, test: { ...shared, name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], testTimeout: 120_000 } },
      {
        extends: true,
        test: {
          ...shared,
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          setupFiles: [...shared.setupFiles, tests("support/server-setup.ts")],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { extends: true, test: { ...shared, name: "architecture", include: ["tests/architecture/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});
