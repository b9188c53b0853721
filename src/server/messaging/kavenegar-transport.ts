import { z } from "zod";
import { failureOf } from "./kavenegar-codes";
import { GatewayError } from "./kavenegar-error";
import { type PostForm, postForm } from "./kavenegar-http";

export interface TransportOptions {
  apiKey: string;
  /** `https://…`; `http://` only for a loopback host. */
  baseUrl?: string | undefined;
  /** For the whole call, from DNS to the last byte. */
  timeoutMs?: number | undefined;
  /** How a form is posted; for tests. */
  post?: PostForm | undefined;
}

/** One call: `entries` and `metadata` of a success, or a GatewayError. `repeatable`: doing it twice is harmless. */
export type Transport = (path: string, parameters: Record<string, string>, repeatable: boolean) => Promise<unknown>;

const defaultBaseUrl = "https://api.kavenegar.com";
const defaultTimeoutMs = 15_000;

const answerSchema = z.object({ return: z.object({ status: z.coerce.number().int() }), entries: z.unknown() });

/**
 * HTTP to the provider, in place of the package's own, which has no TLS and no timeout (facts §1.3).
 * @throws GatewayError of class `blocked` when the address or key is unusable: nothing of either is in it
 */
export function createTransport(options: TransportOptions): Transport {
  const { apiKey, post = postForm, timeoutMs = defaultTimeoutMs } = options;
  const base = checkedBase(options.baseUrl || defaultBaseUrl);
  if (apiKey.trim() === "") throw new GatewayError({ class: "blocked", requestSent: false, reason: "apiKeyMissing" });
  const prefix = `${base}/v1/${encodeURIComponent(apiKey)}/`;

  return async (path, parameters, repeatable) => {
    const { status, text } = await post(`${prefix}${path}.json`, new URLSearchParams(parameters).toString(), timeoutMs);
    return entriesOf(status, text, repeatable);
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
