import { z } from "zod";
import { GetBoardInput, GetChangesInput, GetStagePageInput, MoveCardInput, UndoMoveInput } from "@/domain/board/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { moveCard } from "./commands/move-card";
import { undoMove } from "./commands/undo-move";
import { getBoard, getChanges, getOptions, getStagePage, listPipelines, listStages } from "./queries";

export const boardRouter = router({
  pipelines: agentProcedure.query(({ ctx }) => listPipelines(ctx)),
  get: agentProcedure.input(GetBoardInput).query(({ ctx, input }) => getBoard(ctx, input.slug, input.filters)),
  stagePage: agentProcedure.input(GetStagePageInput).query(({ ctx, input }) => getStagePage(ctx, input)),
  changes: agentProcedure.input(GetChangesInput).query(({ ctx, input }) => getChanges(ctx, input)),
  stages: agentProcedure.input(z.object({ pipelineId: z.uuid() }).strict()).query(({ ctx, input }) => listStages(ctx, input.pipelineId)),
  options: agentProcedure.query(({ ctx }) => getOptions(ctx)),
  move: agentProcedure.input(MoveCardInput).mutation(({ ctx, input }) => moveCard(ctx, input)),
  undoMove: agentProcedure.input(UndoMoveInput).mutation(({ ctx, input }) => undoMove(ctx, input)),
});
