import type { StageColor, StageKind } from "@/domain/board/schema";
import { stageFaults } from "@/domain/pipelines/rules";
import {
  AGEING_DAYS_MAX,
  type EntryRole,
  entryRoles,
  type PipelineEntry,
  type SavePipelineInput,
  SLUG,
  SOFT_LIMIT_MAX,
  type StageEntry,
  type StageSettings,
} from "@/domain/pipelines/schema";
import { errors } from "@/messages/fa/errors";
import { pipelines as words } from "@/messages/fa/pipelines";
import { formatNumber, toLatinDigits, toPersianDigits } from "@/persian/digits";

/** A stage while it is edited: numbers are text until they are saved. `key` = its id, or a made-up one for a new stage. */
export type StageDraft = {
  key: string;
  id: string | null;
  name: string;
  publicLabel: string;
  color: StageColor;
  kind: StageKind;
  softLimit: string;
  ageingDays: string;
  isPortalVisible: boolean;
  isRetired: boolean;
  isLimited: boolean;
  entryRoles: EntryRole[];
  entryUserIds: string[];
  entryDepartmentIds: string[];
  cardCount: number;
};

export type PipelineDraft = { name: string; slug: string; stages: StageDraft[] };

const digits = (value: number | null) => (value === null ? "" : toPersianDigits(String(value)));

function stageDraft(stage: StageEntry): StageDraft {
  return {
    ...stage,
    key: stage.id,
    softLimit: digits(stage.softLimit),
    ageingDays: digits(stage.ageingDays),
    isLimited: stage.entryRoles.length + stage.entryUserIds.length + stage.entryDepartmentIds.length > 0,
  };
}

export function draftOf({ name, slug, stages }: PipelineEntry): PipelineDraft {
  return { name, slug, stages: stages.map(stageDraft) };
}

/** A new stage with a name that no other one has. */
export function newStage(key: string, stages: readonly StageDraft[]): StageDraft {
  const taken = new Set(stages.map((stage) => stage.name.trim()));
  let name: string = words.editor.newStage;
  for (let n = 2; taken.has(name); n += 1) name = `${words.editor.newStage} ${toPersianDigits(String(n))}`;
  return {
    key,
    id: null,
    name,
    publicLabel: "",
    color: "teal",
    kind: "WORKING",
    softLimit: "",
    ageingDays: "",
    isPortalVisible: true,
    isRetired: false,
    isLimited: false,
    entryRoles: [],
    entryUserIds: [],
    entryDepartmentIds: [],
    cardCount: 0,
  };
}

/** What is wrong, by field: `name`, `slug`, `stages`, or `<key>.<field>` of a stage. */
export type Problems = Readonly<Record<string, string>>;

/** A number of a field that may be empty; NaN when it is neither. */
export function numberIn(text: string, max: number): number | null {
  const typed = toLatinDigits(text).replace(/[\s٬,]/g, "");
  if (typed === "") return null;
  const value = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
  return value >= 1 && value <= max ? value : Number.NaN;
}

/** What was typed as a pipeline to be saved, or what is wrong with it. */
export function readDraft(draft: PipelineDraft): { input: Pick<SavePipelineInput, "name" | "slug" | "stages"> | null; problems: Problems } {
  const problems: Record<string, string> = {};
  if (draft.name.trim() === "") problems.name = words.create.noName;
  if (!SLUG.test(draft.slug.trim())) problems.slug = words.create.badSlug;
  for (const { reason, stage } of stageFaults(draft.stages)) problems[stage === null ? "stages" : `${draft.stages[stage]?.key}.name`] ??= errors[reason];
  const stages = draft.stages.map((stage): StageSettings => {
    const { key, softLimit, ageingDays, isLimited, cardCount: _, ...rest } = stage;
    const [limit, days] = [numberIn(softLimit, SOFT_LIMIT_MAX), numberIn(ageingDays, AGEING_DAYS_MAX)];
    if (stage.publicLabel.trim() === "") problems[`${key}.publicLabel`] = words.stage.noPublicLabel;
    if (Number.isNaN(limit)) problems[`${key}.softLimit`] = words.stage.badNumber(formatNumber(SOFT_LIMIT_MAX));
    if (Number.isNaN(days)) problems[`${key}.ageingDays`] = words.stage.badNumber(formatNumber(AGEING_DAYS_MAX));
    if (isLimited && stage.entryRoles.length + stage.entryUserIds.length + stage.entryDepartmentIds.length === 0) problems[`${key}.entry`] = words.stage.nobody;
    const entry = isLimited ? {} : { entryRoles: [], entryUserIds: [], entryDepartmentIds: [] };
    return { ...rest, ...entry, softLimit: limit, ageingDays: days };
  });
  return { input: Object.keys(problems).length > 0 ? null : { name: draft.name.trim(), slug: draft.slug.trim(), stages }, problems };
}

export const isEntryRole = (value: string): value is EntryRole => entryRoles.some((role) => role === value);
