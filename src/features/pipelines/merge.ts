import type { PipelineEntry } from "@/domain/pipelines/schema";
import { pipelines as words } from "@/messages/fa/pipelines";
import { isolate } from "@/persian/text";
import { draftOf, type PipelineDraft, type StageDraft } from "./draft";

/**
 * What I have changed, laid upon what a colleague has saved meanwhile: where we both changed the same field mine stays, for me to see and
 * decide; stages that were deleted are gone, stages that were added are there. `base` is what we both began with.
 */
export function merged(base: PipelineEntry, mine: PipelineDraft, theirs: PipelineEntry): PipelineDraft {
  const [before, fresh] = [draftOf(base), draftOf(theirs)];
  const old = new Map(before.stages.map((stage) => [stage.key, stage]));
  const own = new Map(mine.stages.map((stage) => [stage.key, stage]));
  const stages = fresh.stages.map((stage) => {
    const [was, is] = [old.get(stage.key), own.get(stage.key)];
    return was && is ? { ...overlay(was, is, stage), cardCount: stage.cardCount } : stage;
  });
  const kept = new Map([...stages, ...mine.stages.filter((stage) => stage.id === null)].map((stage) => [stage.key, stage]));
  const isMyOrder = orderOf(before) !== orderOf(mine);
  const first = isMyOrder ? mine.stages : stages;
  const rest = isMyOrder ? stages : mine.stages.filter((stage) => stage.id === null);
  const keys = [...new Set([...first, ...rest].map((stage) => stage.key))];
  return { name: pick(before.name, mine.name, fresh.name), slug: pick(before.slug, mine.slug, fresh.slug), stages: keys.flatMap((key) => kept.get(key) ?? []) };
}

const orderOf = (draft: PipelineDraft) => draft.stages.map((stage) => stage.key).join(" ");

function pick<T>(was: T, mine: T, theirs: T): T {
  return JSON.stringify(was) === JSON.stringify(mine) ? theirs : mine;
}

function overlay<T extends object>(was: T, mine: T, theirs: T): T {
  return Object.fromEntries(Object.entries(theirs).map(([key, value]) => [key, pick(was[key as keyof T], mine[key as keyof T], value)])) as T;
}

const told: readonly [keyof StageDraft, string][] = [
  ["name", words.stage.name],
  ["publicLabel", words.stage.publicLabel],
  ["color", words.stage.color],
  ["kind", words.stage.kind],
  ["softLimit", words.stage.softLimit],
  ["ageingDays", words.stage.ageingDays],
  ["isPortalVisible", words.stage.isPortalVisible],
  ["isRetired", words.stage.isRetired],
  ["entryRoles", words.stage.entryRoles],
  ["entryUserIds", words.stage.entryPeople],
  ["entryDepartmentIds", words.stage.entryDepartments],
];

/** What a colleague has changed, in sentences. */
export function changesTold(base: PipelineEntry, theirs: PipelineEntry): string[] {
  const [before, fresh] = [draftOf(base), draftOf(theirs)];
  const lines: string[] = [];
  const tell = (of: string, field: string, from: unknown, to: unknown) => {
    if (JSON.stringify(from) !== JSON.stringify(to)) lines.push(words.editor.theirField(of, field, shown(from), shown(to)));
  };
  tell("", words.create.name, before.name, fresh.name);
  tell("", words.create.slug, before.slug, fresh.slug);
  const old = new Map(before.stages.map((stage) => [stage.key, stage]));
  for (const stage of fresh.stages) {
    const was = old.get(stage.key);
    if (!was) lines.push(words.editor.theirNew(isolate(stage.name)));
    else for (const [field, label] of told) tell(words.editor.of(isolate(was.name)), label, was[field], stage[field]);
  }
  const left = new Set(fresh.stages.map((stage) => stage.key));
  for (const stage of before.stages) if (!left.has(stage.key)) lines.push(words.editor.theirGone(isolate(stage.name)));
  const common = (draft: PipelineDraft) => draft.stages.filter((stage) => left.has(stage.key) && old.has(stage.key)).map((stage) => stage.key);
  if (common(before).join() !== common(fresh).join()) lines.push(words.editor.theirOrder);
  return lines;
}

function shown(value: unknown): string {
  if (value === true) return "✓";
  if (value === false || value === "") return "—";
  if (Array.isArray(value)) return value.length === 0 ? "—" : String(value.length);
  const named: Record<string, string> = { ...words.stage.kinds, ...words.stage.colors };
  return named[String(value)] ?? isolate(String(value));
}
