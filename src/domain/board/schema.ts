import { z } from "zod";
import { priorities } from "../tickets/schema";

/** Colours an admin may give a stage; each is a token of the design system. */
export const stageColors = ["stone", "blue", "violet", "pink", "amber", "orange", "green", "teal"] as const;
export type StageColor = (typeof stageColors)[number];

export const stageKinds = ["NEW", "WORKING", "WAITING", "SOLVED", "CLOSED"] as const;
export type StageKind = (typeof stageKinds)[number];

export const BOARD_PAGE = 25;

/** Filters of the board as they stand in the address (issue 2 §6); empty = all. "none" = without one. */
export const BoardFilters = z
  .object({
    responsible: z
      .array(z.union([z.uuid(), z.literal("none"), z.literal("me")]))
      .max(30)
      .optional(),
    priority: z.array(z.enum(priorities)).max(4).optional(),
    category: z
      .array(z.union([z.uuid(), z.literal("none")]))
      .max(50)
      .optional(),
    tag: z.array(z.uuid()).max(30).optional(),
    department: z.array(z.uuid()).max(30).optional(),
    customer: z.uuid().optional(),
    waiting: z.boolean().optional(),
    /** What was promised to the customer and is overdue. */
    late: z.boolean().optional(),
    text: z.string().trim().max(100).optional(),
  })
  .strict();
export type BoardFilters = z.infer<typeof BoardFilters>;

export const GetBoardInput = z.object({ slug: z.string().min(1).max(80), filters: BoardFilters.default({}) }).strict();

/** What has changed since the version that a screen shows. */
export const GetChangesInput = z.object({ pipelineId: z.uuid(), since: z.number().int().min(0), filters: BoardFilters.default({}) }).strict();

export const GetStagePageInput = z
  .object({
    stageId: z.uuid(),
    afterRank: z.string().max(200).optional(),
    limit: z.number().int().min(1).max(100).default(50),
    filters: BoardFilters.default({}),
  })
  .strict();

/**
 * A drop as an intent, never an index: the card goes to `toStageId`, below `afterTicketId`; without it above `beforeTicketId`; with
 * neither, to the top of the stage, or with `atEnd` below its last card (which a board that pages need not know).
 */
export const MoveCardInput = z
  .object({
    ticketId: z.uuid(),
    toStageId: z.uuid(),
    afterTicketId: z.uuid().nullish(),
    beforeTicketId: z.uuid().nullish(),
    atEnd: z.boolean().optional(),
    expectedVersion: z.number().int().positive(),
  })
  .strict();
export type MoveCardInput = z.infer<typeof MoveCardInput>;

export const UndoMoveInput = z.object({ ticketId: z.uuid(), expectedVersion: z.number().int().positive() }).strict();
