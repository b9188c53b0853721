import { z } from "zod";
import { cleanLine } from "@/persian/text";
import { BoardFilters } from "../board/schema";
import { BodyText } from "../tickets/schema";
import { outcomes, priorities } from "../tickets/terms";
import { BULK_LIMIT, LIST_PAGE, listColumns, mySections, ticketStates, viewScopes } from "./terms";

const Order = z.object({ by: z.enum(listColumns), down: z.boolean() }).strict();

/** A list of tickets: over all pipelines or of one, of a section of My work or not, in an order, from a place on. */
export const ListTicketsInput = z
  .object({
    pipelineSlug: z.string().min(1).max(80).nullable().default(null),
    section: z.enum(mySections).nullable().default(null),
    filters: BoardFilters.default({}),
    state: z.enum(ticketStates).nullable().default(null),
    order: Order,
    after: z
      .object({ value: z.string().max(400), number: z.number().int().min(0) })
      .strict()
      .nullable()
      .default(null),
    limit: z.number().int().min(1).max(BULK_LIMIT).default(LIST_PAGE),
  })
  .strict();
export type ListTicketsInput = z.infer<typeof ListTicketsInput>;

const ViewName = z.string().transform(cleanLine).pipe(z.string().min(1).max(60));

const Content = z.object({
  pipelineSlug: z.string().min(1).max(80).nullable(),
  shape: z.enum(["list", "board"]),
  filters: BoardFilters,
  state: z.enum(ticketStates).nullable(),
  order: Order.nullable(),
  columns: z.array(z.enum(listColumns)).max(listColumns.length).nullable(),
});
export const ViewContentSchema = Content;

/** Without `viewId` a new view; without `content` only its name and who sees it. */
export const SaveViewInput = z
  .object({
    viewId: z.uuid().nullable().default(null),
    expectedVersion: z.number().int().positive().nullable().default(null),
    name: ViewName,
    scope: z.enum(viewScopes),
    departmentId: z.uuid().nullable().default(null),
    content: Content.strict().nullable().default(null),
  })
  .strict();
export type SaveViewInput = z.infer<typeof SaveViewInput>;

export const ViewIdInput = z.object({ viewId: z.uuid() }).strict();
export const RemoveViewInput = z.object({ viewId: z.uuid(), expectedVersion: z.number().int().positive() }).strict();
export const MoveViewInput = z.object({ viewId: z.uuid(), to: z.enum(["up", "down"]) }).strict();

const Tags = z.array(z.uuid()).max(20);

export const BulkAct = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("stage"), stageId: z.uuid() }).strict(),
  z.object({ kind: z.literal("responsible"), userId: z.uuid().nullable() }).strict(),
  z.object({ kind: z.literal("priority"), priority: z.enum(priorities) }).strict(),
  z.object({ kind: z.literal("tags"), add: Tags, remove: Tags }).strict(),
  z.object({ kind: z.literal("close"), outcome: z.enum(outcomes) }).strict(),
  z.object({ kind: z.literal("reply"), body: BodyText.pipe(z.string().min(1)) }).strict(),
]);
export type BulkAct = z.infer<typeof BulkAct>;

/** The tickets in the order of the list, each with the version that was seen. `bulkId` is made by the browser: sent twice it is done once. */
export const RunBulkInput = z
  .object({
    bulkId: z.uuid(),
    act: BulkAct,
    tickets: z
      .array(z.object({ id: z.uuid(), version: z.number().int().positive() }).strict())
      .min(1)
      .max(BULK_LIMIT),
  })
  .strict();
export type RunBulkInput = z.infer<typeof RunBulkInput>;

export const UndoBulkInput = z.object({ bulkId: z.uuid() }).strict();
export const PreviewReplyInput = z.object({ ticketIds: z.array(z.uuid()).min(1).max(BULK_LIMIT) }).strict();
