import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Account } from "./account";
import { answerApi } from "./api/door";
import { VirtualClock } from "./clock";
import { answerControl } from "./control";
import { Delivery } from "./delivery";
import { type Fault, Faults } from "./faults";
import { Feed } from "./feed";
import { answerPage } from "./inbox/page";
import { MemoryFile } from "./memory-file";
import { applyPatch, type SettingsPatch, settingsPatchSchema } from "./settings";
import { Store } from "./store";
import { Webhooks } from "./webhooks";

export interface SandboxOptions {
  /** 0: any free port. */
  port: number;
  /** Base of the links in built-in templates. */
  siteUrl?: string;
  /** JSON file that carries messages over a restart. */
  file?: string | null;
  maxMessages?: number;
  settings?: SettingsPatch;
}

const refuseMs = 5_000;
const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * A local stand-in for Kavenegar (facts §1.6): its HTTP API, a web inbox of every SMS, and `/__sandbox` for tests.
 * Listens on loopback only and opens no connection except webhooks to loopback.
 */
export class Sandbox {
  readonly faults = new Faults();
  readonly feed = new Feed();
  readonly store: Store;
  readonly account: Account;
  readonly webhooks: Webhooks;
  #delivery: Delivery;
  #file: MemoryFile;
  #servers: Server[] = [];
  #port: number;
  #reopen: NodeJS.Timeout | null = null;
  #changeWaits = false;

  private constructor(options: SandboxOptions) {
    const { port, siteUrl = "http://localhost:3000", file = null, maxMessages = 150_000, settings } = options;
    this.#port = port;
    this.store = new Store(new VirtualClock(), { maxMessages, siteUrl });
    if (settings) applyPatch(this.store.settings, settingsPatchSchema.parse(settings));
    this.webhooks = new Webhooks(this.store, this.faults);
    this.#file = new MemoryFile(file, this.store);
    this.#delivery = new Delivery(this.store, (message) => this.account.statusChanged(message));
    this.account = new Account(this.store, { delivery: this.#delivery, webhooks: this.webhooks, feed: this.feed, changed: this.changed });
  }

  static async start(options: SandboxOptions): Promise<Sandbox> {
    const sandbox = new Sandbox(options);
    await sandbox.#file.load();
    for (const message of sandbox.store.outgoing.values()) sandbox.#delivery.plan(message);
    await sandbox.listen();
    return sandbox;
  }

  get port(): number {
    return this.#port;
  }

  /** Base address, to be given to the gateway as `KAVENEGAR_BASE_URL`. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Something the inbox shows has changed. */
  readonly changed = (): void => {
    this.#file.saveSoon();
    if (this.#changeWaits) return;
    this.#changeWaits = true;
    setTimeout(() => {
      this.#changeWaits = false;
      this.feed.publish("changed", {});
    }, 100).unref();
  };

  settings(patch: SettingsPatch): void {
    applyPatch(this.store.settings, settingsPatchSchema.parse(patch));
  }

  /**
   * Plans a failure. `refuse` closes the port itself, because a refused connection is refused before anything is said:
   * no match and no count, it lasts `refuse:ms` (5 s without a number) or until `listen()`.
   */
  addFault(input: Parameters<Faults["add"]>[0]): Fault {
    const fault = this.faults.add(input);
    if (fault.mode.startsWith("refuse")) {
      this.faults.remove(fault.id);
      const ms = Number(fault.mode.split(":")[1] ?? refuseMs);
      // The one who asked over HTTP still gets an answer.
      setTimeout(() => void this.refuse(ms), 20);
    }
    this.changed();
    return fault;
  }

  clearMessages(): void {
    this.store.clearMessages();
    this.#delivery.clear();
    this.feed.publish("cleared", {});
    this.changed();
  }

  /** Stops listening, so that every connection is refused; comes back after `ms`, or at `listen()`. */
  async refuse(ms?: number): Promise<void> {
    await this.#closeServers();
    if (ms !== undefined) this.#reopen = setTimeout(() => void this.listen(), ms);
  }

  async listen(): Promise<void> {
    if (this.#reopen) clearTimeout(this.#reopen);
    this.#reopen = null;
    if (this.#servers.length > 0) return;
    const first = await listenOn("127.0.0.1", this.#port, this.#answer);
    this.#port = (first.address() as AddressInfo).port;
    this.#servers = [first];
    try {
      this.#servers.push(await listenOn("::1", this.#port, this.#answer));
    } catch {
      // Machines without IPv6 have no ::1.
    }
  }

  async close(): Promise<void> {
    if (this.#reopen) clearTimeout(this.#reopen);
    this.#delivery.close();
    this.webhooks.close();
    this.feed.close();
    await this.#closeServers();
    await this.#file.flush();
  }

  async #closeServers(): Promise<void> {
    const servers = this.#servers;
    this.#servers = [];
    await Promise.all(
      servers.map((server) => {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        return closed;
      }),
    );
  }

  #answer = (request: IncomingMessage, response: ServerResponse): void => {
    this.#route(request, response).catch((error: unknown) => {
      console.error("sandbox:", error instanceof Error ? error.name : "error", "in", request.method, pathWithoutKey(request.url));
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://sandbox");
    // Codes for signing in lie here: no other site may read them by DNS rebinding or post into them.
    if (!loopbackHost.test(request.headers.host ?? "") || crossSite(request)) return void response.writeHead(403).end();
    if (url.pathname.startsWith("/v1/")) return answerApi(this.account, this.faults, request, response);
    if (url.pathname.startsWith("/__sandbox/")) return answerControl(this, url.pathname.slice("/__sandbox/".length), url, request, response);
    return answerPage(url.pathname, request, response);
  }
}

function crossSite(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (request.method === "GET" || request.method === "HEAD" || origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function pathWithoutKey(url = ""): string {
  return (url.split("?")[0] ?? "").replace(/^\/v1\/[^/]*/, "/v1/…");
}

function listenOn(host: string, port: number, answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(answer);
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}
