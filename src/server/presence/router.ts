import { TellPresenceInput } from "@/domain/presence/presence";
import { agentProcedure, router } from "@/server/platform/trpc";
import { tellPresence } from "./tell-presence";

export const presenceRouter = router({
  tell: agentProcedure.input(TellPresenceInput).mutation(({ ctx, input }) => tellPresence(ctx, input)),
});
