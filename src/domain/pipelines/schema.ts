import { z } from "zod";
import { cleanLine } from "@/persian/text";
import type { Named } from "../board/card";
import { stageColors, stageKinds } from "../board/schema";

export const NAME_LIMIT = 60;
export const SLUG_LIMIT = 40;
export const STAGE_LIMIT = 30;
export const SOFT_LIMIT_MAX = 9_999;
export const AGEING_DAYS_MAX = 365;

/** The last part of a board's address. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Roles that a stage may be limited to; an admin may enter every stage. */
export const entryRoles = ["SUPERVISOR", "AGENT"] as const;
export type EntryRole = (typeof entryRoles)[number];

export const pipelineTemplates = ["support", "technical", "orders", "returns", "sales"] as const;
export type PipelineTemplateKey = (typeof pipelineTemplates)[number];

const Name = z.string().transform(cleanLine).pipe(z.string().min(1).max(NAME_LIMIT));
const Slug = z.string().trim().min(1).max(SLUG_LIMIT).regex(SLUG);

/** What an admin decides of a stage (D15). `id` null = a new one. */
export const StageSettings = z
  .object({
    id: z.uuid().nullable(),
    name: Name,
    /** What a customer reads for it (R6). */
    publicLabel: Name,
    color: z.enum(stageColors),
    kind: z.enum(stageKinds),
    softLimit: z.number().int().min(1).max(SOFT_LIMIT_MAX).nullable(),
    ageingDays: z.number().int().min(1).max(AGEING_DAYS_MAX).nullable(),
    isPortalVisible: z.boolean(),
    isRetired: z.boolean(),
    entryRoles: z.array(z.enum(entryRoles)).max(entryRoles.length),
    entryUserIds: z.array(z.uuid()).max(200),
    entryDepartmentIds: z.array(z.uuid()).max(100),
  })
  .strict();
export type StageSettings = z.infer<typeof StageSettings>;

const pipelineId = z.uuid();
const expectedVersion = z.number().int().positive();

export const GetPipelineInput = z.object({ pipeline: z.string().min(1).max(80) }).strict();

export const CreatePipelineInput = z.object({ name: Name, slug: Slug, template: z.enum(pipelineTemplates).nullable() }).strict();
export type CreatePipelineInput = z.infer<typeof CreatePipelineInput>;

/** All that a pipeline's page says, stages in their order. Stages go by `DeleteStageInput` only. */
export const SavePipelineInput = z
  .object({ pipelineId, expectedVersion, name: Name, slug: Slug, stages: z.array(StageSettings).min(1).max(STAGE_LIMIT) })
  .strict();
export type SavePipelineInput = z.infer<typeof SavePipelineInput>;

/** `targetStageId`: where its cards go; may be null when it has none. */
export const DeleteStageInput = z.object({ pipelineId, expectedVersion, stageId: z.uuid(), targetStageId: z.uuid().nullable() }).strict();
export type DeleteStageInput = z.infer<typeof DeleteStageInput>;

export const RetirePipelineInput = z.object({ pipelineId, expectedVersion, isRetired: z.boolean() }).strict();
export type RetirePipelineInput = z.infer<typeof RetirePipelineInput>;

/** Every pipeline, in the order that is wanted. */
export const ArrangePipelinesInput = z.object({ pipelineIds: z.array(z.uuid()).min(1).max(200) }).strict();
export type ArrangePipelinesInput = z.infer<typeof ArrangePipelinesInput>;

/** A stage as its page shows it. */
export type StageEntry = StageSettings & { id: string; cardCount: number };

export type PipelineEntry = Named & {
  slug: string;
  kind: "TICKET" | "ORDER";
  isRetired: boolean;
  /** Of the settings; a save names the one it saw. */
  version: number;
  openCount: number;
  /** Living departments whose tickets come here. */
  departments: Named[];
  stages: StageEntry[];
};
