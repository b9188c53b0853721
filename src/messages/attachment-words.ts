import type { Locale } from "@/persian/locale";
import { attachments as arabic } from "./ar/attachments";
import { attachments as english } from "./en/attachments";
import { attachments as persian } from "./fa/attachments";

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** The Persian words decide which words every language needs. Text only, so that a page may hand them to the browser. */
export type AttachmentWords = Shape<typeof persian>;

const words: Record<Locale, AttachmentWords> = { fa: persian, ar: arabic, en: english };

/** The words for files in the visitor's language. */
export function attachmentWords(language: Locale): AttachmentWords {
  return words[language];
}
