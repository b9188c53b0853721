import type { StreamEventName, StreamEvents } from "@/domain/live/stream";

const encoder = new TextEncoder();

/** One event as bytes, made once and shared by everybody who gets it. `id`: the place to go on from after it. */
export function frame<N extends StreamEventName>(name: N, data: StreamEvents[N], id?: string): Uint8Array {
  return encoder.encode(`${id === undefined ? "" : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** How soon a browser that lost the line comes back by itself, and a first byte that makes proxies pass the headers on. */
export const OPENING = encoder.encode("retry: 1000\n\n");
