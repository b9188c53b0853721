import { ChangePasswordInput, CodeInput, PasswordInput, RedeemLinkInput, RevokeSessionInput } from "@/domain/identity/schema";
import { agentProcedure, publicProcedure, router } from "@/server/platform/trpc";
import { changePassword } from "./commands/change-password";
import { disableTotp } from "./commands/disable-totp";
import { endAllSessions } from "./commands/end-all-sessions";
import { newRecoveryCodes } from "./commands/new-recovery-codes";
import { redeemLink } from "./commands/redeem-link";
import { revokeSession } from "./commands/revoke-session";
import { confirmTotp, startTotp } from "./commands/set-up-totp";
import { getMe, getTwoFactor, listSessions } from "./queries";

export const identityRouter = router({
  me: agentProcedure.query(({ ctx }) => getMe(ctx, ctx.actor.userId)),
  sessions: agentProcedure.query(({ ctx }) => listSessions(ctx, ctx.actor.userId, ctx.actor.sessionId)),
  revokeSession: agentProcedure.input(RevokeSessionInput).mutation(({ ctx, input }) => revokeSession(ctx, input)),
  endAllSessions: agentProcedure.mutation(({ ctx }) => endAllSessions(ctx, { userId: ctx.actor.userId })),
  changePassword: agentProcedure
    .input(ChangePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx, { ...input, userId: ctx.actor.userId, sessionId: ctx.actor.sessionId })),
  twoFactor: agentProcedure.query(({ ctx }) => getTwoFactor(ctx, ctx.actor.userId)),
  startTotp: agentProcedure.mutation(({ ctx }) => startTotp(ctx, { userId: ctx.actor.userId })),
  confirmTotp: agentProcedure.input(CodeInput).mutation(({ ctx, input }) => confirmTotp(ctx, { ...input, userId: ctx.actor.userId })),
  disableTotp: agentProcedure.input(PasswordInput).mutation(({ ctx, input }) => disableTotp(ctx, { ...input, userId: ctx.actor.userId })),
  newRecoveryCodes: agentProcedure.input(PasswordInput).mutation(({ ctx, input }) => newRecoveryCodes(ctx, { ...input, userId: ctx.actor.userId })),
  redeemLink: publicProcedure.input(RedeemLinkInput).mutation(({ ctx, input }) => redeemLink(ctx, input)),
});
