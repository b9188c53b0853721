import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import { enterFirstStage } from "@/server/tickets";
import { customerOf, mayReopen, ownTicket, refuseOrder } from "./reply-as-customer";

/** The customer says «حل شد» (N5): the ticket is closed. Closing a closed one changes nothing. */
export const closeAsCustomer = command({
  action: "portal.close",
  load: (tx, input: { number: number }) => ownTicket(tx, input.number, "CLOSED"),
  run: async ({ tx, actor, now, subject: ticket, emit }): Promise<void> => {
    customerOf(actor);
    refuseOrder(ticket);
    if (ticket.stage.kind === "CLOSED") return;
    const entered = await enterFirstStage(tx, ticket, "CLOSED", now);
    await tx.ticket.update({ where: { id: ticket.id }, data: { outcome: "SOLVED", customerReadAt: now } });
    emit({
      event: "ticket.closed",
      ticketId: ticket.id,
      pipelineIds: [ticket.pipelineId],
      data: { fromStageId: ticket.stageId, fromRank: ticket.rank, ...entered },
    });
  },
});

/** The customer reopens within the organisation's days (N6); the responsible stays. RULE_VIOLATION when the time is over. */
export const reopenAsCustomer = command({
  action: "portal.close",
  load: (tx, input: { number: number }) => ownTicket(tx, input.number, "WORKING"),
  run: async ({ tx, actor, now, subject: ticket, emit }): Promise<void> => {
    customerOf(actor);
    refuseOrder(ticket);
    if (ticket.stage.kind !== "CLOSED") return;
    if (!(await mayReopen(tx, ticket.closedAt, now))) throw new AppError("RULE_VIOLATION", "portal.reopen_window_over");
    const entered = await enterFirstStage(tx, ticket, "WORKING", now);
    await tx.$executeRaw`
      UPDATE "Ticket" SET "outcome" = NULL, "waitingSince" = coalesce("waitingSince", ${now}), "lastCustomerAt" = ${now}, "customerReadAt" = ${now} WHERE "id" = ${ticket.id}::uuid`;
    emit({
      event: "ticket.reopened",
      ticketId: ticket.id,
      pipelineIds: [ticket.pipelineId],
      data: { fromStageId: ticket.stageId, fromRank: ticket.rank, ...entered },
    });
  },
});
