import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import { amountsOf } from "@/domain/orders/amounts";
import type { EditOrderInput } from "@/domain/orders/schema";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { lockedTicket } from "@/server/tickets";

/**
 * Saves what an order holds: its lines in their order, discount, sending and tracking (D28). CONFLICT when somebody else saved it since
 * `expectedVersion` (N30); what is already so is not recorded. Answers with the new version.
 */
export const editOrder = command({
  action: "order.edit",
  load: (tx, input: EditOrderInput) => lockedTicket(tx, input.ticketId),
  run: async ({ tx, now, input, subject: ticket, emit }): Promise<{ version: number }> => {
    if (ticket.pipeline.kind !== "ORDER") throw new AppError("RULE_VIOLATION", "order.not_an_order");
    const before = await savedOrder(tx, ticket.id);
    if (before.version !== input.expectedVersion) throw new AppError("CONFLICT", "order.changed_by_someone_else", { version: before.version });
    const known = new Set(before.items.map((item) => item.id));
    const { discountRials, shippingRials, carrier, trackingCode, trackingUrl } = input;
    const facts = { discountRials, shippingRials, carrier, trackingCode, trackingUrl };
    const same = changesBetween(comparable(before), comparable({ ...facts, items: input.items.map((item) => ({ ...item, id: item.id ?? "" })) }));
    if (Object.keys(same).length === 0) return { version: before.version };

    await tx.order.upsert({
      where: { ticketId: ticket.id },
      create: { ticketId: ticket.id, ...facts },
      update: { ...facts, version: { increment: 1 } },
    });
    const kept = input.items.flatMap((item) => (item.id && known.has(item.id) ? [item.id] : []));
    await tx.orderItem.deleteMany({ where: { ticketId: ticket.id, id: { notIn: kept } } });
    const used = new Set<string>();
    for (const [position, { id, title, quantity, unitRials }] of input.items.entries()) {
      const data = { title, quantity, unitRials, position };
      // A line that a colleague's save or this very list has used up already is a new one.
      const isOld = id != null && known.has(id) && !used.has(id);
      if (isOld) used.add(id);
      if (isOld) await tx.orderItem.update({ where: { id }, data });
      else await tx.orderItem.create({ data: { ...data, ticketId: ticket.id } });
    }
    await tx.ticket.update({ where: { id: ticket.id }, data: { updatedAt: now } });
    const after = await savedOrder(tx, ticket.id);
    emit({ event: "order.edited", ticketId: ticket.id, pipelineIds: [ticket.pipelineId], data: { changes: factsBetween(before, after) } });
    return { version: after.version };
  },
});

type Saved = Awaited<ReturnType<typeof savedOrder>>;

async function savedOrder(tx: Tx, ticketId: string) {
  const order = await tx.order.findUnique({
    where: { ticketId },
    include: { items: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { id: true, title: true, quantity: true, unitRials: true } } },
  });
  return order ?? { version: 0, items: [], discountRials: 0n, shippingRials: 0n, carrier: "", trackingCode: "", trackingUrl: "" };
}

const comparable = ({ items, discountRials, shippingRials, carrier, trackingCode, trackingUrl }: Omit<Saved, "version">) => ({
  items: items.map(({ id, title, quantity, unitRials }) => [id, title, quantity, String(unitRials)]),
  discountRials: String(discountRials),
  shippingRials: String(shippingRials),
  carrier,
  trackingCode,
  trackingUrl,
});

/** Before and after of what changed. Lines by id and quantity, since their words may be anything; all amounts in rials as digits. */
function factsBetween(before: Saved, after: Saved): ReturnType<typeof changesBetween> {
  const { items: _, ...changes } = changesBetween(comparable(before), comparable(after));
  const words = (order: Saved) => order.items.map(({ id, title, quantity }) => [id, title, quantity]);
  const lines = (order: Saved) => order.items.map(({ id, quantity }) => ({ id, quantity }));
  const prices = (order: Saved) => Object.fromEntries(order.items.map(({ id, unitRials }) => [id, String(unitRials)]));
  const total = (order: Saved) => ({ totalRials: String(amountsOf(order).totalRials) });
  return {
    ...changes,
    ...(JSON.stringify(words(before)) === JSON.stringify(words(after)) ? {} : { items: { from: lines(before), to: lines(after) } }),
    ...changesBetween({ prices: prices(before) }, { prices: prices(after) }),
    ...changesBetween(total(before), total(after)),
  };
}
