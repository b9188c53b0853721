import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import { crossesClosing, stageFaults } from "@/domain/pipelines/rules";
import type { SavePipelineInput, StageSettings } from "@/domain/pipelines/schema";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { type LockedPipeline, lockedPipeline, raiseVersion, refuseStale, refuseTakenSlug } from "../locked-pipeline";

/**
 * Saves what an admin has made of a pipeline (D15): name, address, and its stages with their order, new ones among them. CONFLICT when
 * somebody else saved first (N30). RULE_VIOLATION, with the index of the stage where there is one, when the stages would not work as a
 * pipeline, the address is taken, or a stage with cards would pass the line of closing: its cards would all be closed or reopened at once.
 */
export const savePipeline = command({
  action: "pipeline.edit",
  load: (tx, input: SavePipelineInput) => lockedPipeline(tx, input, "all"),
  run: async ({ tx, now, input, subject: pipeline, emit }): Promise<{ version: number }> => {
    refuseStale(pipeline, input.expectedVersion);
    const known = new Map(pipeline.stages.map((stage) => [stage.id, stage]));
    const given = input.stages.filter((stage) => stage.id !== null);
    if (given.some((stage) => !known.has(stage.id ?? ""))) throw new AppError("NOT_FOUND", "stage.not_found");
    // Stages are taken away by deleting them, never by leaving them out.
    if (new Set(given.map((stage) => stage.id)).size !== given.length || given.length !== known.size)
      throw new AppError("CONFLICT", "pipeline.changed_by_someone_else", { version: pipeline.settingsVersion });
    const fault = stageFaults(input.stages)[0];
    if (fault) throw new AppError("RULE_VIOLATION", fault.reason, { stage: fault.stage });
    await refuseTakenSlug(tx, input.slug, pipeline.id);
    await refuseCrossing(tx, input.stages, known);
    await refuseUnknownPeople(tx, input.stages);

    const subject = { kind: "stage", id: "" } as const;
    for (const [position, { id, isRetired, ...settings }] of input.stages.entries()) {
      const before = id === null ? null : known.get(id);
      const data = { ...settings, position, retiredAt: isRetired ? (before?.retiredAt ?? now) : null };
      if (!before) {
        const made = await tx.stage.create({ data: { ...data, pipelineId: pipeline.id, slug: await freeSlug(tx, pipeline.id) }, select: { id: true } });
        emit({ event: "stage.created", subject: { ...subject, id: made.id }, data: { pipelineId: pipeline.id, name: settings.name, kind: settings.kind } });
        continue;
      }
      const changes = changesBetween({ ...before, isRetired: before.retiredAt !== null }, { ...settings, position, isRetired });
      if (Object.keys(changes).length === 0) continue;
      await tx.stage.update({ where: { id: before.id }, data });
      emit({ event: "stage.changed", subject: { ...subject, id: before.id }, data: { pipelineId: pipeline.id, changes } });
    }
    const saved = await raiseVersion(tx, pipeline.id, { name: input.name, slug: input.slug });
    emit({
      event: "pipeline.changed",
      subject: { kind: "pipeline", id: pipeline.id },
      pipelineIds: [pipeline.id],
      data: { changes: changesBetween({ name: pipeline.name, slug: pipeline.slug }, { name: input.name, slug: input.slug }) },
    });
    return saved;
  },
});

type Known = ReadonlyMap<string, LockedPipeline["stages"][number]>;

/** Every stage is locked: no card comes in while this is looked at. */
async function refuseCrossing(tx: Tx, stages: readonly StageSettings[], known: Known): Promise<void> {
  for (const [index, stage] of stages.entries()) {
    const before = stage.id === null ? undefined : known.get(stage.id);
    if (!before || !crossesClosing(before.kind, stage.kind)) continue;
    const count = await tx.ticket.count({ where: { stageId: before.id } });
    if (count > 0) throw new AppError("RULE_VIOLATION", "stage.kind_has_cards", { stage: index, count });
  }
}

async function refuseUnknownPeople(tx: Tx, stages: readonly StageSettings[]): Promise<void> {
  const userIds = [...new Set(stages.flatMap((stage) => stage.entryUserIds))];
  const departmentIds = [...new Set(stages.flatMap((stage) => stage.entryDepartmentIds))];
  if (userIds.length > 0 && (await tx.user.count({ where: { id: { in: userIds } } })) !== userIds.length) throw new AppError("NOT_FOUND", "user.not_found");
  if (departmentIds.length > 0 && (await tx.department.count({ where: { id: { in: departmentIds } } })) !== departmentIds.length)
    throw new AppError("NOT_FOUND", "department.not_found");
}

/** A slug for a new stage that no stage of the pipeline has had. */
async function freeSlug(tx: Tx, pipelineId: string): Promise<string> {
  const taken = new Set((await tx.stage.findMany({ where: { pipelineId }, select: { slug: true } })).map((stage) => stage.slug));
  let number = taken.size + 1;
  while (taken.has(`stage-${number}`)) number += 1;
  return `stage-${number}`;
}
