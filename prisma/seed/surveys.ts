import type { EventData } from "@/domain/events";
import { shippedDesign } from "@/domain/surveys/design";
import { asksSurvey, editableUntil, expiryOf } from "@/domain/surveys/invitation";
import type { Prisma } from "@/generated/prisma/client";
import { opinions, SURVEY_AGE, surveyReasons } from "./demo/surveys";
import type { History } from "./history";
import { chance } from "./random";

const DAY = 86_400_000;
const MINUTE = 60_000;

export type SurveyRows = {
  SurveyDesign: Prisma.SurveyDesignCreateManyInput[];
  SurveyInvitation: Prisma.SurveyInvitationCreateManyInput[];
  SurveyAnswer: Prisma.SurveyAnswerCreateManyInput[];
  Activity: Prisma.ActivityCreateManyInput[];
  Notification: Prisma.NotificationCreateManyInput[];
};

/**
 * What was asked after the demo's closings and what came back, by the product's own rules: asked half an hour later, credited to whoever
 * held the ticket, lows told to `supervisorIds`. Only closings since the survey began ask.
 */
export function surveyRows(past: History, supervisorIds: readonly string[], now: Date): SurveyRows {
  const rows: SurveyRows = { SurveyDesign: [], SurveyInvitation: [], SurveyAnswer: [], Activity: [], Notification: [] };
  const design = { ...shippedDesign, reasons: [...surveyReasons] };
  const ids = chance(4_004);
  rows.SurveyDesign.push({ ...design, id: ids.uuid(new Date(now.getTime() - SURVEY_AGE * DAY)), departmentId: null });
  const opinionOn = new Map(opinions.map((opinion) => [opinion.about, opinion]));
  for (const [index, ticket] of past.Ticket.entries()) {
    const closedAt = ticket.closedAt instanceof Date ? ticket.closedAt : null;
    if (!closedAt || !asksSurvey(ticket.outcome ?? null) || now.getTime() - closedAt.getTime() > SURVEY_AGE * DAY) continue;
    const opinion = opinionOn.get(ticket.title);
    const luck = chance(9_100 + index);
    const id = luck.uuid(closedAt);
    const dueAt = new Date(closedAt.getTime() + design.delayMinutes * MINUTE);
    const isSent = dueAt <= now;
    const invitation = {
      id,
      ticketId: ticket.id,
      customerId: ticket.customerId,
      creditedUserId: ticket.responsibleId ?? null,
      departmentId: ticket.departmentId,
      closedAt,
      dueAt,
    };
    rows.SurveyInvitation.push({ ...invitation, state: isSent ? "SENT" : "PLANNED", sentAt: isSent ? dueAt : null, expiresAt: expiryOf(design, dueAt) });
    const answeredAt = new Date(dueAt.getTime() + luck.between(4, 300) * MINUTE);
    if (!opinion || answeredAt > now) continue;
    const { score, comment = "", reasons = [] } = opinion;
    const words =
      comment === "" ? null : new Date(Math.min(answeredAt.getTime() + 2 * MINUTE, editableUntil(answeredAt, design.editableHours).getTime(), now.getTime()));
    rows.SurveyAnswer.push({ invitationId: id, score, reasons: [...reasons], comment, answeredAt, editedAt: words });
    const isLow = score <= design.lowScore;
    const data: EventData["survey.answered"] = { invitationId: id, score, from: null, isLow, wasLow: false };
    rows.Activity.push({ ticketId: ticket.id, at: answeredAt, actorKind: "link", actorCustomerId: ticket.customerId, event: "survey.answered", data });
    if (isLow)
      for (const userId of supervisorIds)
        rows.Notification.push({
          id: luck.uuid(answeredAt),
          userId,
          ticketId: ticket.id,
          reason: "low_score",
          reasons: { low_score: 1 },
          createdAt: answeredAt,
          updatedAt: answeredAt,
        });
  }
  return rows;
}
