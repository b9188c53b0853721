import { type MergePreview, type MergeSide, type RecentMerge, UNDO_DAYS } from "@/domain/customers/merge";
import { AppError } from "@/domain/errors";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import { faceOf } from "./face";
import { countOwned } from "./merging";

const DAY_MS = 86_400_000;

/** What the one record would be made of, before anything is done. NOT_FOUND for an unknown record, RULE_VIOLATION for one that is part of another. */
export async function previewMerge(ctx: Ctx, pair: { survivorId: string; mergedId: string }): Promise<MergePreview> {
  authorize(ctx.actor, "customer.merge", null);
  if (pair.survivorId === pair.mergedId) throw new AppError("INVALID_INPUT", "customer.same");
  const [survivor, merged] = await Promise.all([sideOf(ctx, pair.survivorId), sideOf(ctx, pair.mergedId)]);
  return { survivor, merged };
}

async function sideOf(ctx: Ctx, id: string): Promise<MergeSide> {
  const [{ face, row }, counts] = await Promise.all([faceOf(ctx.db, id, { onCardOnly: false }), countOwned(ctx.db, id)]);
  if (row.mergedIntoId) throw new AppError("RULE_VIOLATION", "customer.merged", { customerId: row.mergedIntoId });
  const { name, companyId, companyName, jobTitle, city, staffNote, customerSince, emails } = face;
  return {
    ...{ id, version: row.version, name, companyId, companyName, jobTitle, city, staffNote, customerSince, emails, counts },
    isOptedOut: row.smsOptOutAt !== null,
    phones: face.phones.map((phone) => phone.e164),
    facts: face.facts.map(({ fieldId, label, kind, value }) => ({ fieldId, label, kind, value })),
  };
}

/** The merges of this record that can still be taken back, the last first, with how many tickets came since. For supervisors; nobody else gets any. */
export async function recentMerges(ctx: Ctx, customerId: string): Promise<RecentMerge[]> {
  authorize(ctx.actor, "customer.merge", null);
  const since = new Date(ctx.now.getTime() - UNDO_DAYS * DAY_MS);
  const merges = await ctx.db.customerMerge.findMany({
    where: { survivorId: customerId, undoneAt: null, at: { gte: since } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    include: { byUser: { select: { name: true } } },
  });
  if (merges.length === 0) return [];
  const names = await ctx.db.customer.findMany({ where: { id: { in: merges.map((merge) => merge.mergedId) } }, select: { id: true, name: true } });
  return Promise.all(
    merges.map(async (merge) => ({
      id: merge.id,
      mergedName: names.find((row) => row.id === merge.mergedId)?.name ?? "",
      at: merge.at.toISOString(),
      byName: merge.byUser?.name ?? null,
      until: new Date(merge.at.getTime() + UNDO_DAYS * DAY_MS).toISOString(),
      newTickets: await ctx.db.ticket.count({ where: { customerId, createdAt: { gt: merge.at } } }),
    })),
  );
}
