import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import type { ReferralKind } from "@/domain/working/terms";
import type { Tx } from "@/server/platform/db";
import type { Emit } from "@/server/platform/outbox";
import { checkReferences, type EntryPlace, type LockedTicket, refuseEntryOf, refuseStale } from "@/server/tickets";

type Handing = {
  kind: ReferralKind;
  toUserId: string | null;
  toDepartmentId: string;
  reason: string;
  /** Where the card goes; null = it stays where it stands. Its stage is locked, and was before the ticket. */
  place: EntryPlace | null;
  returnsId?: string;
};

/** Judges what every handing over of a locked card depends on: it is as the caller saw it, open, and whoever gets it can. */
export async function refuseHandOver(
  tx: Tx,
  ticket: LockedTicket,
  expectedVersion: number,
  to: { toUserId: string | null; toDepartmentId: string },
): Promise<void> {
  refuseStale(ticket, expectedVersion);
  if (ticket.stage.kind === "CLOSED") throw new AppError("RULE_VIOLATION", "ticket.already_closed");
  if (to.toUserId === ticket.responsibleId && to.toDepartmentId === ticket.departmentId) throw new AppError("RULE_VIOLATION", "referral.same_holder");
  await checkReferences(tx, { responsibleId: to.toUserId, departmentId: to.toDepartmentId === ticket.departmentId ? undefined : to.toDepartmentId });
}

/** Puts a locked card into other hands with a reason, and tells of it; the reason itself never enters a fact. Answers with the new version. */
export async function handOver(c: { tx: Tx; actor: Actor; now: Date; emit: Emit }, ticket: LockedTicket, given: Handing): Promise<{ version: number }> {
  const { tx, actor, now } = c;
  const { kind, toUserId, toDepartmentId, place } = given;
  const from = { userId: ticket.responsibleId, departmentId: ticket.departmentId };
  const to = { userId: toUserId, departmentId: toDepartmentId };
  const referral = await tx.referral.create({
    data: {
      ticketId: ticket.id,
      kind,
      at: now,
      byUserId: actor.kind === "agent" ? actor.userId : null,
      fromUserId: from.userId,
      fromDepartmentId: from.departmentId,
      fromStageId: ticket.stageId,
      toUserId,
      toDepartmentId,
      reason: given.reason,
      returnsId: given.returnsId ?? null,
    },
    select: { id: true },
  });
  const moved = place ? { pipelineId: place.pipelineId, stageId: place.stageId, rank: place.rank, stageEnteredAt: now } : {};
  const saved = await tx.ticket.update({
    where: { id: ticket.id },
    data: { responsibleId: toUserId, departmentId: toDepartmentId, version: { increment: 1 }, updatedAt: now, ...moved },
    select: { version: true },
  });
  if (place) await refuseEntryOf(tx, actor, ticket.id);
  c.emit({
    event: "ticket.referred",
    ticketId: ticket.id,
    pipelineIds: place ? [ticket.pipelineId, place.pipelineId] : [ticket.pipelineId],
    data: { referralId: referral.id, kind, from, to, ...(place ? { fromStageId: ticket.stageId, toStageId: place.stageId } : {}) },
  });
  return saved;
}
