import type { CustomerRecord, CustomerRow } from "@/domain/customers/record";
import { AppError } from "@/domain/errors";
import { reachabilityOf } from "@/domain/messaging/reachability";
import type { Ctx } from "@/server/platform/context";
import { matchingCustomers } from "./matching";
import { satisfactionOfCustomer } from "./satisfaction";

const PAGE = 50;
const TICKETS = 500;

/** The list of customers, whoever wrote last first: name, company and number in any form are found (issue 4 §6). One page and the total. */
export async function listCustomers(ctx: Ctx, input: { text: string; page: number }): Promise<{ rows: CustomerRow[]; total: number; pageSize: number }> {
  const fits = matchingCustomers(input.text);
  const [rows, counted] = await Promise.all([
    ctx.db.$queryRaw<(Omit<CustomerRow, "lastTicketAt"> & { lastTicketAt: Date | null })[]>`
      WITH page AS (
        SELECT c."id", c."name", o."name" AS "companyName", c."createdAt", t."lastTicketAt", coalesce(t."open", 0) AS "open", coalesce(t."all", 0) AS "all"
        FROM "Customer" c LEFT JOIN "Company" o ON o."id" = c."companyId"
        LEFT JOIN (
          SELECT "customerId", max("createdAt") AS "lastTicketAt", count(*) FILTER (WHERE "closedAt" IS NULL) AS "open", count(*) AS "all" FROM "Ticket" GROUP BY 1
        ) t ON t."customerId" = c."id"
        WHERE ${fits}
        ORDER BY t."lastTicketAt" DESC NULLS LAST, c."createdAt" DESC, c."id" LIMIT ${PAGE} OFFSET ${input.page * PAGE}
      )
      SELECT p."id"::text AS "id", p."name", p."companyName", p."lastTicketAt", p."open"::int AS "openTickets", p."all"::int AS "allTickets",
        (SELECT n."e164" FROM "CustomerPhone" n WHERE n."customerId" = p."id" ORDER BY n."position", n."id" LIMIT 1) AS "phone"
      FROM page p ORDER BY p."lastTicketAt" DESC NULLS LAST, p."createdAt" DESC, p."id"`,
    ctx.db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" FROM "Customer" c LEFT JOIN "Company" o ON o."id" = c."companyId" WHERE ${fits}`,
  ]);
  return { rows: rows.map((row) => ({ ...row, lastTicketAt: row.lastTicketAt?.toISOString() ?? null })), total: counted[0]?.total ?? 0, pageSize: PAGE };
}

/** A customer's record (D4, D13): who it is, how to reach them, how satisfied they were and every ticket, closed ones too. NOT_FOUND for an unknown id. */
export async function getCustomer(ctx: Ctx, customerId: string): Promise<CustomerRecord> {
  const [customer, tickets, satisfaction] = await Promise.all([
    ctx.db.customer.findUnique({
      where: { id: customerId },
      include: {
        company: { select: { name: true, website: true } },
        phones: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { e164: true, kind: true, label: true, verifiedAt: true, smsBlockedAt: true } },
        emails: { orderBy: { position: "asc" }, select: { address: true } },
      },
    }),
    ctx.db.ticket.findMany({
      where: { customerId },
      orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
      take: TICKETS,
      select: {
        number: true,
        title: true,
        createdAt: true,
        closedAt: true,
        outcome: true,
        stage: { select: { name: true, color: true } },
        department: { select: { name: true } },
        responsible: { select: { name: true } },
        invitations: { where: { answer: { isNot: null } }, orderBy: { closedAt: "desc" }, take: 1, select: { answer: { select: { score: true } } } },
      },
    }),
    satisfactionOfCustomer(ctx.db, customerId),
  ]);
  if (!customer) throw new AppError("NOT_FOUND", "customer.not_found");
  const reached = reachabilityOf(customer);
  return {
    id: customer.id,
    name: customer.name,
    companyName: customer.company?.name ?? null,
    website: customer.company?.website ?? null,
    jobTitle: customer.jobTitle,
    city: customer.city,
    staffNote: customer.staffNote,
    customerSince: customer.createdAt.toISOString(),
    phones: customer.phones.map(({ e164, kind, label, verifiedAt }) => ({ e164, kind, label, isVerified: verifiedAt !== null })),
    emails: customer.emails.map((email) => email.address),
    isOptedOut: customer.smsOptOutAt !== null,
    unreachable: reached.canReach ? null : reached.reason,
    satisfaction,
    tickets: tickets.map(({ stage, department, responsible, invitations, createdAt, closedAt, ...ticket }) => ({
      ...ticket,
      stageName: stage.name,
      stageColor: stage.color,
      departmentName: department.name,
      responsibleName: responsible?.name ?? null,
      createdAt: createdAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      score: invitations[0]?.answer?.score ?? null,
    })),
  };
}
