import { InvitePersonInput, PersonInput, RestorePersonInput, SavePersonInput, SetAwayInput, SuspendPersonInput } from "@/domain/people/schema";
import { endAllSessions, listSessions } from "@/server/identity";
import { adminProcedure, agentProcedure, router } from "@/server/platform/trpc";
import { cancelInvitation } from "./commands/cancel-invitation";
import { invitePerson, makeLink } from "./commands/invite-person";
import { resetTotp } from "./commands/reset-totp";
import { savePerson } from "./commands/save-person";
import { setAway } from "./commands/set-away";
import { restorePerson, suspendPerson } from "./commands/suspend-person";
import { getPerson, listPeople } from "./queries";

/** People and their access, for administrators; being away is also one's own to say. */
export const peopleRouter = router({
  list: adminProcedure.query(({ ctx }) => listPeople(ctx)),
  get: adminProcedure.input(PersonInput).query(({ ctx, input }) => getPerson(ctx, input.userId)),
  sessions: adminProcedure.input(PersonInput).query(({ ctx, input }) => listSessions(ctx, input.userId, ctx.actor.sessionId)),
  endSessions: adminProcedure.input(PersonInput).mutation(({ ctx, input }) => endAllSessions(ctx, input)),
  invite: adminProcedure.input(InvitePersonInput).mutation(({ ctx, input }) => invitePerson(ctx, input)),
  makeLink: adminProcedure.input(PersonInput).mutation(({ ctx, input }) => makeLink(ctx, input)),
  cancelInvitation: adminProcedure.input(PersonInput).mutation(({ ctx, input }) => cancelInvitation(ctx, input)),
  save: adminProcedure.input(SavePersonInput).mutation(({ ctx, input }) => savePerson(ctx, input)),
  setAway: agentProcedure.input(SetAwayInput).mutation(({ ctx, input }) => setAway(ctx, input)),
  suspend: adminProcedure.input(SuspendPersonInput).mutation(({ ctx, input }) => suspendPerson(ctx, input)),
  restore: adminProcedure.input(RestorePersonInput).mutation(({ ctx, input }) => restorePerson(ctx, input)),
  resetTotp: adminProcedure.input(PersonInput).mutation(({ ctx, input }) => resetTotp(ctx, input)),
});
