import { closingAt } from "@/domain/tickets/closing";
import type { Priority } from "@/domain/tickets/schema";
import type { TicketChannel } from "@/generated/prisma/client";
import type { Tx } from "@/server/platform/db";
import type { Emit } from "@/server/platform/outbox";
import { entryPlace } from "./entry-place";
import { checkReferences } from "./references";

type NewTicket = {
  title: string;
  description: string;
  customerId: string;
  departmentId?: string | null;
  stageId?: string | null;
  priority?: Priority;
  responsibleId?: string | null;
  categoryId?: string | null;
  tagIds?: readonly string[];
  channel: TicketChannel;
  product?: string | null;
  continuesId?: string | null;
  idempotencyKey?: string | null;
  /** True when the customer wrote it: then somebody waits from now on. */
  isFromCustomer: boolean;
};

/** Puts a new ticket on top of its stage and tells of it: the one way in which tickets come into being, whoever files them. */
export async function insertTicket(c: { tx: Tx; now: Date; emit: Emit }, input: NewTicket): Promise<{ id: string; number: number }> {
  const place = await entryPlace(c.tx, { stageId: input.stageId ?? null, departmentId: input.departmentId ?? null });
  await checkReferences(c.tx, { ...input, departmentId: input.departmentId ?? undefined });
  const ticket = await c.tx.ticket.create({
    data: {
      title: input.title,
      description: input.description,
      customerId: input.customerId,
      departmentId: place.departmentId,
      pipelineId: place.pipelineId,
      stageId: place.stageId,
      rank: place.rank,
      priority: input.priority ?? "NORMAL",
      responsibleId: input.responsibleId ?? null,
      categoryId: input.categoryId ?? null,
      channel: input.channel,
      product: input.product || null,
      continuesId: input.continuesId ?? null,
      idempotencyKey: input.idempotencyKey ?? null,
      createdAt: c.now,
      updatedAt: c.now,
      stageEnteredAt: c.now,
      closedAt: closingAt(place.kind, null, c.now),
      ...(input.isFromCustomer ? { lastSpeaker: "CUSTOMER" as const, waitingSince: c.now, lastCustomerAt: c.now, customerReadAt: c.now } : {}),
      tags: { create: [...new Set(input.tagIds ?? [])].map((tagId) => ({ tagId })) },
    },
    select: { id: true, number: true },
  });
  c.emit({
    event: "ticket.created",
    ticketId: ticket.id,
    pipelineIds: [place.pipelineId],
    data: { stageId: place.stageId, departmentId: place.departmentId, channel: input.channel },
  });
  return ticket;
}
