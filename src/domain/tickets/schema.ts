import { z } from "zod";
import { cleanBody, cleanLine } from "@/persian/text";
import { AttachmentIds } from "../attachments/schema";
import { MENTION_LIMIT, mentionsFit } from "./mentions";
import { BODY_LIMIT, outcomes, PRODUCT_LIMIT, priorities, TITLE_LIMIT } from "./terms";

export { BODY_LIMIT, outcomes, type Priority, priorities, TITLE_LIMIT, type TicketOutcome } from "./terms";

/** One line of user text: bidi overrides and control characters removed, spaces folded (facts.md §4). */
export const TitleText = z.string().transform(cleanLine).pipe(z.string().min(1).max(TITLE_LIMIT));
/** Several paragraphs of user text; may be empty. */
export const BodyText = z
  .string()
  .max(BODY_LIMIT * 2)
  .transform(cleanBody)
  .pipe(z.string().max(BODY_LIMIT));

/** The name of a product or service, chosen or typed. */
const ProductText = z
  .string()
  .transform(cleanLine)
  .pipe(z.string().max(PRODUCT_LIMIT))
  .transform((text) => text || null);

const Mentions = z.array(z.object({ userId: z.uuid(), start: z.number().int().min(0), end: z.number().int().min(2) }).strict()).max(MENTION_LIMIT);

export const CreateTicketInput = z
  .object({
    title: TitleText,
    description: BodyText.default(""),
    customerId: z.uuid(),
    departmentId: z.uuid().optional(),
    /** Where the card stands; without it the entry stage of the department's pipeline. */
    stageId: z.uuid().optional(),
    priority: z.enum(priorities).default("NORMAL"),
    responsibleId: z.uuid().nullish(),
    categoryId: z.uuid().nullish(),
    tagIds: z.array(z.uuid()).max(20).default([]),
    /** What we say first; public with `portalVisible`. */
    note: z
      .object({ body: BodyText.pipe(z.string().min(1)), portalVisible: z.boolean() })
      .strict()
      .optional(),
  })
  .strict();
export type CreateTicketInput = z.infer<typeof CreateTicketInput>;

export const EditTicketInput = z
  .object({
    ticketId: z.uuid(),
    expectedVersion: z.number().int().positive(),
    title: TitleText.optional(),
    responsibleId: z.uuid().nullable().optional(),
    departmentId: z.uuid().optional(),
    priority: z.enum(priorities).optional(),
    categoryId: z.uuid().nullable().optional(),
    tagIds: z.array(z.uuid()).max(20).optional(),
    /** Instant (ISO) by which we mean to be done; null = none. */
    dueAt: z.iso.datetime({ offset: true }).nullable().optional(),
    /** What it is about: of the list or typed; null or empty = nothing. */
    product: ProductText.nullable().optional(),
  })
  .strict();
export type EditTicketInput = z.infer<typeof EditTicketInput>;

export const AddNoteInput = z
  .object({
    ticketId: z.uuid(),
    body: BodyText.pipe(z.string().min(1)),
    portalVisible: z.boolean(),
    /** Files of the writer that nothing carries yet. */
    attachmentIds: AttachmentIds.optional(),
    /** Colleagues named in the cleaned text, in order. */
    mentions: Mentions.optional(),
    /** The writer knows that the customer reads the names; without it a public note names nobody. */
    namesPublicly: z.boolean().optional(),
    /** The last note that the writer has had before them (null: none): refused when somebody wrote after it. Left out: sent whatever arrived. */
    lastSeenNoteId: z.uuid().nullable().optional(),
    /** Made once per composed note by the browser; posting it twice makes one note. */
    idempotencyKey: z.uuid(),
  })
  .strict()
  .refine(({ body, mentions }) => mentionsFit(body, mentions ?? []), { path: ["mentions"] });
export type AddNoteInput = z.infer<typeof AddNoteInput>;

export const SaveDraftInput = z
  .object({ ticketId: z.uuid(), body: z.string().max(BODY_LIMIT * 2), portalVisible: z.boolean(), mentions: Mentions.default([]) })
  .strict();

export const CloseTicketInput = z
  .object({ ticketId: z.uuid(), expectedVersion: z.number().int().positive(), outcome: z.enum(outcomes).default("SOLVED") })
  .strict();
export type CloseTicketInput = z.infer<typeof CloseTicketInput>;
export const ReopenTicketInput = z.object({ ticketId: z.uuid(), expectedVersion: z.number().int().positive() }).strict();
export const TicketNumberInput = z.object({ number: z.number().int().positive().max(2_147_483_647) }).strict();
