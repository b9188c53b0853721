import { LogCallInput } from "@/domain/calls/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { logCall } from "./commands/log-call";

export const callsRouter = router({
  log: agentProcedure.input(LogCallInput).mutation(({ ctx, input }) => logCall(ctx, input)),
});
