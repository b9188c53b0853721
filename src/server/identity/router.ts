import { RevokeSessionInput } from "@/domain/identity/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { endAllSessions } from "./commands/end-all-sessions";
import { revokeSession } from "./commands/revoke-session";
import { getMe, listSessions } from "./queries";

export const identityRouter = router({
  me: agentProcedure.query(({ ctx }) => getMe(ctx, ctx.actor.userId)),
  sessions: agentProcedure.query(({ ctx }) => listSessions(ctx, ctx.actor.userId, ctx.actor.sessionId)),
  revokeSession: agentProcedure.input(RevokeSessionInput).mutation(({ ctx, input }) => revokeSession(ctx, input)),
  endAllSessions: agentProcedure.mutation(({ ctx }) => endAllSessions(ctx, { userId: ctx.actor.userId })),
});
