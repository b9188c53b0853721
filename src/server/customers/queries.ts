import type { CustomerChoice } from "@/domain/customers/schema";
import type { CustomerPanel } from "@/domain/tickets/detail";
import type { Ctx } from "@/server/platform/context";
import { faceOf } from "./face";
import { matchingCustomers } from "./matching";

const OTHER_TICKETS = 8;

/** The customer as the card shows them: who, how to reach them, and what else they have asked (D18, N14). */
export async function getCustomerPanel(ctx: Ctx, customerId: string, exceptTicketId: string): Promise<CustomerPanel> {
  const [{ face }, others, ticketCount] = await Promise.all([
    faceOf(ctx.db, customerId, { onCardOnly: true }),
    ctx.db.ticket.findMany({
      where: { customerId, id: { not: exceptTicketId } },
      orderBy: { createdAt: "desc" },
      take: OTHER_TICKETS,
      select: { number: true, title: true, createdAt: true, closedAt: true, stage: { select: { name: true, color: true } } },
    }),
    ctx.db.ticket.count({ where: { customerId } }),
  ]);
  return {
    ...face,
    otherTickets: others.map((ticket) => ({
      number: ticket.number,
      title: ticket.title,
      stageName: ticket.stage.name,
      stageColor: ticket.stage.color,
      isOpen: ticket.closedAt === null,
      createdAt: ticket.createdAt.toISOString(),
    })),
    ticketCount,
  };
}

/** Customers whose name, company or number fits what was typed; a number in any form and script. Without text, the newest. */
export async function findCustomers(ctx: Ctx, input: { text: string; limit: number }): Promise<CustomerChoice[]> {
  return ctx.db.$queryRaw<CustomerChoice[]>`
    SELECT c."id"::text AS "id", c."name", o."name" AS "companyName",
      (SELECT p."e164" FROM "CustomerPhone" p WHERE p."customerId" = c."id" ORDER BY p."position" LIMIT 1) AS "phone"
    FROM "Customer" c LEFT JOIN "Company" o ON o."id" = c."companyId"
    WHERE ${matchingCustomers(input.text)} ORDER BY c."createdAt" DESC LIMIT ${input.limit}`;
}
