import { sandbox as words } from "@/messages/fa/sandbox";
import { ApiError } from "./api/reply";

export interface Template {
  name: string;
  text: string;
  approved: boolean;
}

export const tokenNames = ["token", "token2", "token3", "token10", "token20"] as const;
export type TokenName = (typeof tokenNames)[number];

/** Templates of a fresh account, named as Kariz names them, with one that waits for approval. */
export function builtInTemplates(siteUrl: string): Map<string, Template> {
  const base = siteUrl.replace(/\/$/, "");
  const host = URL.canParse(siteUrl) ? new URL(siteUrl).hostname : "localhost";
  const list: Template[] = [
    { name: "kariz-otp", text: words.templates.otp.replace("%host", host), approved: true },
    { name: "kariz-update", text: words.templates.update.replace("%base", base), approved: true },
    { name: "kariz-survey", text: words.templates.survey.replace("%base", base), approved: true },
    { name: "kariz-received", text: words.templates.received, approved: true },
    { name: "kariz-greeting", text: words.templates.greeting, approved: true },
    { name: "kariz-pending", text: words.templates.pending, approved: false },
  ];
  return new Map(list.map((template) => [template.name, template]));
}

const spacesAllowed: Record<TokenName, number> = { token: 0, token2: 0, token3: 0, token10: 5, token20: 8 };
const placeholder = /%token(?:10|20|2|3)?/g;

/**
 * Fills a template by the provider's token rules (facts §1.1).
 * @throws ApiError 400 a placeholder has no token · 431 a token's form · 432 a token has no placeholder
 */
export function fillTemplate(text: string, tokens: Partial<Record<TokenName, string>>): string {
  const used = new Set(text.match(placeholder) ?? []);
  for (const name of tokenNames) {
    const token = tokens[name];
    if (token === undefined) {
      if (used.has(`%${name}`)) throw new ApiError(400);
      continue;
    }
    if (!used.has(`%${name}`)) throw new ApiError(432);
    const spaces = token.split(" ").length - 1;
    if (token.length > 100 || spaces > spacesAllowed[name] || /[\r\n\t\u2028\u2029_]/.test(token)) throw new ApiError(431);
    if (spacesAllowed[name] === 0 && /[\s.,;:|/\\-]/.test(token)) throw new ApiError(431);
  }
  return text.replace(placeholder, (found) => tokens[found.slice(1) as TokenName] ?? found);
}
