import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "../account";
import { readBody } from "../body";
import type { Faults } from "../faults";
import { methods } from "./methods";
import { Parameters } from "./parameters";
import { ApiError, type Reply, refusal } from "./reply";

const address = /^\/v1\/([^/]*)\/([a-z]+(?:\/[a-z]+)?\/[a-z0-9]+)\.json$/i;

/** `/v1/{key}/{scope}/{method}.json`: parameters in, a planned fault perhaps, the provider's JSON out with the HTTP status of `return.status`. */
export async function answerApi(account: Account, faults: Faults, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://sandbox");
  const [, key = "", path = ""] = address.exec(url.pathname) ?? [];
  const body = await readBody(request);
  if (body === null) return send(response, refusal(414));

  const values = new URLSearchParams(url.search);
  for (const [name, value] of new URLSearchParams(body)) values.append(name, value);
  const parameters = new Parameters(values);
  const receptors = parameters.receptors();

  const fault = faults.forCall(path.toLowerCase(), receptors);
  const note = (status: number | null) => account.store.record({ at: account.store.clock.now(), path, receptors: receptors.slice(0, 3), fault, status });
  const run = () => {
    const reply = runMethod(account, decodeURIComponent(key), path.toLowerCase(), request.method ?? "GET", parameters);
    note(reply.status);
    return reply;
  };

  if (fault === null) return send(response, run());
  if (fault === "reset-before-accept") {
    note(null);
    request.socket.resetAndDestroy();
  } else if (fault === "accept-then-hang") run();
  else if (fault === "accept-then-reset") {
    run();
    request.socket.resetAndDestroy();
  } else if (fault === "html-502") {
    note(502);
    response.writeHead(502, { "content-type": "text/html" });
    response.end("<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>");
  } else if (fault === "truncated-json") {
    const reply = run();
    send(response, { status: reply.status, body: reply.body.slice(0, reply.body.length / 2) });
  } else if (fault.startsWith("status:")) {
    const code = Number(fault.slice("status:".length));
    note(code);
    send(response, refusal(code));
  } else {
    // The message is accepted at the end of the wait, also when the caller has given up by then.
    await sleep(Number(fault.slice("slow:".length)), undefined, { ref: false });
    send(response, run());
  }
}

function runMethod(account: Account, key: string, path: string, verb: string, parameters: Parameters): Reply {
  const method = methods[path];
  try {
    if (!method) throw new ApiError(404);
    if (!method.open) checkKey(account, key);
    if (!method.verbs.includes(verb)) throw new ApiError(405);
    return method.run(account, parameters);
  } catch (error) {
    if (error instanceof ApiError) return refusal(error.code);
    throw error;
  }
}

function checkKey(account: Account, key: string): void {
  if (key.startsWith("disabled")) throw new ApiError(401);
  const { keys } = account.store.settings;
  if (key === "" || (keys ? !keys.includes(key) : key.startsWith("wrong"))) throw new ApiError(403);
}

function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  response.writeHead(reply.status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(reply.body),
  });
  response.end(reply.body);
}
