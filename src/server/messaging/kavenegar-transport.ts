import { z } from "zod";
import { failureOf } from "./kavenegar-codes";
import { GatewayError } from "./kavenegar-error";

export interface TransportOptions {
  apiKey: string;
  /** `https://…`; `http://` only for a loopback host. */
  baseUrl?: string;
  fetch?: typeof globalThis.fetch;
  timeoutMs?: number;
}

/** One call: `entries` and `metadata` of a success, or a GatewayError. `repeatable`: doing it twice is harmless. */
export type Transport = (path: string, parameters: Record<string, string>, repeatable: boolean) => Promise<unknown>;

const defaultBaseUrl = "https://api.kavenegar.com";
const defaultTimeoutMs = 15_000;
const maxBytes = 1_000_000;

const answerSchema = z.object({ return: z.object({ status: z.coerce.number().int() }), entries: z.unknown() });

/** Failures of DNS, connecting or TLS: they happen before the first byte of a request. */
const neverSent = /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/**
 * HTTP to the provider, in place of the package's own, which has no TLS and no timeout (facts §1.3).
 * @throws GatewayError of class `blocked` when the address or key is unusable: nothing of either is in it
 */
export function createTransport(options: TransportOptions): Transport {
  const { apiKey, fetch = globalThis.fetch, timeoutMs = defaultTimeoutMs } = options;
  const base = checkedBase(options.baseUrl || defaultBaseUrl);
  if (apiKey.trim() === "") throw new GatewayError({ class: "blocked", requestSent: false, reason: "apiKeyMissing" });
  const prefix = `${base}/v1/${encodeURIComponent(apiKey)}/`;

  return async (path, parameters, repeatable) => {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${prefix}${path}.json`, {
        method: "POST",
        body: new URLSearchParams(parameters),
        headers: { accept: "application/json" },
        // A redirect would carry the key and the text somewhere else, perhaps in clear.
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
      });
      text = await readLimited(response);
    } catch (error) {
      throw error instanceof GatewayError ? error : networkFailure(error);
    }
    return entriesOf(response.status, text, repeatable);
  };
}

function checkedBase(text: string): string {
  if (!URL.canParse(text)) throw new GatewayError({ class: "blocked", requestSent: false, reason: "addressInvalid" });
  const url = new URL(text);
  const loopback = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(url.hostname);
  if (url.username || url.password || url.search || url.hash) throw new GatewayError({ class: "blocked", requestSent: false, reason: "addressInvalid" });
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    throw new GatewayError({ class: "blocked", requestSent: false, reason: "insecureAddress" });
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function networkFailure(error: unknown): GatewayError {
  if (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError")) {
    return new GatewayError({ class: "unknown", requestSent: true, reason: "noAnswer" });
  }
  const codes = codesOf(error);
  return codes.length > 0 && codes.every((code) => neverSent.test(code))
    ? new GatewayError({ class: "transient", requestSent: false, reason: "unreachable" })
    : new GatewayError({ class: "unknown", requestSent: true, reason: "connectionLost" });
}

/** System codes of a failed fetch: of its cause, and of each address that was tried. */
function codesOf(error: unknown): string[] {
  const cause = error instanceof Error ? error.cause : undefined;
  const all = cause instanceof AggregateError ? (cause.errors as unknown[]) : [cause];
  return all.map((one) => (one as { code?: unknown } | undefined)?.code).filter((code) => typeof code === "string");
}

async function readLimited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (bytes > maxBytes) throw new GatewayError({ code: null, class: "unknown", requestSent: true, reason: "answerTooLarge" });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function entriesOf(httpStatus: number, text: string, repeatable: boolean): unknown {
  const answer = answerSchema.safeParse(parseJson(text));
  if (!answer.success) {
    // A proxy's page: a second send is harmless only when the provider knows our localid.
    throw httpStatus >= 500 && httpStatus < 600 && repeatable
      ? new GatewayError({ code: httpStatus, class: "transient", requestSent: true, reason: "serverError" })
      : new GatewayError({ code: httpStatus === 200 ? null : httpStatus, class: "unknown", requestSent: true, reason: "answerUnreadable" });
  }
  const code = answer.data.return.status;
  if (code === 200) return answer.data.entries;
  throw new GatewayError({ code, requestSent: true, ...failureOf(code) });
}

type Reviver = (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown;

/** Ids are 64-bit at the provider: their digits are kept as a string where the engine lets us see them. */
const exactIds: Reviver = (key, value, context) => (key === "messageid" && typeof value === "number" ? (context?.source ?? String(value)) : value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, exactIds as (key: string, value: unknown) => unknown);
  } catch {
    return undefined;
  }
}
