import { AppError } from "@/domain/errors";
import type { ArrangePipelinesInput } from "@/domain/pipelines/schema";
import { command } from "@/server/platform/command";
import { takeTurn } from "../locked-pipeline";

/** Puts all pipelines into an order: the one in which the desk lists them. CONFLICT when there are others by now than those that were seen. */
export const arrangePipelines = command({
  action: "pipeline.edit",
  load: async (tx, _input: ArrangePipelinesInput) => {
    await takeTurn(tx);
    return null;
  },
  run: async ({ tx, input, emit }): Promise<void> => {
    const wanted = new Map(input.pipelineIds.map((id, position) => [id, position]));
    const pipelines = await tx.pipeline.findMany({ orderBy: { id: "asc" }, select: { id: true, position: true } });
    if (wanted.size !== pipelines.length || pipelines.some((pipeline) => !wanted.has(pipeline.id)))
      throw new AppError("CONFLICT", "pipeline.changed_by_someone_else");
    for (const { id, position: from } of pipelines) {
      const to = wanted.get(id) ?? from;
      if (to === from) continue;
      await tx.pipeline.update({ where: { id }, data: { position: to } });
      emit({ event: "pipeline.changed", subject: { kind: "pipeline", id }, data: { changes: { position: { from, to } } } });
    }
  },
});
