import type { ServerResponse } from "node:http";

export type FeedEvent = "message" | "status" | "inbound" | "cleared" | "changed";

const heartbeatMs = 15_000;
const maxBuffered = 1_000_000;

/** Server-sent events for the web inbox and for tests that wait for a message. */
export class Feed {
  #clients = new Set<ServerResponse>();
  #nextId = 1;
  #heartbeat = setInterval(() => this.#write(": still here\n\n"), heartbeatMs).unref();

  attach(response: ServerResponse): void {
    response.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      connection: "keep-alive",
      "x-accel-buffering": "no",
    });
    response.write("retry: 1000\n: welcome\n\n");
    this.#clients.add(response);
    response.on("close", () => this.#clients.delete(response));
  }

  publish(event: FeedEvent, data: unknown): void {
    const id = this.#nextId++;
    if (this.#clients.size > 0) this.#write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const client of this.#clients) client.destroy();
  }

  #write(text: string): void {
    for (const client of this.#clients) {
      // A reader that stopped reading must not grow our memory; it will reconnect and read everything afresh.
      if (client.writableLength > maxBuffered) client.destroy();
      else client.write(text);
    }
  }
}
