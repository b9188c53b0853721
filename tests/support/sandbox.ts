import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Sandbox, type SandboxOptions } from "@/sandbox/sandbox";
import { createKavenegarGateway } from "@/server/messaging/gateway";
import { sandboxKey } from "./sandbox-key";

export { sandboxKey };

/** An SMS sandbox in this process on a free port; close it after the test. Deliveries take 1 ms + 1 ms unless told otherwise. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return Sandbox.start({ port: 0, ...options, settings: { delivery: { toOperatorMs: 1, toFinalMs: 2 }, ...options.settings } });
}

/** The product's gateway, speaking to this sandbox. */
export function gatewayTo(sandbox: Sandbox, options: { timeoutMs?: number; apiKey?: string } = {}) {
  return createKavenegarGateway({ apiKey: sandboxKey, baseUrl: sandbox.url, ...options });
}

export interface Answer {
  http: number;
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever field it expects
  entries: any;
  metadata?: Record<string, number>;
}

/** A bare call to the provider's API, as any other client would make it. Not by fetch, which hides the code 407. */
export async function callSandbox(sandbox: Sandbox, method: string, parameters: Record<string, string> = {}, verb = "POST", key = sandboxKey): Promise<Answer> {
  const form = new URLSearchParams(parameters).toString();
  const address = `${sandbox.url}/v1/${key}/${method}.json${verb === "POST" ? "" : `?${form}`}`;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(address, { method: verb, agent: false }, resolve)
      .on("error", reject)
      .end(verb === "POST" ? form : undefined);
  });
  const answer = JSON.parse(await text(response)) as { return: { status: number }; entries: unknown; metadata?: Record<string, number> };
  return { http: response.statusCode ?? 0, status: answer.return.status, entries: answer.entries, ...(answer.metadata ? { metadata: answer.metadata } : {}) };
}

/** `/__sandbox/…` over HTTP. */
export async function control(sandbox: Sandbox, verb: string, name: string, input?: unknown): Promise<unknown> {
  const response = await fetch(`${sandbox.url}/__sandbox/${name}`, { method: verb, ...(input === undefined ? {} : { body: JSON.stringify(input) }) });
  if (!response.ok) throw new Error(`${verb} ${name}: ${response.status}`);
  return response.json();
}

export interface Hook {
  verb: string;
  path: string;
  contentType: string;
  query: Record<string, string>;
  body: string;
}

/** A stand-in for the product's webhook address that writes down what it is told. */
export async function startHookCatcher(): Promise<{ url: string; hooks: Hook[]; close: () => Promise<void> }> {
  const hooks: Hook[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const url = new URL(request.url ?? "/", "http://catcher");
    hooks.push({
      verb: request.method ?? "",
      path: url.pathname,
      contentType: request.headers["content-type"] ?? "",
      query: Object.fromEntries(url.searchParams),
      body,
    });
    response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, hooks, close };
}
