import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { readBody } from "./body";
import { accountView, phonesView, threadView } from "./inbox/view";
import { entryOf } from "./message";
import { sameReceptor } from "./receptor";
import type { Sandbox } from "./sandbox";
import { applyPatch, settingsPatchSchema } from "./settings";

const clockSchema = z.union([
  z.strictObject({ advanceSeconds: z.number() }),
  z.strictObject({ setAt: z.union([z.number(), z.iso.datetime({ offset: true })]) }),
  z.strictObject({ reset: z.literal(true) }),
]);
const inboundSchema = z.strictObject({ from: z.string(), to: z.string().optional(), message: z.string().min(1).max(2_000) });
const templateSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  text: z.string().min(1).max(900),
  approved: z.boolean().default(true),
});

type Handler = (sandbox: Sandbox, input: unknown, query: URLSearchParams) => unknown;

function clockState({ store }: Sandbox) {
  return { now: store.clock.seconds(), iso: new Date(store.clock.now()).toISOString(), offsetSeconds: Math.round(store.clock.offsetMs / 1000) };
}

function stats(sandbox: Sandbox) {
  const messages = [...sandbox.store.outgoing.values()];
  return {
    accepted: messages.length,
    repeats: messages.reduce((sum, message) => sum + message.repeats, 0),
    inbound: sandbox.store.incoming.length,
    credit: sandbox.store.settings.credit,
    webhooks: sandbox.webhooks.counts,
  };
}

/** `VERB /__sandbox/…`: what tests and the web inbox ask. Every answer is JSON. */
const handlers: Record<string, Handler> = {
  "GET health": () => ({ ok: true }),
  "GET messages": ({ store }, _input, query) => {
    const receptor = query.get("receptor");
    const found = receptor ? store.byReceptor(sameReceptor(receptor)) : [...store.outgoing.values()];
    return found.map(({ localid, ...message }) => ({ ...entryOf({ localid, ...message }), localid }));
  },
  "DELETE messages": (sandbox) => {
    sandbox.clearMessages();
    return { ok: true };
  },
  "GET faults": ({ faults }) => faults.list(),
  "POST faults": (sandbox, input) => sandbox.addFault(input as never),
  "DELETE faults": ({ faults, changed }) => {
    faults.clear();
    changed();
    return { ok: true };
  },
  "GET clock": clockState,
  "POST clock": (sandbox, input) => {
    const move = clockSchema.parse(input);
    const { clock } = sandbox.store;
    if ("advanceSeconds" in move) clock.advance(move.advanceSeconds * 1000);
    else if ("setAt" in move) clock.setAt(typeof move.setAt === "number" ? move.setAt * 1000 : Date.parse(move.setAt));
    else clock.reset();
    sandbox.changed();
    return clockState(sandbox);
  },
  "GET settings": ({ store }) => store.settings,
  "POST settings": (sandbox, input) => {
    applyPatch(sandbox.store.settings, settingsPatchSchema.parse(input));
    sandbox.changed();
    return sandbox.store.settings;
  },
  "GET templates": ({ store }) => [...store.templates.values()],
  "POST templates": ({ store }, input) => {
    const template = templateSchema.parse(input);
    store.templates.set(template.name, template);
    return template;
  },
  "POST inbound": ({ account }, input) => {
    const { from, to, message } = inboundSchema.parse(input);
    const sender = sameReceptor(from);
    if (!/^0\d{10}$/.test(sender)) throw new RangeError("from is not a phone number");
    return account.receive({ sender, receptor: to, message });
  },
  "GET inbound": ({ store }) => store.incoming,
  "GET calls": ({ store }) => store.calls,
  "GET stats": stats,
  "GET phones": ({ store, faults }, _input, query) => ({
    phones: phonesView(store, query.get("search") ?? ""),
    account: accountView(store, faults.list().length),
  }),
  "GET thread": ({ store }, _input, query) => threadView(store, sameReceptor(query.get("phone") ?? "")),
};

/** Answers `/__sandbox/{name}`; the live feed is `/__sandbox/events`. */
export async function answerControl(sandbox: Sandbox, name: string, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (name === "events" && request.method === "GET") return sandbox.feed.attach(response);
  const handler = handlers[`${request.method} ${name}`];
  if (!handler) return sendJson(response, 404, { error: "no such address" });
  try {
    const input: unknown = body ? JSON.parse(body) : {};
    sendJson(response, 200, handler(sandbox, input, url.searchParams));
  } catch (error) {
    const expected = error instanceof z.ZodError || error instanceof SyntaxError || error instanceof RangeError;
    if (!expected) throw error;
    sendJson(response, 400, { error: error instanceof z.ZodError ? z.prettifyError(error) : error.message });
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(value));
}
