import { rankBetween } from "@/domain/board/place";
import { orderTitle } from "@/domain/orders/title";
import type { Prisma } from "@/generated/prisma/client";
import { orders as words } from "@/messages/fa/orders";
import { orders } from "./demo/orders";
import type { Directory } from "./directory";
import { chance } from "./random";

const DAY_MS = 86_400_000;

export type OrderRows = {
  Ticket: Prisma.TicketCreateManyInput[];
  Order: Prisma.OrderCreateManyInput[];
  OrderItem: Prisma.OrderItemCreateManyInput[];
  Activity: Prisma.ActivityCreateManyInput[];
};

/** The orders of the demo as they stand at `now`, numbered from `firstNumber` on. */
export function orderRows(people: Directory, firstNumber: number, now: Date): OrderRows {
  const rows: OrderRows = { Ticket: [], Order: [], OrderItem: [], Activity: [] };
  const pipeline = people.rows.Pipeline.find((one) => one.kind === "ORDER");
  const stages = new Map(people.rows.Stage.flatMap((stage) => (stage.pipelineId === pipeline?.id ? [[stage.slug, stage] as const] : [])));
  const { id: departmentId } = people.department("sales");
  const by = { actorKind: "agent", actorUserId: people.staffId("agent3") };
  const tops = new Map<string, string>();
  for (const [index, script] of orders.entries()) {
    const luck = chance(9100 + index);
    const way = script.way.flatMap(([slug, daysAgo]) => {
      const stage = stages.get(slug);
      return stage ? [{ stage, at: new Date(now.getTime() - daysAgo * DAY_MS) }] : [];
    });
    const [first, last] = [way[0], way.at(-1)];
    if (!first || !last || !pipeline?.id) throw new Error("an order without a way");
    const id = luck.uuid(first.at);
    const rank = rankBetween(null, tops.get(last.stage.slug) ?? null);
    tops.set(last.stage.slug, rank);
    const isDelivered = last.stage.kind === "CLOSED";
    rows.Ticket.push({
      ...{
        id,
        number: firstNumber + index,
        title: orderTitle(
          script.items.map(([title]) => ({ title })),
          words.titleOf,
        ),
        description: "",
      },
      ...{ customerId: people.customerId(script.from), departmentId, pipelineId: pipeline.id, stageId: last.stage.id ?? "", rank },
      ...{ responsibleId: people.staffId("agent3"), channel: "AGENT", version: way.length, createdAt: first.at, updatedAt: last.at, stageEnteredAt: last.at },
      ...(isDelivered ? { closedAt: last.at, outcome: "SOLVED" as const } : {}),
    });
    rows.Order.push({
      ...{ ticketId: id, discountRials: BigInt(script.discount ?? 0), shippingRials: BigInt(script.shipping ?? 0) },
      ...{ carrier: script.carrier ?? "", trackingCode: script.tracking ?? "", trackingUrl: script.url ?? "" },
    });
    for (const [position, [title, quantity, unitRials]] of script.items.entries())
      rows.OrderItem.push({ id: luck.uuid(first.at), ticketId: id, position, title, quantity, unitRials: BigInt(unitRials) });
    for (const [step, { stage, at }] of way.entries()) {
      const from = way[step - 1]?.stage.id;
      const data = from
        ? {
            fromStageId: from,
            toStageId: stage.id ?? "",
            fromRank: rank,
            toRank: rank,
            ...(stage.kind === "CLOSED" ? { crosses: "closed", outcome: "SOLVED" } : {}),
          }
        : { stageId: stage.id ?? "", departmentId, channel: "AGENT" };
      rows.Activity.push({ ticketId: id, at, ...by, event: from ? "card.moved" : "ticket.created", data });
    }
  }
  return rows;
}
