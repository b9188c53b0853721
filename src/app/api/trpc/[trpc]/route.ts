import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { actorOfCookie, sessionCookie } from "@/server/identity";
import { now } from "@/server/platform/clock";
import type { Ctx } from "@/server/platform/context";
import { db } from "@/server/platform/db";
import { cookieOf, isSameOrigin } from "@/server/platform/request";
import { appRouter } from "@/server/router";

const BODY_LIMIT = 1_000_000;
/** Calls in one request; our own client sends no more (src/features/desk/api.ts). */
const BATCH_LIMIT = 10;

async function handle(request: Request): Promise<Response> {
  if (request.method === "POST") {
    const isJson = request.headers.get("content-type")?.startsWith("application/json") ?? false;
    if (!isSameOrigin(request)) return refuse(403);
    if (!isJson) return refuse(415);
    const length = request.headers.get("content-length");
    // Without a length the body has no limit; browsers always send one.
    if (length === null) return refuse(411);
    if (Number(length) > BODY_LIMIT) return refuse(413);
  }
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    allowBatching: true,
    maxBatchSize: BATCH_LIMIT,
    createContext: async (): Promise<Ctx> => {
      const at = now();
      return { db: db(), now: at, actor: await actorOfCookie(db(), cookieOf(request, sessionCookie()), at) };
    },
  });
  response.headers.set("cache-control", "no-store");
  return response;
}

function refuse(status: number): Response {
  return Response.json({ error: { message: "auth.cross_site", data: { reason: "auth.cross_site" } } }, { status });
}

export { handle as GET, handle as POST };
