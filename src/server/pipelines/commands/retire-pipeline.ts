import { AppError } from "@/domain/errors";
import type { RetirePipelineInput } from "@/domain/pipelines/schema";
import { command } from "@/server/platform/command";
import { lockedPipeline, raiseVersion, refuseStale } from "../locked-pipeline";

/**
 * Takes a pipeline out of use or brings it back (D15). A retired one takes no new tickets; its board can be seen while it has open ones, so
 * that nobody is forgotten on it. RULE_VIOLATION while a department sends tickets here, and for the last one in use.
 */
export const retirePipeline = command({
  action: "pipeline.edit",
  load: async (tx, input: RetirePipelineInput) => {
    const pipeline = await lockedPipeline(tx, input, []);
    // A department that is being pointed here holds a key share of this row: it is waited for, and then it is seen.
    await tx.$queryRaw`SELECT 1 AS "locked" FROM "Pipeline" WHERE "id" = ${input.pipelineId}::uuid FOR UPDATE`;
    return pipeline;
  },
  run: async ({ tx, now, input, subject: pipeline, emit }): Promise<{ version: number }> => {
    refuseStale(pipeline, input.expectedVersion);
    if (input.isRetired === (pipeline.retiredAt !== null)) return { version: pipeline.settingsVersion };
    if (input.isRetired) {
      const departments = await tx.department.count({ where: { pipelineId: pipeline.id, retiredAt: null } });
      if (departments > 0) throw new AppError("RULE_VIOLATION", "pipeline.has_departments", { count: departments });
      if ((await tx.pipeline.count({ where: { retiredAt: null } })) < 2) throw new AppError("RULE_VIOLATION", "pipeline.last_one");
    }
    const saved = await raiseVersion(tx, pipeline.id, { retiredAt: input.isRetired ? now : null });
    emit({
      event: "pipeline.changed",
      subject: { kind: "pipeline", id: pipeline.id },
      pipelineIds: [pipeline.id],
      data: { changes: { isRetired: { from: !input.isRetired, to: input.isRetired } } },
    });
    return saved;
  },
});
