import type { IncomingMessage } from "node:http";

/** 200 texts of 900 Persian letters, percent-encoded, fit. */
const maxBytes = 4_000_000;

/** The body as text, or null when it is too long or the sender went away. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString("utf8");
}
