import {
  ArrangePipelinesInput,
  CreatePipelineInput,
  DeleteStageInput,
  GetPipelineInput,
  RetirePipelineInput,
  SavePipelineInput,
} from "@/domain/pipelines/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { arrangePipelines } from "./commands/arrange-pipelines";
import { createPipeline } from "./commands/create-pipeline";
import { deleteStage } from "./commands/delete-stage";
import { retirePipeline } from "./commands/retire-pipeline";
import { savePipeline } from "./commands/save-pipeline";
import { getPipeline, listPipelineEntries } from "./queries";

export const pipelinesRouter = router({
  list: agentProcedure.query(({ ctx }) => listPipelineEntries(ctx)),
  get: agentProcedure.input(GetPipelineInput).query(({ ctx, input }) => getPipeline(ctx, input.pipeline)),
  create: agentProcedure.input(CreatePipelineInput).mutation(({ ctx, input }) => createPipeline(ctx, input)),
  save: agentProcedure.input(SavePipelineInput).mutation(({ ctx, input }) => savePipeline(ctx, input)),
  deleteStage: agentProcedure.input(DeleteStageInput).mutation(({ ctx, input }) => deleteStage(ctx, input)),
  retire: agentProcedure.input(RetirePipelineInput).mutation(({ ctx, input }) => retirePipeline(ctx, input)),
  arrange: agentProcedure.input(ArrangePipelinesInput).mutation(({ ctx, input }) => arrangePipelines(ctx, input)),
});
