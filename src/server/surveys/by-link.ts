import { AppError } from "@/domain/errors";
import type { AnswerInput, VisitorSurvey } from "@/domain/surveys/schema";
import { deadLinkId, resolveLink } from "@/server/identity";
import type { Ctx } from "@/server/platform/context";
import { answerSurvey } from "./commands/answer-survey";
import { visitorSurvey } from "./queries";

/** What a survey link shows. `gone`: it was a survey once; `unknown`: there is no such link. */
export type SurveyVisit = { survey: VisitorSurvey } | { survey: null; why: "gone" | "unknown" };

/**
 * What stands behind the link of a survey SMS. Reads only: bots, HEAD, prefetch and a score in the address change nothing (facts.md S15).
 */
export async function visitSurvey(ctx: Ctx, token: string): Promise<SurveyVisit> {
  const found = await linkedInvitation(ctx, token);
  if (found) return { survey: await visitorSurvey(ctx.db, found.invitationId, ctx.now) };
  const dead = await deadLinkId(ctx.db, token);
  const isSurvey = dead !== null && (await ctx.db.surveyInvitation.count({ where: { linkTokenId: dead } })) > 0;
  return { survey: null, why: isSurvey ? "gone" : "unknown" };
}

/** The confirming POST. NOT_FOUND for a link that opens nothing; else as `answerSurvey`. */
export async function answerByLink(ctx: Ctx, token: string, answer: AnswerInput): Promise<void> {
  const found = await linkedInvitation(ctx, token);
  if (!found) throw new AppError("NOT_FOUND", "survey.not_found");
  await answerSurvey({ ...ctx, actor: { kind: "link", ...found.link } }, { ...answer, invitationId: found.invitationId });
}

async function linkedInvitation(ctx: Ctx, token: string) {
  const link = await resolveLink(ctx.db, token, ctx.now);
  if (link?.purpose !== "survey") return null;
  const invitation = await ctx.db.surveyInvitation.findUnique({ where: { linkTokenId: link.linkId }, select: { id: true } });
  return invitation && { link, invitationId: invitation.id };
}
