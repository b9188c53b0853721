import { z } from "zod";
import type { StageKind } from "../board/schema";
import { type CardField, type CardKind, cardFields, cardKinds, fieldsOf } from "./visibility";

/** The whole row of one card type: its fields, and for each of its pipelines the stages that have a public face. */
export const SaveVisibilityInput = z
  .object({
    kind: z.enum(cardKinds),
    /** 0 = nothing was decided yet. */
    expectedVersion: z.number().int().min(0),
    fields: z.array(z.enum(cardFields)).max(cardFields.length),
    pipelines: z
      .array(z.object({ pipelineId: z.uuid(), expectedVersion: z.number().int().positive(), visibleStageIds: z.array(z.uuid()).max(100) }).strict())
      .max(200),
  })
  .strict()
  .refine(({ kind, fields }) => fields.every((field) => fieldsOf[kind].includes(field)), { path: ["fields"] });
export type SaveVisibilityInput = z.infer<typeof SaveVisibilityInput>;

/** What /settings/visibility shows of one card type. `version` 0 = as the product begins. */
export type CardVisibility = {
  kind: CardKind;
  version: number;
  fields: CardField[];
  pipelines: {
    id: string;
    name: string;
    version: number;
    stages: { id: string; name: string; publicLabel: string; kind: StageKind; isPortalVisible: boolean }[];
  }[];
};
