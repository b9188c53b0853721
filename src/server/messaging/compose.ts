import { autofillLine, fillTemplate, type LookupTokens, lookupTokens, type TemplateKey, type TemplateValues } from "@/domain/messaging/template";
import { toLatinDigits } from "@/persian/digits";
import { shortCodeOf, tokenOf } from "@/server/identity";
import type { Template } from "./templates";

export type Composed = {
  text: string;
  /** The text without what would open something: what is kept. */
  safeText: string;
  hasLink: boolean;
  /** Set when it goes by an approved provider template. */
  lookup: { name: string; tokens: LookupTokens } | null;
};

export type Composing = {
  key: TemplateKey;
  template: Template;
  values: TemplateValues;
  linkTokenId: string | null;
  isSurvey: boolean;
  publicUrl: string;
  /** Links are refused by the provider or switched off. */
  withoutLinks: boolean;
};

/**
 * The text of one message as it leaves, made at the last moment: link and code are derived here and kept nowhere.
 * @throws TemplateError when its template has a variable that this kind of message does not have
 */
export function compose(c: Composing): Composed {
  const token = c.linkTokenId ? tokenOf(c.linkTokenId) : null;
  const link = token ? `${c.publicUrl}/${c.isSurvey ? "s" : "t"}/${token}` : "";
  const code = c.linkTokenId ? shortCodeOf(c.linkTokenId) : (c.values.code ?? "");
  const body = c.withoutLinks ? c.template.noLinkBody : c.template.body;
  const filled = fillTemplate(c.key, body, { ...c.values, link, code });
  const hint = c.key === "otp" && !c.withoutLinks ? autofillLine(c.publicUrl, code) : null;
  const text = hint ? `${filled}\n\n${hint}` : filled;
  const number = toLatinDigits(c.values.number ?? "");
  const lookup = c.template.lookupName ? { name: c.template.lookupName, tokens: lookupTokens(c.key, { number, code, linkToken: token }) } : null;
  return { text, safeText: hide(text, [token, code]), hasLink: /https?:\/\/|www\./i.test(text), lookup };
}

function hide(text: string, secrets: readonly (string | null)[]): string {
  return secrets.reduce<string>((hidden, secret) => (secret ? hidden.split(secret).join("•••") : hidden), text);
}
