import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import { visibleFields } from "@/domain/portal/visibility";
import type { SaveVisibilityInput } from "@/domain/portal/visibility-schema";
import { lockedPipeline, raiseVersion, takeTurn } from "@/server/pipelines";
import { command } from "@/server/platform/command";

/**
 * What customers may see of one card type (D29): its fields, and which stages of its pipelines have a public face. CONFLICT when somebody
 * else saved the fields or one of the pipelines first (N30): then nothing is saved.
 */
export const saveVisibility = command({
  action: "visibility.edit",
  // One row may not exist yet, so whoever decides about visibility takes the turn of those who shape pipelines.
  load: async (tx, _input: SaveVisibilityInput) => {
    await takeTurn(tx);
    return null;
  },
  run: async ({ tx, input, emit }): Promise<{ version: number }> => {
    const { kind } = input;
    const row = await tx.cardVisibility.findUnique({ where: { kind } });
    const stale = () => new AppError("CONFLICT", "visibility.changed_by_someone_else", { version: row?.version ?? 0 });
    if ((row?.version ?? 0) !== input.expectedVersion) throw stale();
    for (const given of input.pipelines) {
      const pipeline = await lockedPipeline(tx, given, []);
      if (pipeline.kind !== kind) throw new AppError("NOT_FOUND", "pipeline.not_found");
      if (pipeline.settingsVersion !== given.expectedVersion) throw stale();
      const visible = new Set(given.visibleStageIds);
      const changed = pipeline.stages.filter((stage) => stage.retiredAt === null && stage.isPortalVisible !== visible.has(stage.id));
      if (changed.length === 0) continue;
      for (const stage of changed) {
        const isPortalVisible = visible.has(stage.id);
        await tx.stage.update({ where: { id: stage.id }, data: { isPortalVisible } });
        const changes = changesBetween({ isPortalVisible: stage.isPortalVisible }, { isPortalVisible });
        emit({ event: "stage.changed", subject: { kind: "stage", id: stage.id }, data: { pipelineId: pipeline.id, changes } });
      }
      await raiseVersion(tx, pipeline.id);
      emit({ event: "pipeline.changed", subject: { kind: "pipeline", id: pipeline.id }, pipelineIds: [pipeline.id], data: { changes: {} } });
    }
    const before = [...visibleFields(kind, row?.fields ?? null)].sort();
    const after = [...visibleFields(kind, input.fields)].sort();
    const saved = await tx.cardVisibility.upsert({
      where: { kind },
      create: { kind, fields: after },
      update: { fields: after, version: { increment: 1 } },
    });
    const changes = changesBetween({ fields: before }, { fields: after });
    if (Object.keys(changes).length > 0) emit({ event: "visibility.edited", subject: { kind: "settings", id: kind }, data: { changes } });
    return { version: saved.version };
  },
});
