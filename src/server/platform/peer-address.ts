import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const once = globalThis as { karizPeerAddresses?: boolean };

/**
 * Appends the address of each connection to `X-Forwarded-For`, as a proxy would: Next passes a caller's own header on unchanged and says
 * the real address only when there is none, so without this anybody could choose theirs. Counts for every HTTP server of the process.
 */
export function recordPeerAddresses(): void {
  if (once.karizPeerAddresses) return;
  once.karizPeerAddresses = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const peer = request.socket.remoteAddress ?? "unknown";
    const claimed = request.headers["x-forwarded-for"];
    request.headers["x-forwarded-for"] = claimed ? `${claimed}, ${peer}` : peer;
  });
}
