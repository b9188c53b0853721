import type { attachments } from "./fa/attachments";

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** The Persian words decide which words every language needs. Text only, so that a page may hand them to the browser. */
export type AttachmentWords = Shape<typeof attachments>;
