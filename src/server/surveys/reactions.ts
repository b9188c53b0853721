import { asksSurvey, planFor } from "@/domain/surveys/invitation";
import { cancelQueued } from "@/server/messaging";
import type { Tx } from "@/server/platform/db";
import type { Reaction } from "@/server/platform/reactions";
import { designFor } from "./designs";

/**
 * A ticket was closed, by the button, by dragging or by its customer (D25, N7): its customer is asked later, once per closing. Credited
 * is whoever holds the ticket now, for ever. Spam and duplicates ask nothing; a customer asked too recently is skipped, and that is kept.
 */
export const planInvitation: Reaction = async ({ tx, fact }) => {
  const ticket = await tx.ticket.findUnique({
    where: { id: fact.ticketId },
    select: { closedAt: true, outcome: true, customerId: true, departmentId: true, responsibleId: true, pipeline: { select: { kind: true } } },
  });
  if (!ticket?.closedAt || ticket.pipeline.kind !== "TICKET" || !asksSurvey(ticket.outcome)) return;
  const design = await designFor(tx, ticket.departmentId);
  if (!design.isOn) return;
  const { closedAt, customerId, departmentId } = ticket;
  if (await tx.surveyInvitation.findFirst({ where: { ticketId: fact.ticketId, closedAt, customerId }, select: { id: true } })) return;
  const lastAskedAt = design.cooldownDays > 0 ? await lastAsked(tx, customerId) : null;
  await tx.surveyInvitation.create({
    data: { ticketId: fact.ticketId, customerId, departmentId, creditedUserId: ticket.responsibleId, closedAt, ...planFor({ design, closedAt, lastAskedAt }) },
  });
};

/** A ticket was reopened: whatever was asked about that closing and not answered yet is taken back, its SMS too if it is still here. */
export const cancelInvitation: Reaction = async ({ tx, ctx, fact }) => {
  const open = await tx.surveyInvitation.findMany({
    where: { ticketId: fact.ticketId, state: { in: ["PLANNED", "SENT"] }, answer: null },
    select: { id: true, linkTokenId: true },
  });
  for (const { id, linkTokenId } of open) {
    await tx.surveyInvitation.update({ where: { id }, data: { state: "CANCELLED", cancelledAt: ctx.now } });
    if (linkTokenId) await cancelQueued(tx, { linkTokenId }, ctx.now);
  }
};

/** When a customer was last asked about anything; found through the customer's tickets, which are indexed. */
export async function lastAsked(tx: Tx, customerId: string): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    SELECT max(i."sentAt") AS "at" FROM "Ticket" t JOIN "SurveyInvitation" i ON i."ticketId" = t."id"
    WHERE t."customerId" = ${customerId}::uuid AND i."customerId" = t."customerId" AND i."state" = 'SENT'`;
  return row?.at ?? null;
}
