import { shippedDesign } from "@/domain/surveys/design";
import type { TicketSurvey } from "@/domain/surveys/schema";
import type { Db } from "@/server/platform/db";

/** What the customer of a ticket was asked about its latest closing and what came back (D26), with the scores of earlier closings. */
export async function surveyOfTicket(db: Db, ticket: { id: string; departmentId: string }): Promise<TicketSurvey | null> {
  const [latest, ...earlier] = await db.surveyInvitation.findMany({
    where: { ticketId: ticket.id },
    orderBy: [{ closedAt: "desc" }, { id: "desc" }],
    take: 10,
    include: { answer: true, creditedUser: { select: { name: true } } },
  });
  if (!latest) return null;
  const designs = await db.surveyDesign.findMany({
    where: { OR: [{ departmentId: latest.departmentId }, { departmentId: null }] },
    select: { departmentId: true, lowScore: true },
  });
  const design = designs.find((one) => one.departmentId !== null) ?? designs[0];
  return {
    state: latest.state,
    closedAt: latest.closedAt.toISOString(),
    dueAt: latest.dueAt.toISOString(),
    sentAt: latest.sentAt?.toISOString() ?? null,
    expiresAt: latest.expiresAt.toISOString(),
    creditedTo: latest.creditedUser?.name ?? null,
    lowScore: design?.lowScore ?? shippedDesign.lowScore,
    answer: latest.answer && {
      score: latest.answer.score,
      reasons: latest.answer.reasons,
      comment: latest.answer.comment,
      answeredAt: latest.answer.answeredAt.toISOString(),
      editedAt: latest.answer.editedAt?.toISOString() ?? null,
    },
    earlierScores: earlier.flatMap((one) => (one.answer ? [one.answer.score] : [])),
  };
}
