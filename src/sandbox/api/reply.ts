import { sandbox as words } from "@/messages/fa/sandbox";

/** A refusal with a provider's return code, which is also the HTTP status. */
export class ApiError extends Error {
  constructor(readonly code: number) {
    super(`return code ${code}`);
  }
}

export interface Reply {
  status: number;
  body: string;
}

export function success(entries: unknown, more: Record<string, unknown> = {}): Reply {
  return { status: 200, body: JSON.stringify({ return: { status: 200, message: words.codes[200] }, entries, ...more }) };
}

export function refusal(code: number): Reply {
  const message = words.codes[code] ?? words.codeUnknown;
  return { status: code, body: JSON.stringify({ return: { status: code, message }, entries: null }) };
}
