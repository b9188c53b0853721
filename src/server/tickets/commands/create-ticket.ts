import { closingAt } from "@/domain/tickets/closing";
import type { CreateTicketInput } from "@/domain/tickets/schema";
import type { TicketChannel } from "@/generated/prisma/client";
import { command } from "@/server/platform/command";
import { entryPlace } from "../entry-place";
import { checkReferences } from "../references";

/**
 * Files a ticket for a customer (D13, D16, D27): on top of the chosen stage, or of the entry stage of the department's pipeline.
 * Answers with its id and its number, which is never given again.
 */
export const createTicket = command({
  action: "ticket.create",
  load: async (_tx, _input: CreateTicketInput & { channel?: TicketChannel }) => null,
  run: async ({ tx, actor, now, input, emit }): Promise<{ id: string; number: number }> => {
    const place = await entryPlace(tx, { stageId: input.stageId ?? null, departmentId: input.departmentId ?? null });
    await checkReferences(tx, input);
    const isFromCustomer = actor.kind === "customer";
    const channel = input.channel ?? "AGENT";
    const ticket = await tx.ticket.create({
      data: {
        title: input.title,
        description: input.description,
        customerId: input.customerId,
        departmentId: place.departmentId,
        pipelineId: place.pipelineId,
        stageId: place.stageId,
        rank: place.rank,
        priority: input.priority,
        responsibleId: input.responsibleId ?? null,
        categoryId: input.categoryId ?? null,
        channel,
        createdAt: now,
        updatedAt: now,
        stageEnteredAt: now,
        closedAt: closingAt(place.kind, null, now),
        lastSpeaker: isFromCustomer ? "CUSTOMER" : null,
        waitingSince: isFromCustomer ? now : null,
        lastCustomerAt: isFromCustomer ? now : null,
        tags: { create: [...new Set(input.tagIds)].map((tagId) => ({ tagId })) },
      },
      select: { id: true, number: true },
    });
    emit({
      event: "ticket.created",
      ticketId: ticket.id,
      pipelineIds: [place.pipelineId],
      data: { stageId: place.stageId, departmentId: place.departmentId, channel },
    });
    return ticket;
  },
});
