import { eventsOf, isWebhookSecret } from "@/server/messaging";

const BODY_LIMIT = 256_000;

/**
 * The events that the provider tells, or the answer that turns the caller away: 404 for a wrong secret, as for any address that does not
 * exist; 413 for more than a provider ever sends. Takes GET and POST, query, form and JSON (facts.md §1.2).
 */
export async function eventsAtDoor(request: Request, secret: string): Promise<Record<string, unknown>[] | Response> {
  if (!isWebhookSecret(secret)) return new Response(null, { status: 404 });
  const body = request.method === "POST" ? await limitedText(request) : "";
  if (body === null) return new Response(null, { status: 413 });
  return eventsOf(new URL(request.url).searchParams, request.headers.get("content-type") ?? "", body);
}

async function limitedText(request: Request): Promise<string | null> {
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > BODY_LIMIT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export const ok = (): Response => new Response("ok", { headers: { "cache-control": "no-store" } });
