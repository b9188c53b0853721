import { type NextRequest, NextResponse } from "next/server";

/**
 * A fresh nonce for each page, so that only our own scripts run (facts.md S18). Rights are never decided here. Programs' routes stay outside:
 * this file would cut their bodies at 10 MB (facts.md §0.8).
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  // A survey is words and one form: it runs nothing, so a cheap phone fetches no script and the key in its address is out of any script's reach.
  const ours = `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`;
  const policy = [
    "default-src 'self'",
    `script-src ${request.nextUrl.pathname.startsWith("/s/") ? "'none'" : ours}`,
    // Positions of virtualised cards are inline styles.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

const isDevelopment = process.env.NODE_ENV === "development";

export const config = {
  matcher: [{ source: "/((?!api/|_next/|healthz|readyz|favicon.svg|logo.svg).*)", missing: [{ type: "header", key: "next-router-prefetch" }] }],
};
