import { AppError } from "@/domain/errors";
import type { ReturnInput } from "@/domain/working/schema";
import { command } from "@/server/platform/command";
import { entryPlace, lockedTicket, openEscalation, takingDepartment } from "@/server/tickets";
import { handOver, refuseHandOver } from "../hand-over";

/**
 * Gives an escalated card back (N50) to whoever held it, each escalation once and the latest first: to the person, or to the department when that
 * person can take no cards any more or there was none. With `movesBack` also to the stage where it stood, or where that department's cards
 * begin once the stage is gone. RULE_VIOLATION when nothing is to be given back.
 */
export const returnTicket = command({
  action: "ticket.refer",
  load: async (tx, input: ReturnInput) => {
    const escalation = await openEscalation(tx, input.ticketId);
    const here = escalation && (await tx.ticket.findUnique({ where: { id: input.ticketId }, select: { pipelineId: true } }));
    const back = escalation && (await takingDepartment(tx, escalation.fromDepartmentId));
    const from =
      escalation && (await tx.stage.findUnique({ where: { id: escalation.fromStageId }, select: { pipelineId: true, retiredAt: true, deletedAt: true } }));
    const hasLeft = from?.pipelineId !== here?.pipelineId;
    const isGone = !from || from.retiredAt !== null || from.deletedAt !== null;
    const place =
      escalation && back && input.movesBack && hasLeft ? await entryPlace(tx, { stageId: isGone ? null : escalation.fromStageId, departmentId: back }) : null;
    return { ...(await lockedTicket(tx, input.ticketId)), place };
  },
  run: async ({ tx, actor, now, input, subject: ticket, emit }): Promise<{ version: number }> => {
    // Read again: a colleague may have given it back while this one waited for the ticket.
    const escalation = await openEscalation(tx, ticket.id);
    if (!escalation) throw new AppError("RULE_VIOLATION", "referral.nothing_to_return");
    const former = escalation.fromUserId
      ? await tx.user.findFirst({ where: { id: escalation.fromUserId, isActive: true, role: { not: "READER" } }, select: { id: true } })
      : null;
    const to = { toUserId: former?.id ?? null, toDepartmentId: (await takingDepartment(tx, escalation.fromDepartmentId)) ?? ticket.departmentId };
    await refuseHandOver(tx, ticket, input.expectedVersion, to);
    return handOver({ tx, actor, now, emit }, ticket, { ...to, kind: "RETURN", reason: input.reason, place: ticket.place, returnsId: escalation.id });
  },
});
