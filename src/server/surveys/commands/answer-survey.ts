import { AppError } from "@/domain/errors";
import { standingOf } from "@/domain/surveys/invitation";
import type { AnswerInput } from "@/domain/surveys/schema";
import { command } from "@/server/platform/command";
import { designFor } from "../designs";
import { lockedInvitation } from "../locked-invitation";

type Given = AnswerInput & { invitationId: string };

/**
 * A customer says how satisfied they are (D25, D26): one answer an invitation, by its key; more of them change that one while it may be
 * changed (facts.md S16). The same answer again changes nothing. RULE_VIOLATION `survey.not_open` when it was taken back or its time is
 * over, `survey.no_longer_editable` later; NOT_FOUND for anybody else's.
 */
export const answerSurvey = command({
  action: "survey.answer",
  load: (tx, input: Given) => lockedInvitation(tx, input.invitationId),
  run: async ({ tx, now, input, subject, emit }): Promise<void> => {
    const { invitation } = subject;
    const design = await designFor(tx, invitation.departmentId);
    const before = invitation.answer;
    const standing = standingOf({ invitation, answeredAt: before?.answeredAt ?? null, ticket: invitation.ticket, editableHours: design.editableHours, now });
    const reasons = design.reasons.filter((reason) => input.reasons.includes(reason));
    const { score, comment } = input;
    if (before && before.score === score && before.comment === comment && before.reasons.join("\n") === reasons.join("\n")) return;
    if (standing === "answered") throw new AppError("RULE_VIOLATION", "survey.no_longer_editable");
    if (standing !== "open" && standing !== "editable") throw new AppError("RULE_VIOLATION", "survey.not_open");
    if (before) await tx.surveyAnswer.update({ where: { invitationId: invitation.id }, data: { score, reasons, comment, editedAt: now } });
    else await tx.surveyAnswer.create({ data: { invitationId: invitation.id, score, reasons, comment, answeredAt: now } });
    // Answered in the portal before its SMS was due: asked, and not to be asked again.
    if (invitation.state === "PLANNED") await tx.surveyInvitation.update({ where: { id: invitation.id }, data: { state: "SENT", sentAt: now } });
    emit({
      event: "survey.answered",
      ticketId: invitation.ticketId,
      pipelineIds: [invitation.ticket.pipelineId],
      data: {
        invitationId: invitation.id,
        score,
        from: before?.score ?? null,
        isLow: score <= design.lowScore,
        wasLow: before !== null && before.score <= design.lowScore,
      },
    });
  },
});
