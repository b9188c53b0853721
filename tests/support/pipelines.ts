import type { PipelineEntry, SavePipelineInput } from "@/domain/pipelines/schema";
import { getPipeline } from "@/server/pipelines/queries";
import type { Ctx } from "@/server/platform/context";

/** What a page would save of a pipeline as it stands now, to be changed by a test. */
export async function saveInput(ctx: Ctx, pipelineId: string): Promise<SavePipelineInput & { entry: PipelineEntry }> {
  const entry = await getPipeline(ctx, pipelineId);
  const { id, name, slug, version } = entry;
  return { pipelineId: id, expectedVersion: version, name, slug, stages: entry.stages.map(({ cardCount: _, ...stage }) => stage), entry };
}
