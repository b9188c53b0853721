import {
  ListTicketsInput,
  MoveViewInput,
  PreviewReplyInput,
  RemoveViewInput,
  RunBulkInput,
  SaveViewInput,
  UndoBulkInput,
  ViewIdInput,
} from "@/domain/lists/schema";
import { estimateReplies } from "@/server/messaging";
import { agentProcedure, router } from "@/server/platform/trpc";
import { moveView, removeView } from "./commands/arrange-views";
import { runBulk } from "./commands/run-bulk";
import { saveView } from "./commands/save-view";
import { lastBulk, undoBulk } from "./commands/undo-bulk";
import { listTickets, listWords, myCounts } from "./queries";
import { getView, listViews } from "./views";

export const listsRouter = router({
  tickets: agentProcedure.input(ListTicketsInput).query(({ ctx, input }) => listTickets(ctx, input)),
  words: agentProcedure.query(({ ctx }) => listWords(ctx)),
  myCounts: agentProcedure.query(({ ctx }) => myCounts(ctx)),
  views: agentProcedure.query(({ ctx }) => listViews(ctx)),
  view: agentProcedure.input(ViewIdInput).query(({ ctx, input }) => getView(ctx, input.viewId)),
  saveView: agentProcedure.input(SaveViewInput).mutation(({ ctx, input }) => saveView(ctx, input)),
  removeView: agentProcedure.input(RemoveViewInput).mutation(({ ctx, input }) => removeView(ctx, input)),
  moveView: agentProcedure.input(MoveViewInput).mutation(({ ctx, input }) => moveView(ctx, input)),
  bulk: agentProcedure.input(RunBulkInput).mutation(({ ctx, input }) => runBulk(ctx, input)),
  undoBulk: agentProcedure.input(UndoBulkInput).mutation(({ ctx, input }) => undoBulk(ctx, input)),
  lastBulk: agentProcedure.query(({ ctx }) => lastBulk(ctx)),
  previewReply: agentProcedure.input(PreviewReplyInput).query(({ ctx, input }) => estimateReplies(ctx, input.ticketIds)),
});
