import { decideAtSend, expiryOf } from "@/domain/surveys/invitation";
import { issueLink } from "@/server/identity";
import { queueSms } from "@/server/messaging";
import { command } from "@/server/platform/command";
import { designFor } from "../designs";
import { lockedInvitation } from "../locked-invitation";
import { lastAsked } from "../reactions";

/**
 * Asks a customer whose invitation has fallen due (D25), after looking once more whether the ticket is still closed by that closing: a link
 * of its own and an SMS in the last lane, both in one transaction. Twice changes nothing. Answers with what was decided.
 */
export const sendInvitation = command({
  action: "survey.send",
  load: (tx, input: { invitationId: string }) => lockedInvitation(tx, input.invitationId),
  run: async ({ tx, now, subject }) => {
    const { invitation } = subject;
    const design = await designFor(tx, invitation.departmentId);
    // Two tickets of one customer fall due at once: the second sees that the first has asked.
    if (design.cooldownDays > 0) await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${invitation.customerId}, 7))`;
    const lastAskedAt = design.cooldownDays > 0 ? await lastAsked(tx, invitation.customerId) : null;
    const planned = { ...invitation, isAnswered: invitation.answer !== null };
    const decision = decideAtSend({ invitation: planned, ticket: invitation.ticket, design, lastAskedAt, now });
    const save = (data: object) => tx.surveyInvitation.update({ where: { id: invitation.id }, data });
    if (decision === "settle") await save({ state: "SENT", sentAt: invitation.answer?.answeredAt ?? now });
    if (decision === "cancel") await save({ state: "CANCELLED", cancelledAt: now });
    if (decision === "skip") await save({ state: "SKIPPED", cancelledAt: now });
    if (decision === "send") {
      const { ticketId, customerId, departmentId } = invitation;
      const expiresAt = expiryOf(design, now);
      const link = await issueLink(tx, { purpose: "survey", ticketId, customerId, now, days: design.expiryDays });
      await save({ state: "SENT", sentAt: now, expiresAt, linkTokenId: link.id });
      await queueSms(tx, {
        template: "survey",
        ticketId,
        customerId,
        departmentId,
        linkTokenId: link.id,
        now,
        expiresAt,
        idempotencyKey: `survey ${invitation.id}`,
      });
    }
    return decision;
  },
});
