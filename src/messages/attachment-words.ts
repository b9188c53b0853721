import type { attachments } from "./fa/attachments";

type Shape<T> = { readonly [K in keyof T]: T[K] extends (...given: infer A) => string ? (...given: A) => string : T[K] extends string ? string : Shape<T[K]> };

/** The Persian words decide which words every language needs. */
export type AttachmentWords = Shape<typeof attachments>;
