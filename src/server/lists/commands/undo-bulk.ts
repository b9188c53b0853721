import { AppError } from "@/domain/errors";
import type { BulkKind } from "@/domain/lists/terms";
import { undoMove } from "@/server/board";
import { command } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import { editTicket, takeBackNote, viewerOf } from "@/server/tickets";
import { type BulkResult, type BulkStatus, outcomeOf } from "./run-bulk";

type Claimed = { kind: BulkKind; parts: { ticketId: string; version: number; before: Before; number: number }[] };
type Before = { stageId?: string; responsibleId?: string | null; priority?: "LOW" | "NORMAL" | "HIGH" | "URGENT"; tagIds?: string[]; noteId?: string };

/** Takes a bulk action for undoing: nobody undoes it twice. RULE_VIOLATION when it is undone or too old, NOT_FOUND for a colleague's. */
const claimBulk = command({
  action: "ticket.bulk",
  load: async (_tx, _input: { bulkId: string }) => null,
  run: async ({ tx, actor, now, input }): Promise<Claimed> => {
    const bulk = await tx.bulkAction.findUnique({
      where: { id: input.bulkId },
      include: { parts: { orderBy: { ticketId: "asc" }, include: { ticket: { select: { number: true } } } } },
    });
    if (!bulk || bulk.userId !== viewerOf(actor)) throw new AppError("NOT_FOUND", "thing.not_found");
    const { count } = await tx.bulkAction.updateMany({ where: { id: bulk.id, undoneAt: null, expiresAt: { gt: now } }, data: { undoneAt: now } });
    if (count === 0) throw new AppError("RULE_VIOLATION", "bulk.nothing_to_undo");
    const parts = bulk.parts.map(({ ticketId, version, before, ticket }) => ({ ticketId, version, before: before as Before, number: ticket.number }));
    return { kind: bulk.kind as BulkKind, parts };
  },
});

/**
 * Undoes a whole bulk action (واگرد): each ticket gets back what it had, if nobody has changed it since; a public reply is taken back while the
 * customer cannot see it yet. Answers with what could not be undone and why.
 */
export async function undoBulk(ctx: Ctx, input: { bulkId: string }): Promise<BulkResult> {
  const { kind, parts } = await claimBulk(ctx, input);
  const results: BulkResult["results"] = [];
  for (const part of parts) results.push({ ticketId: part.ticketId, number: part.number, ...(await outcomeOf(undoPart(ctx, part))) });
  return { bulkId: input.bulkId, kind, results };
}

async function undoPart(ctx: Ctx, { ticketId, version, before }: Claimed["parts"][number]): Promise<BulkStatus> {
  const { stageId, noteId, ...fields } = before;
  if (noteId !== undefined) await takeBackNote(ctx, { noteId });
  else if (stageId !== undefined) await undoMove(ctx, { ticketId, expectedVersion: version });
  else await editTicket(ctx, { ticketId, expectedVersion: version, ...fields });
  return "done";
}

/** The actor's last bulk action that can still be undone, also after the page was loaded anew. */
export async function lastBulk(ctx: Ctx): Promise<{ bulkId: string; kind: BulkKind; count: number; until: string } | null> {
  const last = await ctx.db.bulkAction.findFirst({
    where: { userId: viewerOf(ctx.actor) },
    orderBy: { createdAt: "desc" },
    include: { _count: { select: { parts: true } } },
  });
  if (!last || last.undoneAt || last.expiresAt <= ctx.now || last._count.parts === 0) return null;
  // A reply cannot be taken back later than ten seconds after it.
  if (last.kind === "reply" && ctx.now.getTime() - last.createdAt.getTime() > 10_000) return null;
  return { bulkId: last.id, kind: last.kind as BulkKind, count: last._count.parts, until: last.expiresAt.toISOString() };
}
