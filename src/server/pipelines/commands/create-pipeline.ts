import type { CreatePipelineInput } from "@/domain/pipelines/schema";
import { emptyPipelineStages, pipelineTemplateWords } from "@/messages/fa/pipeline-templates";
import { command } from "@/server/platform/command";
import { refuseTakenSlug, takeTurn } from "../locked-pipeline";

/** Makes a pipeline at the end of the others (D15): with the stages of a template, or without one with the fewest that work. RULE_VIOLATION when the address is taken. */
export const createPipeline = command({
  action: "pipeline.edit",
  load: async (tx, _input: CreatePipelineInput) => {
    await takeTurn(tx);
    return null;
  },
  run: async ({ tx, now, input, emit }): Promise<{ id: string; slug: string }> => {
    const { name, slug } = input;
    await refuseTakenSlug(tx, slug, null);
    const template = input.template === null ? null : pipelineTemplateWords[input.template];
    const stages = (template?.stages ?? emptyPipelineStages).map((stage, position) => ({ ...stage, position }));
    const kind = template?.kind ?? "TICKET";
    const last = await tx.pipeline.aggregate({ _max: { position: true } });
    const { id } = await tx.pipeline.create({
      data: { name, slug, kind, position: (last._max.position ?? -1) + 1, createdAt: now, stages: { create: stages } },
      select: { id: true },
    });
    emit({ event: "pipeline.created", subject: { kind: "pipeline", id }, data: { name, slug, kind, stages: stages.map((stage) => stage.name) } });
    return { id, slug };
  },
});
