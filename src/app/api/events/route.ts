import type { Actor } from "@/domain/actor";
import { hub, type Listener } from "@/server/live";
import { isSameOrigin } from "@/server/platform/request";
import { callersOf } from "../files/caller";

export const dynamic = "force-dynamic";

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  // no-transform: nobody between us and the browser may gather it to compress it.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
  "x-robots-tag": "noindex",
};

/**
 * The event stream of this browser (docs/adr/0019-one-event-stream.md): `Last-Event-ID` or `?last=` goes on where it was, `?since=` says when
 * a customer's page was drawn, `?as=link` speaks as the holder of an update link. 401 nobody is signed in, 429 too many lines.
 */
export async function GET(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuse(403);
  const [{ actor }] = await callersOf(request);
  if (!mayListen(actor)) return refuse(401);
  const query = new URL(request.url).searchParams;
  const lines = await hub();
  if (!lines.hasRoom(actor)) return refuse(429);
  const line = await lines.open(actor, { last: request.headers.get("last-event-id") ?? query.get("last"), since: instantOf(query.get("since")) });
  request.signal.addEventListener("abort", () => line.cut());
  if (!line.isOpen) return refuse(503);
  return new Response(line.body, { headers });
}

function mayListen(actor: Actor): actor is Listener {
  return actor.kind === "agent" || actor.kind === "customer" || (actor.kind === "link" && actor.purpose === "ticket");
}

function instantOf(text: string | null): Date | null {
  const at = Date.parse(text ?? "");
  return Number.isNaN(at) ? null : new Date(at);
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store", ...(status === 429 || status === 503 ? { "retry-after": "5" } : {}) } });
}
