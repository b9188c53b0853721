import { AppError } from "@/domain/errors";
import { OwnTicketInput } from "@/domain/portal/schema";
import { AnswerOwnInput, ResetDesignInput, SatisfactionInput, SaveDesignInput } from "@/domain/surveys/schema";
import { agentProcedure, router, visitorProcedure } from "@/server/platform/trpc";
import { answerSurvey } from "./commands/answer-survey";
import { resetDesign, saveDesign } from "./commands/save-design";
import { getOwnSurvey, getSurveySettings, ownInvitation, satisfactionByAgent } from "./queries";

export const surveysRouter = router({
  settings: agentProcedure.query(({ ctx }) => getSurveySettings(ctx)),
  saveDesign: agentProcedure.input(SaveDesignInput).mutation(({ ctx, input }) => saveDesign(ctx, input)),
  resetDesign: agentProcedure.input(ResetDesignInput).mutation(({ ctx, input }) => resetDesign(ctx, input)),
  byAgent: agentProcedure.input(SatisfactionInput).query(({ ctx, input }) => satisfactionByAgent(ctx, input.days)),
  ofOwnTicket: visitorProcedure.input(OwnTicketInput).query(({ ctx, input }) => getOwnSurvey(ctx, input.number)),
  answerOwn: visitorProcedure.input(AnswerOwnInput).mutation(async ({ ctx, input }) => {
    const { number, ...answer } = input;
    const invitationId = await ownInvitation(ctx, number);
    if (!invitationId) throw new AppError("RULE_VIOLATION", "survey.not_open");
    await answerSurvey(ctx, { ...answer, invitationId });
  }),
});
