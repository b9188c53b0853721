import { FollowInput, PromiseInput, ReferInput, ReturnInput } from "@/domain/working/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { followTicket } from "./commands/follow-ticket";
import { promiseTicket } from "./commands/promise-ticket";
import { referTicket } from "./commands/refer-ticket";
import { returnTicket } from "./commands/return-ticket";

export const workingRouter = router({
  refer: agentProcedure.input(ReferInput).mutation(({ ctx, input }) => referTicket(ctx, input)),
  giveBack: agentProcedure.input(ReturnInput).mutation(({ ctx, input }) => returnTicket(ctx, input)),
  follow: agentProcedure.input(FollowInput).mutation(({ ctx, input }) => followTicket(ctx, input)),
  promise: agentProcedure.input(PromiseInput).mutation(({ ctx, input }) => promiseTicket(ctx, input)),
});
