import { AppError, type Reason } from "@/domain/errors";
import type { BulkAct, RunBulkInput } from "@/domain/lists/schema";
import type { BulkKind } from "@/domain/lists/terms";
import type { Prisma } from "@/generated/prisma/client";
import { moveCard } from "@/server/board";
import { authorize, command } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import type { Tx } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { addNote, closeTicket, editTicket, viewerOf } from "@/server/tickets";

/** How long a bulk action can be undone. */
const UNDO_MINUTES = 10;

export type BulkStatus = "done" | "unchanged" | "refused";
export type BulkResult = { bulkId: string; kind: BulkKind; results: { ticketId: string; number: number | null; status: BulkStatus; reason: Reason | null }[] };

/** Notes whose work is to be undone, or says that it was begun before: sent twice it is done once. */
const beginBulk = command({
  action: "ticket.bulk",
  load: async (_tx, _input: { bulkId: string; kind: BulkKind }) => null,
  run: async ({ tx, actor, now, input }): Promise<void> => {
    const userId = viewerOf(actor);
    await tx.bulkAction.deleteMany({ where: { expiresAt: { lt: now } } });
    const earlier = await tx.bulkAction.findUnique({ where: { id: input.bulkId }, select: { userId: true, undoneAt: true } });
    if (earlier && (earlier.userId !== userId || earlier.undoneAt)) throw new AppError("INVALID_INPUT", "input.invalid");
    if (earlier) return;
    const expiresAt = new Date(now.getTime() + UNDO_MINUTES * 60_000);
    await tx.bulkAction.create({ data: { id: input.bulkId, userId, kind: input.kind, createdAt: now, expiresAt } });
  },
});

type Part = { bulkId: string; act: BulkAct; ticketId: string; expectedVersion: number };

/** One ticket's part, with what undoing it needs, in one transaction: the ticket's own command decides, locks and tells. */
const doPart = command({
  action: "ticket.bulk",
  load: async (_tx, _input: Part) => null,
  run: async ({ tx, ctx, input }): Promise<BulkStatus> => {
    const id = { bulkId: input.bulkId, ticketId: input.ticketId };
    if (await tx.bulkPart.findUnique({ where: { bulkId_ticketId: id }, select: { version: true } })) return "done";
    const ticket = await tx.ticket.findUnique({
      where: { id: input.ticketId },
      select: { id: true, version: true, stageId: true, responsibleId: true, priority: true, tags: { select: { tagId: true } } },
    });
    if (!ticket) throw new AppError("NOT_FOUND", "ticket.not_found");
    const before = await act(tx, ctx, input, { ...ticket, tagIds: ticket.tags.map((tag) => tag.tagId).sort() });
    if (before === null) return "unchanged";
    const { version } = await tx.ticket.findUniqueOrThrow({ where: { id: ticket.id }, select: { version: true } });
    await tx.bulkPart.create({ data: { ...id, version, before } });
    return "done";
  },
});

type Ticket = { id: string; version: number; stageId: string; responsibleId: string | null; priority: string; tagIds: string[] };

/** Does it, and answers with what it replaced; null when it was so already. */
async function act(tx: Tx, ctx: Ctx, { act: what, bulkId, expectedVersion }: Part, ticket: Ticket): Promise<Prisma.InputJsonObject | null> {
  const same = { ticketId: ticket.id, expectedVersion };
  switch (what.kind) {
    case "stage":
      if (ticket.stageId === what.stageId) return null;
      await moveCard(ctx, { ...same, toStageId: what.stageId });
      return { stageId: ticket.stageId };
    case "close":
      await closeTicket(ctx, { ...same, outcome: what.outcome });
      return { stageId: ticket.stageId };
    case "responsible":
      if (ticket.responsibleId === what.userId) return null;
      await editTicket(ctx, { ...same, responsibleId: what.userId });
      return { responsibleId: ticket.responsibleId };
    case "priority":
      if (ticket.priority === what.priority) return null;
      await editTicket(ctx, { ...same, priority: what.priority });
      return { priority: ticket.priority };
    case "tags": {
      const after = [...new Set([...ticket.tagIds, ...what.add])].filter((tagId) => !what.remove.includes(tagId)).sort();
      if (JSON.stringify(after) === JSON.stringify(ticket.tagIds)) return null;
      await editTicket(ctx, { ...same, tagIds: after });
      return { tagIds: ticket.tagIds };
    }
    case "reply":
      return { noteId: await reply(tx, ctx, { ticketId: ticket.id, body: what.body, key: `${bulkId}:${ticket.id}` }) };
  }
}

/** What somebody is writing on a card is another text than this one: it stays. */
async function reply(tx: Tx, ctx: Ctx, { ticketId, body, key }: { ticketId: string; body: string; key: string }): Promise<string> {
  const draft = await tx.draft.findUnique({ where: { userId_ticketId: { userId: viewerOf(ctx.actor), ticketId } } });
  const { noteId } = await addNote(ctx, { ticketId, body, portalVisible: true, idempotencyKey: key, attachmentIds: [] });
  if (draft) await tx.draft.create({ data: { ...draft, mentions: draft.mentions ?? [] } });
  return noteId;
}

/**
 * Does one thing to many tickets (N27). Each ticket is a transaction of its own, run by the ticket's own command: its rights, rules, facts and
 * lock order hold, no board waits for the whole batch, and no two batches can wait for each other. What is refused is answered with
 * why; the rest is done. What was moved stands on top of its new stage in the order given.
 */
export async function runBulk(ctx: Ctx, input: RunBulkInput): Promise<BulkResult> {
  authorize(ctx.actor, "ticket.bulk", null);
  const began = performance.now();
  const { bulkId, act: what } = input;
  const tickets = [...new Map(input.tickets.map((ticket) => [ticket.id, ticket])).values()];
  await beginBulk(ctx, { bulkId, kind: what.kind });
  const known = await ctx.db.ticket.findMany({ where: { id: { in: tickets.map((ticket) => ticket.id) } }, select: { id: true, number: true } });
  const numbers = new Map(known.map((ticket) => [ticket.id, ticket.number]));
  const isMove = what.kind === "stage" || what.kind === "close";
  const results: BulkResult["results"] = [];
  for (const { id, version } of isMove ? tickets.reverse() : tickets) {
    // Each reply has its own ten seconds in which it can be taken back.
    const now = new Date(ctx.now.getTime() + Math.round(performance.now() - began));
    const answer = await outcomeOf(doPart({ ...ctx, now }, { bulkId, act: what, ticketId: id, expectedVersion: version }));
    results.push({ ticketId: id, number: numbers.get(id) ?? null, ...answer });
  }
  return { bulkId, kind: what.kind, results };
}

/** How one part has ended; a fault of ours is one part's, not the whole action's. */
export async function outcomeOf(part: Promise<BulkStatus>): Promise<{ status: BulkStatus; reason: Reason | null }> {
  try {
    return { status: await part, reason: null };
  } catch (error) {
    if (error instanceof AppError) return { status: "refused", reason: error.reason };
    log.error({ err: error }, "a part of a bulk action failed");
    return { status: "refused", reason: "internal" };
  }
}
