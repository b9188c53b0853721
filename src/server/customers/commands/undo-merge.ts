import { UNDO_DAYS } from "@/domain/customers/merge";
import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { tellSessionsEnded } from "@/server/platform/tell";
import { boardsOf, handBack, Kept, lockedPair } from "../merging";

const DAY_MS = 86_400_000;

/**
 * Makes two records again of what became one: what moved goes back, and what the survivor took over is put back unless somebody has changed
 * it since. What came after the merge stays with the survivor. Whoever signed in meanwhile is signed out, and links made meanwhile for tickets that go back
 * end. NOT_FOUND when it is already undone, RULE_VIOLATION after 30 days or while a later merge stands on it.
 */
export const undoMerge = command({
  action: "customer.merge",
  load: async (tx, input: { mergeId: string }) => {
    await tx.$queryRaw`SELECT 1 AS "locked" FROM "CustomerMerge" WHERE "id" = ${input.mergeId}::uuid FOR UPDATE`;
    const merge = await tx.customerMerge.findUnique({ where: { id: input.mergeId } });
    if (!merge || merge.undoneAt) throw new AppError("NOT_FOUND", "merge.not_found");
    const { one, other } = await lockedPair(tx, merge.survivorId, merge.mergedId);
    return { merge, survivor: one, merged: other };
  },
  run: async ({ tx, now, subject: { merge, survivor, merged }, emit }): Promise<{ survivorId: string; mergedId: string; newTickets: number }> => {
    if (now.getTime() - merge.at.getTime() > UNDO_DAYS * DAY_MS) throw new AppError("RULE_VIOLATION", "merge.over");
    const later = await tx.customerMerge.findFirst({
      where: {
        undoneAt: null,
        id: { not: merge.id },
        OR: [{ survivorId: survivor.id, at: { gte: merge.at }, id: { gt: merge.id } }, { mergedId: survivor.id }],
      },
      select: { id: true },
    });
    if (later) throw new AppError("RULE_VIOLATION", "merge.later_first");
    const kept = Kept.parse(merge.kept);
    const company = kept.mergedCompanyId && (await tx.company.findUnique({ where: { id: kept.mergedCompanyId }, select: { id: true } }));
    // First of all, since writes for a merged record would follow it to the survivor.
    await tx.customer.update({ where: { id: merged.id }, data: { mergedIntoId: null, companyId: company ? company.id : null, version: { increment: 1 } } });
    await handBack(tx, kept.moved, survivor.id, merged.id);
    await followTickets(tx, kept, survivor.id, merged.id, now);
    for (const { id, position } of kept.phones)
      await tx.customerPhone.updateMany({ where: { id, customerId: survivor.id }, data: { customerId: merged.id, position } });
    for (const { id, position } of kept.emails)
      await tx.customerEmail.updateMany({ where: { id, customerId: survivor.id }, data: { customerId: merged.id, position } });
    await putBackFacts(tx, kept, survivor.id);
    const untouched = (["name", "companyId", "jobTitle", "city", "staffNote", "smsOptOutAt", "createdAt"] as const).filter(
      (field) => JSON.stringify(survivor[field]) === JSON.stringify(kept.after[field]),
    );
    const lostCompany = kept.before.companyId && !(await tx.company.findUnique({ where: { id: kept.before.companyId }, select: { id: true } }));
    const restored = Object.fromEntries(untouched.filter((field) => field !== "companyId" || !lostCompany).map((field) => [field, kept.before[field]]));
    await tx.customer.update({ where: { id: survivor.id }, data: { ...restored, version: { increment: 1 } } });
    const since = { customerId: survivor.id, revokedAt: null, createdAt: { gte: merge.at } };
    const ended = await tx.session.findMany({ where: since, select: { id: true } });
    await tx.session.updateMany({ where: since, data: { revokedAt: now } });
    for (const { id } of ended) await tellSessionsEnded(tx, { sessionId: id });
    await tx.customerMerge.update({ where: { id: merge.id }, data: { undoneAt: now, kept: {} } });
    const boards = [...(await boardsOf(tx, survivor.id)), ...(await boardsOf(tx, merged.id))];
    emit({ event: "customer.unmerged", subject: { kind: "customer", id: survivor.id }, pipelineIds: boards, data: { mergedId: merged.id, mergeId: merge.id } });
    const newTickets = await tx.ticket.count({ where: { customerId: survivor.id, createdAt: { gt: merge.at } } });
    return { survivorId: survivor.id, mergedId: merged.id, newTickets };
  },
});

/** Surveys about a ticket that goes back go with it; links to it that were made for the survivor end at once. */
async function followTickets(tx: Tx, kept: Kept, survivorId: string, mergedId: string, now: Date): Promise<void> {
  const whose = { customerId: survivorId, ticketId: { in: kept.moved.Ticket ?? [] } };
  await tx.surveyInvitation.updateMany({ where: whose, data: { customerId: mergedId } });
  const links = await tx.linkToken.updateManyAndReturn({ where: { ...whose, revokedAt: null }, data: { revokedAt: now }, select: { ticketId: true } });
  for (const { ticketId } of links) await tellSessionsEnded(tx, { ticketId });
}

async function putBackFacts(tx: Tx, kept: Kept, customerId: string): Promise<void> {
  for (const { fieldId, before, after } of kept.facts) {
    const same = { customerId, fieldId, value: after };
    if (before === null) await tx.customerFact.deleteMany({ where: same });
    else await tx.customerFact.updateMany({ where: same, data: { value: before } });
  }
}
