import type { Locale } from "@/persian/locale";
import { portal as arabic } from "./ar/portal";
import { attachmentWords } from "./attachment-words";
import { portal as english } from "./en/portal";
import { portal as persian } from "./fa/portal";

type Widened<T> = T extends string ? string : T extends (...given: infer A) => string ? (...given: A) => string : { readonly [K in keyof T]: Widened<T[K]> };

/** The words of the portal: Persian is the source of truth, the others have the same keys or do not compile. */
export type PortalWords = Widened<typeof persian>;

const words: Record<Locale, PortalWords> = { fa: persian, ar: arabic, en: english };

/** The portal's words in the visitor's language. */
export function portalWords(language: Locale): PortalWords {
  return words[language];
}

/** A stage's public name in the visitor's language: ours are translated, a name that the organisation chose stays as it is. */
export function stageName(label: string, language: Locale): string {
  const kind = (Object.keys(persian.kindLabels) as (keyof PortalWords["kindLabels"])[]).find((key) => persian.kindLabels[key] === label);
  return kind ? words[language].kindLabels[kind] : label;
}

/** What to say of a failure the portal can meet; an unlisted one is ours. */
export function portalFailure(reason: string, language: Locale): string {
  const sentences: Record<string, string> = { ...attachmentWords(language).refusals, ...words[language].errors };
  return sentences[reason] ?? words[language].errors.internal;
}
