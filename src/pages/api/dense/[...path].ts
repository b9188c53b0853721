import path from "node:path";
import type { NextApiRequest, NextApiResponse } from "next";
import { denseAsset } from "@/server/platform/dense-assets";
import { distDirectory } from "@/server/platform/env";

/**
 * `/_next/static/chunks/*` for browsers that read brotli (next.config.ts sends them here). In the old router, because a route handler of the
 * new one may not set Content-Encoding. Names carry a hash, so they never change.
 */
export default async function handle(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const segments = [request.query.path ?? []].flat();
  const bytes = await denseAsset(path.join(process.cwd(), distDirectory(), "static", "chunks"), segments);
  if (!bytes) {
    response.status(404).end();
    return;
  }
  response.setHeader("content-type", segments.at(-1)?.endsWith(".css") ? "text/css; charset=utf-8" : "application/javascript; charset=utf-8");
  response.setHeader("content-encoding", "br");
  response.setHeader("cache-control", "public, max-age=31536000, immutable");
  response.setHeader("vary", "accept-encoding");
  response.status(200).send(bytes);
}
