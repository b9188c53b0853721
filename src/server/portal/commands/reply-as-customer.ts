import type { Actor } from "@/domain/actor";
import type { StageKind } from "@/domain/board/schema";
import { AppError } from "@/domain/errors";
import type { CustomerReplyInput } from "@/domain/portal/schema";
import { claimAttachments } from "@/server/attachments";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { enterFirstStage, insertTicket, lockedTicket, takingDepartment, ticketToEnter } from "@/server/tickets";

/**
 * A customer answers in the portal or by link (D23). A ticket that waited for this, or was solved, goes back to work (A21); a closed one is
 * reopened within the organisation's days (N6), later the answer becomes a new ticket that continues it. Answers with the number that
 * now holds the answer.
 */
export const replyAsCustomer = command({
  action: "note.add",
  load: (tx, input: CustomerReplyInput) => ownTicket(tx, input.number, "WORKING"),
  run: async ({ tx, actor, now, input, subject: ticket, emit }): Promise<{ number: number }> => {
    const customerId = customerOf(actor);
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${input.idempotencyKey}, 0))`;
    const earlier = await earlierAnswer(tx, input.idempotencyKey);
    if (earlier !== null) return { number: earlier };
    // An order's stages are not the customer's turn: what they write on it moves nothing and begins no new card.
    const isOrder = ticket.pipeline.kind === "ORDER";
    const isClosed = !isOrder && ticket.stage.kind === "CLOSED";
    if (isClosed && !(await mayReopen(tx, ticket.closedAt, now))) {
      if (actor.kind === "link") throw new AppError("RULE_VIOLATION", "portal.reopen_window_over");
      const next = await insertTicket(
        { tx, now, emit },
        {
          title: ticket.title,
          description: input.body,
          customerId,
          departmentId: await takingDepartment(tx, ticket.departmentId),
          channel: "PORTAL",
          continuesId: ticket.id,
          idempotencyKey: input.idempotencyKey,
          isFromCustomer: true,
        },
      );
      await claimAttachments(tx, actor, { attachmentIds: input.attachmentIds, ticketId: next.id, noteId: null });
      return { number: next.number };
    }
    const note = await tx.note.create({
      data: {
        ticketId: ticket.id,
        authorKind: "CUSTOMER",
        authorCustomerId: customerId,
        body: input.body,
        portalVisible: true,
        publicAt: now,
        channel: actor.kind === "link" ? "LINK" : "PORTAL",
        idempotencyKey: input.idempotencyKey,
        createdAt: now,
      },
      select: { id: true },
    });
    await claimAttachments(tx, actor, { attachmentIds: input.attachmentIds, ticketId: ticket.id, noteId: note.id });
    await tx.$executeRaw`
      UPDATE "Ticket" SET "lastSpeaker" = 'CUSTOMER', "waitingSince" = coalesce("waitingSince", ${now}), "lastCustomerAt" = ${now}, "customerReadAt" = ${now}, "updatedAt" = ${now}
      WHERE "id" = ${ticket.id}::uuid`;
    const where = { ticketId: ticket.id, pipelineIds: [ticket.pipelineId] };
    emit({ ...where, event: "note.added", data: { noteId: note.id, portalVisible: true, by: "CUSTOMER" } });
    if (!isOrder && (isClosed || ticket.stage.kind === "WAITING" || ticket.stage.kind === "SOLVED")) {
      const entered = await enterFirstStage(tx, ticket, "WORKING", now);
      emit({ ...where, event: isClosed ? "ticket.reopened" : "card.moved", data: { fromStageId: ticket.stageId, fromRank: ticket.rank, ...entered } });
    }
    return { number: input.number };
  },
});

/** Locks the ticket with this number, and before it the stage of the kind that it may be about to enter. */
export async function ownTicket(tx: Tx, number: number, mayEnter?: StageKind) {
  const found = await tx.ticket.findUnique({ where: { number }, select: { id: true } });
  if (!found) throw new AppError("NOT_FOUND", "thing.not_found");
  return mayEnter ? ticketToEnter(tx, found.id, mayEnter) : lockedTicket(tx, found.id);
}

/** NOT_FOUND for an order: its stages are the organisation's alone. */
export function refuseOrder(ticket: { pipeline: { kind: "TICKET" | "ORDER" } }): void {
  if (ticket.pipeline.kind === "ORDER") throw new AppError("NOT_FOUND", "thing.not_found");
}

export function customerOf(actor: Actor): string {
  if (actor.kind !== "customer" && actor.kind !== "link") throw new AppError("NOT_FOUND", "thing.not_found");
  return actor.customerId;
}

/** True while a closed ticket may still be reopened by its customer. */
export async function mayReopen(tx: Tx, closedAt: Date | null, now: Date): Promise<boolean> {
  const { reopenDays } = await tx.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { reopenDays: true } });
  return closedAt !== null && closedAt.getTime() + reopenDays * 86_400_000 > now.getTime();
}

async function earlierAnswer(tx: Tx, idempotencyKey: string): Promise<number | null> {
  const note = await tx.note.findUnique({ where: { idempotencyKey }, select: { ticket: { select: { number: true } } } });
  if (note) return note.ticket.number;
  const ticket = await tx.ticket.findUnique({ where: { idempotencyKey }, select: { number: true } });
  return ticket?.number ?? null;
}
