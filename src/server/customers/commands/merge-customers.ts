import { factsToTake, type MergeCustomersInput, mergedFields } from "@/domain/customers/merge";
import { EMAILS_LIMIT, PHONES_LIMIT, STAFF_NOTE_LIMIT } from "@/domain/customers/terms";
import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { tellSessionsEnded } from "@/server/platform/tell";
import { assertSeen } from "../locked-customer";
import { boardsOf, handOver, type Kept, lockedPair, ownFields } from "../merging";

/**
 * Makes one record of two (issue 6 §1): tickets, notes, SMS, surveys and links go to the survivor, numbers and addresses are united, fields
 * and facts are as chosen. The other's sessions end. CONFLICT when either record is not as whoever asks has seen it; RULE_VIOLATION when one
 * of them is already part of another. Everything that undoing needs is kept.
 */
export const mergeCustomers = command({
  action: "customer.merge",
  load: async (tx, input: MergeCustomersInput) => {
    if (input.survivorId === input.mergedId) throw new AppError("INVALID_INPUT", "customer.same");
    const { one, other } = await lockedPair(tx, input.survivorId, input.mergedId);
    return { survivor: one, merged: other };
  },
  run: async ({ tx, now, actor, input, subject: { survivor, merged }, emit }): Promise<{ mergeId: string; survivorId: string }> => {
    for (const { mergedIntoId } of [survivor, merged]) if (mergedIntoId) throw new AppError("RULE_VIOLATION", "customer.merged", { customerId: mergedIntoId });
    assertSeen(survivor, input.survivorVersion);
    assertSeen(merged, input.mergedVersion);
    if (survivor.phones.length + merged.phones.length > PHONES_LIMIT || survivor.emails.length + merged.emails.length > EMAILS_LIMIT)
      throw new AppError("RULE_VIOLATION", "customer.too_many_contacts");
    const before = ownFields(survivor);
    const after = mergedFields(before, ownFields(merged), input.choices);
    after.staffNote = after.staffNote?.slice(0, STAFF_NOTE_LIMIT) ?? null;
    const facts = factsToTake(valuesOf(survivor.facts), valuesOf(merged.facts), input.choices);
    const moved = await handOver(tx, merged.id, survivor.id);
    await appendContacts(tx, survivor, merged);
    for (const { fieldId, after: value } of facts)
      await tx.customerFact.upsert({
        where: { customerId_fieldId: { customerId: survivor.id, fieldId } },
        create: { customerId: survivor.id, fieldId, value },
        update: { value },
      });
    const ended = await tx.session.findMany({ where: { customerId: merged.id, revokedAt: null }, select: { id: true } });
    await tx.session.updateMany({ where: { customerId: merged.id, revokedAt: null }, data: { revokedAt: now } });
    for (const { id } of ended) await tellSessionsEnded(tx, { sessionId: id });
    await tx.customer.update({ where: { id: merged.id }, data: { mergedIntoId: survivor.id, companyId: null, version: { increment: 1 } } });
    await tx.customer.update({ where: { id: survivor.id }, data: { ...after, version: { increment: 1 } } });
    const place = ({ id, position }: { id: string; position: number }) => ({ id, position });
    const kept: Kept = {
      ...{ before, after, facts, moved, mergedCompanyId: merged.companyId },
      ...{ phones: merged.phones.map(place), emails: merged.emails.map(place) },
    };
    const { id: mergeId } = await tx.customerMerge.create({
      data: {
        survivorId: survivor.id,
        mergedId: merged.id,
        at: now,
        byUserId: actor.kind === "agent" ? actor.userId : null,
        kept: JSON.parse(JSON.stringify(kept)),
      },
      select: { id: true },
    });
    const counts = Object.entries(moved).map(([table, ids]) => [table, ids.length] as const);
    emit({
      event: "customer.merged",
      subject: { kind: "customer", id: survivor.id },
      pipelineIds: await boardsOf(tx, survivor.id),
      data: {
        mergedId: merged.id,
        mergeId,
        fields: Object.keys(changesBetween(before, after)),
        moved: Object.fromEntries([...counts, ["CustomerPhone", merged.phones.length], ["CustomerEmail", merged.emails.length]]),
      },
    });
    return { mergeId, survivorId: survivor.id };
  },
});

const valuesOf = (facts: readonly { fieldId: string; value: string }[]): Map<string, string> => new Map(facts.map((fact) => [fact.fieldId, fact.value]));

type Reached = { id: string; phones: readonly { position: number }[]; emails: readonly { position: number }[] };

/** The other's numbers and addresses after those of the survivor, in their order. */
async function appendContacts(tx: Tx, survivor: Reached, merged: Reached): Promise<void> {
  const end = (placed: readonly { position: number }[]) => Math.max(-1, ...placed.map((one) => one.position)) + 1;
  await tx.customerPhone.updateMany({ where: { customerId: merged.id }, data: { customerId: survivor.id, position: { increment: end(survivor.phones) } } });
  await tx.customerEmail.updateMany({ where: { customerId: merged.id }, data: { customerId: survivor.id, position: { increment: end(survivor.emails) } } });
}
