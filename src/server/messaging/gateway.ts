import { type Api, KavenegarApi } from "kavenegar";
import { isIranianMobile, parseMobile, toReceptor } from "@/persian/phone";
import { infoSchema, localStatusSchema, parseEntries, parseOne, receivedSchema, sentSchema, statusSchema } from "./kavenegar-entries";
import { GatewayError } from "./kavenegar-error";
import { createTransport, type TransportOptions } from "./kavenegar-transport";

export { type DeliveryState, deliveryOf, type FailureClass, failureOf, isRateLimit } from "./kavenegar-codes";
export { GatewayError } from "./kavenegar-error";

/** Digits of a 64-bit id. The outbox row's own id is the localid: one row per receptor, never reused (facts §1.5). */
export type LocalId = bigint | number | string;

/** A message the gateway has accepted. `date` is Unix seconds at the provider, `cost` rials, `status` for `deliveryOf`. */
export interface SentMessage {
  messageId: string;
  status: number;
  statusText: string;
  sender: string;
  receptor: string;
  date: number;
  cost: number;
}

export interface MessageStatus {
  messageId: string;
  /** 100: unknown to the account, or older than the provider reports (48 h, by localid 12 h). */
  status: number;
  statusText: string;
}

export interface LocalMessageStatus {
  localId: string;
  /** null when nothing was accepted under this localid in the last 12 hours. */
  messageId: string | null;
  status: number;
  statusText: string;
}

export interface ReceivedMessage {
  messageId: string;
  from: string;
  to: string;
  message: string;
  date: number;
}

/** Token slots of a lookup template; token10 may hold 5 spaces, token20 8, the others none. */
export interface LookupTokens {
  token: string;
  token2?: string;
  token3?: string;
  token10?: string;
  token20?: string;
}

/** The SMS provider. Every method rejects with a GatewayError and nothing else. A receptor is an Iranian mobile in any form. */
export interface SmsGateway {
  /** Safe to repeat with the same localid: the provider then sends nothing and gives the old record back. */
  send(input: { receptor: string; message: string; localid: LocalId; sender?: string; tag?: string }): Promise<SentMessage>;
  /** Not safe to repeat: a lookup has no localid. After an `unknown` failure ask `statusByReceptor`. */
  lookup(input: { receptor: string; template: string; tokens: LookupTokens; type?: "sms" | "call"; tag?: string }): Promise<SentMessage>;
  /** Any number of ids, asked in portions of 500. */
  statusByLocalId(ids: readonly LocalId[]): Promise<LocalMessageStatus[]>;
  status(messageIds: readonly (string | bigint | number)[]): Promise<MessageStatus[]>;
  /** `from` and `to` are Unix seconds, at most a day apart. */
  statusByReceptor(input: { receptor: string; from: number; to?: number }): Promise<MessageStatus[]>;
  /** At most 100 messages. Unread ones are marked read by this call: store them before asking for more. */
  receive(input: { line: string; isRead?: boolean }): Promise<ReceivedMessage[]>;
  info(): Promise<{ remainingCredit: number; expireDate: number | null; type: string }>;
}

type MethodName = Exclude<keyof Api, "request">;

const maxIds = 500;

/**
 * The gateway over Kavenegar's HTTP API: the method table is the `kavenegar` package's, the transport is ours (facts §1.3–1.5).
 * @throws GatewayError of class `blocked`, at once, when the address is neither HTTPS nor loopback, or the key is empty
 */
export function createKavenegarGateway(options: TransportOptions): SmsGateway {
  const transport = createTransport(options);
  // The package's object never sees the key: it can be inspected or logged without harm.
  const api = KavenegarApi({ apikey: "" });
  const outcome = (work: Promise<unknown>, callback: (result: unknown) => void) => {
    work.then(
      (entries) => callback({ entries }),
      (error: unknown) => callback({ error }),
    );
  };
  api.request = (action, method, parameters, callback) => {
    outcome(transport(`${action}/${method}`, parameters, action !== "verify"), callback);
  };

  const settle = (run: (callback: (result: unknown) => void) => void) =>
    new Promise<unknown>((resolve, reject) => {
      run((result) => {
        const { error, entries } = result as { error?: unknown; entries?: unknown };
        if (error) reject(error);
        else resolve(entries);
      });
    });
  const call = (method: MethodName, parameters: Fields) => settle((callback) => api[method](present(parameters), callback));

  return {
    async send({ receptor, message, localid, sender, tag }) {
      const entries = await call("Send", { receptor: receptorOf(receptor), message, localid: idOf(localid), sender: sender || undefined, tag });
      return parseOne(sentSchema, entries);
    },
    async lookup({ receptor, template, tokens, type, tag }) {
      const entries = await call("VerifyLookup", { receptor: receptorOf(receptor), template, ...tokens, type, tag });
      return parseOne(sentSchema, entries);
    },
    async statusByLocalId(ids) {
      return inPortions(ids.map(idOf), async (portion) => {
        const found = parseEntries(localStatusSchema, await call("StatusLocalMessageid", { localid: portion }));
        return found.map((entry) => (entry.status === 100 ? { ...entry, messageId: null } : entry));
      });
    },
    async status(messageIds) {
      return inPortions(messageIds.map(idOf), async (portion) => parseEntries(statusSchema, await call("Status", { messageid: portion })));
    },
    async statusByReceptor({ receptor, from, to }) {
      const parameters = present({ receptor: receptorOf(receptor), startdate: String(from), enddate: to === undefined ? to : String(to) });
      // The package has no name for this method.
      return parseEntries(statusSchema, await settle((callback) => api.request("sms", "statusbyreceptor", parameters, callback)));
    },
    async receive({ line, isRead = false }) {
      return parseEntries(receivedSchema, await call("Receive", { linenumber: line, isread: isRead ? "1" : "0" }));
    },
    async info() {
      return parseOne(infoSchema, await call("AccountInfo", {}));
    },
  };
}

type Fields = Record<string, string | undefined>;

function present(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined));
}

function receptorOf(text: string): string {
  const e164 = isIranianMobile(text) ? text : parseMobile(text);
  if (e164 === null || !isIranianMobile(e164)) throw new GatewayError({ class: "permanent", requestSent: false, reason: "receptorInvalid" });
  return toReceptor(e164);
}

function idOf(id: bigint | number | string): string {
  const text = String(id);
  if (!/^\d{1,19}$/.test(text)) throw new GatewayError({ class: "permanent", requestSent: false, reason: "parametersMissing" });
  return text;
}

async function inPortions<Result>(ids: readonly string[], ask: (commaList: string) => Promise<Result[]>): Promise<Result[]> {
  const found: Result[] = [];
  for (let start = 0; start < ids.length; start += maxIds) found.push(...(await ask(ids.slice(start, start + maxIds).join(","))));
  return found;
}
