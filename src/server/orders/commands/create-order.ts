import { AppError } from "@/domain/errors";
import type { CreateOrderInput } from "@/domain/orders/schema";
import { orderTitle } from "@/domain/orders/title";
import { orders as words } from "@/messages/fa/orders";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { insertTicket, refuseEntryOf } from "@/server/tickets";

/**
 * A new order of a customer (D28, D30): on top of the chosen stage, or of the entry stage of the named or first order board. Asking again with
 * the same key answers with the same order. RULE_VIOLATION `order.no_pipeline` when nobody keeps orders, `order.not_an_order` for a stage of tickets.
 */
export const createOrder = command({
  action: "order.create",
  load: async (_tx, _input: CreateOrderInput) => null,
  run: async ({ tx, actor, now, input, emit }): Promise<{ id: string; number: number }> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${input.idempotencyKey}, 0))`;
    const earlier = await tx.ticket.findUnique({ where: { idempotencyKey: input.idempotencyKey }, select: { id: true, number: true } });
    if (earlier) return earlier;
    const { customerId, items, discountRials, shippingRials, carrier, trackingCode, trackingUrl, idempotencyKey } = input;
    const stageId = await stageFor(tx, input);
    const title = input.title ?? orderTitle(items, words.titleOf);
    const ticket = await insertTicket(
      { tx, now, emit },
      { title, description: "", customerId, stageId, channel: "AGENT", idempotencyKey, isFromCustomer: false },
    );
    await refuseEntryOf(tx, actor, ticket.id);
    await tx.order.create({
      data: {
        ...{ ticketId: ticket.id, discountRials, shippingRials, carrier, trackingCode, trackingUrl },
        items: { create: items.map(({ title: itemTitle, quantity, unitRials }, position) => ({ title: itemTitle, quantity, unitRials, position })) },
      },
    });
    return ticket;
  },
});

async function stageFor(tx: Tx, input: { stageId?: string; pipelineId?: string }): Promise<string> {
  if (input.stageId) {
    const stage = await tx.stage.findUnique({ where: { id: input.stageId }, select: { pipeline: { select: { kind: true } } } });
    if (!stage) throw new AppError("RULE_VIOLATION", "stage.not_found");
    if (stage.pipeline.kind !== "ORDER") throw new AppError("RULE_VIOLATION", "order.not_an_order");
    return input.stageId;
  }
  const pipeline = await tx.pipeline.findFirst({
    where: { kind: "ORDER", retiredAt: null, ...(input.pipelineId ? { id: input.pipelineId } : {}) },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { stages: { where: { kind: "NEW", deletedAt: null, retiredAt: null }, orderBy: { position: "asc" }, take: 1, select: { id: true } } },
  });
  if (!pipeline) throw new AppError("RULE_VIOLATION", "order.no_pipeline");
  const [entry] = pipeline.stages;
  if (!entry) throw new AppError("RULE_VIOLATION", "pipeline.no_entry_stage");
  return entry.id;
}
