import { AppError } from "@/domain/errors";
import type { TicketOutcome } from "@/domain/tickets/schema";
import { command } from "@/server/platform/command";
import { enterFirstStage, ticketToEnter } from "../enter-stage";
import { refuseEntryOf } from "../entry-limit";
import { refuseStale } from "../locked-ticket";

type Input = { ticketId: string; expectedVersion: number };

/**
 * Closes a ticket with an outcome (D24), solved when none is given: it goes to the top of the first closing stage of its pipeline.
 * RULE_VIOLATION when it is closed already, FORBIDDEN when that stage is limited to others.
 */
export const closeTicket = command({
  action: "ticket.close",
  load: (tx, input: Input & { outcome?: TicketOutcome }) => ticketToEnter(tx, input.ticketId, "CLOSED"),
  run: async ({ tx, actor, now, input, subject: ticket, emit }): Promise<{ version: number }> => {
    refuseStale(ticket, input.expectedVersion);
    if (ticket.stage.kind === "CLOSED") throw new AppError("RULE_VIOLATION", "ticket.already_closed");
    const outcome = input.outcome ?? "SOLVED";
    const entered = await enterFirstStage(tx, ticket, "CLOSED", now, outcome);
    await refuseEntryOf(tx, actor, ticket.id);
    emit({
      event: "ticket.closed",
      ticketId: ticket.id,
      pipelineIds: [ticket.pipelineId],
      data: { fromStageId: ticket.stageId, fromRank: ticket.rank, ...entered, outcome },
    });
    return { version: ticket.version + 1 };
  },
});

/**
 * Reopens a closed ticket (N6): it goes to the top of the first working stage, with the responsible it had; when that one is away or has
 * left, to the department (`tickets.handBack`).
 */
export const reopenTicket = command({
  action: "ticket.reopen",
  load: (tx, input: Input) => ticketToEnter(tx, input.ticketId, "WORKING"),
  run: async ({ tx, actor, now, input, subject: ticket, emit }): Promise<{ version: number }> => {
    refuseStale(ticket, input.expectedVersion);
    if (ticket.stage.kind !== "CLOSED") throw new AppError("RULE_VIOLATION", "ticket.not_closed");
    const entered = await enterFirstStage(tx, ticket, "WORKING", now);
    await refuseEntryOf(tx, actor, ticket.id);
    emit({
      event: "ticket.reopened",
      ticketId: ticket.id,
      pipelineIds: [ticket.pipelineId],
      data: { fromStageId: ticket.stageId, fromRank: ticket.rank, ...entered, outcome: ticket.outcome },
    });
    return { version: ticket.version + 1 };
  },
});
