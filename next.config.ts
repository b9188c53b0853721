import type { NextConfig } from "next";

// `npm start` validates the environment before it builds (tools/start.mjs); the server validates it again when it boots
// (src/server/platform/env.ts through src/instrumentation.ts), so a bad value is one clear line in either case.
const config: NextConfig = {
  // Builds for tests and benchmarks live beside the product's own.
  distDir: process.env.KARIZ_DIST ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  typescript: { tsconfigPath: "tsconfig.build.json" },
  serverExternalPackages: ["@node-rs/argon2", "pg", "@prisma/adapter-pg", "kavenegar", "sharp"],
  experimental: { optimizePackageImports: ["lucide-react", "react-aria-components"] },
};

export default config;
