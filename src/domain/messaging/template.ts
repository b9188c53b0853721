import { toPersianDigits } from "@/persian/digits";

/** Every kind of SMS that we send; its texts can be edited, except free text, which somebody writes there and then. */
export const templateKeys = [
  "otp",
  "received",
  "agentOpened",
  "publicReply",
  "waiting",
  "stageEntered",
  "closed",
  "merged",
  "linkRenewed",
  "survey",
  "freeText",
] as const;
export type TemplateKey = (typeof templateKeys)[number];

export type SmsLane = "OTP" | "UPDATE" | "SURVEY";

export const laneOf: Record<TemplateKey, SmsLane> = {
  otp: "OTP",
  received: "UPDATE",
  agentOpened: "UPDATE",
  publicReply: "UPDATE",
  waiting: "UPDATE",
  stageEntered: "UPDATE",
  closed: "UPDATE",
  merged: "UPDATE",
  // Somebody waits in front of the screen for it, as for a login code.
  linkRenewed: "OTP",
  freeText: "UPDATE",
  survey: "SURVEY",
};

export type TemplateVariable = "organisation" | "department" | "name" | "number" | "title" | "stage" | "link" | "code" | "count" | "text" | "tracking";

const ticketVariables: readonly TemplateVariable[] = ["organisation", "department", "name", "number", "title", "stage", "link", "code", "tracking"];

/** What may stand in braces in each template. */
export const variablesOf: Record<TemplateKey, readonly TemplateVariable[]> = {
  otp: ["organisation", "code"],
  received: ticketVariables,
  agentOpened: ticketVariables,
  publicReply: ticketVariables,
  waiting: ticketVariables,
  stageEntered: ticketVariables,
  closed: ticketVariables,
  survey: ticketVariables,
  linkRenewed: ticketVariables,
  merged: [...ticketVariables, "count"],
  freeText: ["text"],
};

export type TemplateValues = Partial<Record<TemplateVariable, string>>;

/** A body that cannot be filled: `variable` is what stands in the braces. */
export class TemplateError extends Error {
  constructor(readonly variable: string) {
    super(`unknown template variable: ${variable.slice(0, 40)}`);
    this.name = "TemplateError";
  }
}

const BRACES = /\{([^{}]*)\}/g;

/** The names in braces that this kind of message does not have, each once. */
export function unknownVariables(key: TemplateKey, body: string): string[] {
  const known: readonly string[] = variablesOf[key];
  return [...new Set([...body.matchAll(BRACES)].map((match) => match[1] ?? ""))].filter((name) => !known.includes(name));
}

export function hasVariable(body: string, name: TemplateVariable): boolean {
  return body.includes(`{${name}}`);
}

/**
 * A body with its variables filled in; a value that is not given is left out. Spaces at line ends and more than one empty line go.
 * @throws TemplateError for a variable that this kind of message does not have
 */
export function fillTemplate(key: TemplateKey, body: string, values: TemplateValues): string {
  const [unknown] = unknownVariables(key, body);
  if (unknown !== undefined) throw new TemplateError(unknown);
  return body
    .replace(BRACES, (_, name: TemplateVariable) => values[name] ?? "")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const TITLE_UNITS = 30;

/** A ticket's title as it fits into an SMS. */
export function shortTitle(title: string): string {
  const letters = [...title];
  return letters.length <= TITLE_UNITS
    ? title
    : `${letters
        .slice(0, TITLE_UNITS - 1)
        .join("")
        .trimEnd()}…`;
}

/** A count or a ticket's number as it stands in a Persian text. */
export function inPersian(value: number | string): string {
  return toPersianDigits(String(value));
}

/** The line by which a phone offers the code to our own page only (WebOTP); for HTTPS hosts and localhost. */
export function autofillLine(publicUrl: string, code: string): string | null {
  if (!URL.canParse(publicUrl)) return null;
  const { hostname, protocol } = new URL(publicUrl);
  return protocol === "https:" || hostname === "localhost" ? `@${hostname} #${code}` : null;
}

/** What goes into the token slots of an approved provider template (verify/lookup): no spaces in the first three (facts.md §1.1). */
export type LookupTokens = { token: string; token2?: string };

/**
 * The tokens of each kind of message: `%token` is the number of the ticket (a login code for `otp`), `%token2` the secret part of the
 * link. The provider refuses a token that its template does not use, so these names are part of what the admin is told.
 */
export function lookupTokens(key: TemplateKey, given: { number: string; code: string; linkToken: string | null }): LookupTokens {
  if (key === "otp") return { token: given.code };
  if (key === "received") return { token: given.number || "-" };
  return given.linkToken ? { token: given.number, token2: given.linkToken } : { token: given.number };
}
