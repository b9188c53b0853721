import type { NextConfig } from "next";

// `npm start` validates the environment before it builds (tools/start.mjs); the server validates it again when it boots
// (src/server/platform/env.ts through src/instrumentation.ts), so a bad value is one clear line in either case.
const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
];
const overTls = { key: "Strict-Transport-Security", value: "max-age=31536000" };

// A link from an SMS, or to an account, is a key: it leaves no trace in other sites' logs, in search engines or in a shared computer's cache (facts.md S14).
const linkPages = [
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
  { key: "Cache-Control", value: "no-store" },
];

const isDevelopment = process.env.NODE_ENV === "development";

// A survey's form posts to its own page's address; pages take no posts, so a route does.
const surveyPost = {
  source: "/s/:token",
  has: [{ type: "header" as const, key: "content-type", value: "application/x-www-form-urlencoded.*" }],
  destination: "/s/:token/answer",
};

// Scripts and styles in brotli for whoever reads it: src/pages/api/dense. Not while developing, where chunks change under their names.
const denseAssets = {
  source: "/_next/static/chunks/:path*",
  has: [{ type: "header" as const, key: "accept-encoding", value: "(?:.*[, ])?br(?:[,; ].*)?" }],
  destination: "/api/dense/:path*",
};

const config: NextConfig = {
  // Builds for tests and benchmarks live beside the product's own.
  distDir: process.env.KARIZ_DIST ?? ".next",
  headers: async () => [
    { source: "/:path*", headers: process.env.KARIZ_URL?.startsWith("https://") ? [...everywhere, overTls] : everywhere },
    { source: "/t/:path*", headers: linkPages },
    { source: "/s/:path*", headers: linkPages },
    { source: "/invite/:path*", headers: linkPages },
    { source: "/reset/:path*", headers: linkPages },
  ],
  rewrites: async () => ({ beforeFiles: isDevelopment ? [surveyPost] : [surveyPost, denseAssets], afterFiles: [], fallback: [] }),
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Types are checked by `npm run verify` and `npm test`; whoever starts the product should not wait for it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pg", "@prisma/adapter-pg", "kavenegar", "sharp"],
  experimental: { optimizePackageImports: ["lucide-react", "react-aria-components"] },
};

export default config;
