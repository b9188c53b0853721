import { AppError } from "@/domain/errors";
import type { OrderDetail } from "@/domain/orders/schema";
import { type EntryLimit, may } from "@/domain/policy";
import type { TicketDetail } from "@/domain/tickets/detail";
import type { Mention } from "@/domain/tickets/mentions";
import type { Order } from "@/generated/prisma/client";
import { fileItemsOf } from "@/server/attachments";
import { getCustomerPanel } from "@/server/customers";
import type { Ctx } from "@/server/platform/context";
import { findCard } from "./card";
import { entryLimitJson } from "./entry-limit";
import { surveyOfTicket } from "./survey-of-ticket";
import { timelineOf } from "./timeline";
import { workOf } from "./work";

/** A card as a page, for staff: everything the agent needs to answer, in one call (D2, D18, N14). NOT_FOUND for an unknown number. */
export async function getTicket(ctx: Ctx, number: number): Promise<TicketDetail> {
  if (ctx.actor.kind !== "agent") throw new AppError("NOT_FOUND", "ticket.not_found");
  const userId = ctx.actor.userId;
  const ticket = await ctx.db.ticket.findUnique({
    where: { number },
    include: {
      pipeline: { select: { id: true, name: true, slug: true, kind: true } },
      order: { include: { items: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { id: true, title: true, quantity: true, unitRials: true } } } },
      stage: { select: stageFields },
      department: { select: { id: true, name: true } },
      responsible: { select: { id: true, name: true } },
      category: { select: { id: true, name: true } },
      tags: { select: { tag: { select: { id: true, name: true, color: true } } }, orderBy: { tag: { name: "asc" } } },
      continues: { select: { number: true, title: true } },
      continuedBy: { select: { number: true, title: true }, orderBy: { number: "asc" } },
      drafts: { where: { userId }, select: { body: true, portalVisible: true, mentions: true, updatedAt: true } },
    },
  });
  if (!ticket) throw new AppError("NOT_FOUND", "ticket.not_found");
  const files = fileItemsOf(ctx.db, ticket.id);
  const [stages, filesOf, customer, timeline, neighbours, card, survey, work] = await Promise.all([
    stagesOf(ctx, ticket.pipelineId, ticket.stageId),
    files,
    getCustomerPanel(ctx, ticket.customerId, ticket.id),
    timelineOf(ctx.db, ticket.id, files),
    neighboursOf(ctx, ticket.stageId, ticket.rank),
    findCard(ctx, ticket.id),
    surveyOfTicket(ctx.db, ticket),
    workOf(ctx.db, ticket),
  ]);
  if (!card) throw new AppError("NOT_FOUND", "ticket.not_found");
  const draft = ticket.drafts[0];
  const isClosed = ticket.stage.kind === "CLOSED";
  return {
    id: ticket.id,
    number: ticket.number,
    title: ticket.title,
    description: ticket.description,
    files: filesOf(null),
    version: ticket.version,
    channel: ticket.channel,
    priority: ticket.priority,
    pipeline: ticket.pipeline,
    order: ticket.pipeline.kind === "ORDER" ? orderDetail(ticket.order) : null,
    stage: ticket.stage,
    stages,
    department: ticket.department,
    responsible: ticket.responsible,
    category: ticket.category,
    tags: ticket.tags.map((row) => row.tag),
    dueAt: ticket.dueAt?.toISOString() ?? null,
    product: ticket.product,
    expectedAt: ticket.expectedAt?.toISOString() ?? null,
    work,
    createdAt: ticket.createdAt.toISOString(),
    closedAt: ticket.closedAt?.toISOString() ?? null,
    outcome: ticket.outcome,
    continues: ticket.continues,
    continuedBy: ticket.continuedBy,
    survey,
    waitingSince: card.waitingSince,
    customer,
    timeline,
    draft: draft
      ? { body: draft.body, portalVisible: draft.portalVisible, mentions: draft.mentions as Mention[], updatedAt: draft.updatedAt.toISOString() }
      : null,
    ...neighbours,
    abilities: {
      canEdit: may(ctx.actor, "ticket.edit", ticket),
      canMove: may(ctx.actor, "ticket.move", ticket),
      canClose: !isClosed && may(ctx.actor, "ticket.close", ticket),
      canReopen: isClosed && may(ctx.actor, "ticket.reopen", ticket),
      canAddNote: may(ctx.actor, "note.add", ticket),
    },
    card,
    now: ctx.now.toISOString(),
  };
}

/** The stages that a ticket can be seen in now, with whether this viewer may put it there: living ones, and its own even when that is retired. */
async function stagesOf(ctx: Ctx, pipelineId: string, ownStageId: string): Promise<TicketDetail["stages"]> {
  const rows = await ctx.db.$queryRaw<(TicketDetail["stages"][number] & { limit: EntryLimit | null })[]>`
    SELECT s."id"::text AS "id", s."name", s."slug", s."color", s."kind"::text AS "kind", s."publicLabel", ${entryLimitJson} AS "limit" FROM "Stage" s
    WHERE s."pipelineId" = ${pipelineId}::uuid AND s."deletedAt" IS NULL AND (s."retiredAt" IS NULL OR s."id" = ${ownStageId}::uuid) ORDER BY s."position"`;
  return rows.map(({ limit, ...stage }) => ({ ...stage, mayEnter: may(ctx.actor, "stage.enter", { limit }) }));
}

type StoredOrder = Order & { items: { id: string; title: string; quantity: number; unitRials: bigint }[] };

function orderDetail(order: StoredOrder | null): OrderDetail {
  if (!order) return { version: 0, items: [], discountRials: "0", shippingRials: "0", carrier: "", trackingCode: "", trackingUrl: "" };
  const { version, carrier, trackingCode, trackingUrl } = order;
  const items = order.items.map((item) => ({ ...item, unitRials: String(item.unitRials) }));
  return { version, items, discountRials: String(order.discountRials), shippingRials: String(order.shippingRials), carrier, trackingCode, trackingUrl };
}

const stageFields = { id: true, name: true, slug: true, color: true, kind: true, publicLabel: true } as const;

async function neighboursOf(ctx: Ctx, stageId: string, rank: string): Promise<{ previousNumber: number | null; nextNumber: number | null }> {
  const [row] = await ctx.db.$queryRaw<{ previousNumber: number | null; nextNumber: number | null }[]>`
    SELECT (SELECT "number" FROM "Ticket" WHERE "stageId" = ${stageId}::uuid AND "rank" < ${rank} ORDER BY "rank" DESC LIMIT 1) AS "previousNumber",
      (SELECT "number" FROM "Ticket" WHERE "stageId" = ${stageId}::uuid AND "rank" > ${rank} ORDER BY "rank" LIMIT 1) AS "nextNumber"`;
  return row ?? { previousNumber: null, nextNumber: null };
}
