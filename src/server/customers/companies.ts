import type { CompanyChoice, CompanyPerson, CompanyRecord } from "@/domain/customers/record";
import { AppError } from "@/domain/errors";
import { may } from "@/domain/policy";
import { Prisma } from "@/generated/prisma/client";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import { likePatterns } from "@/server/platform/like";
import { openTicketsOf } from "./open-tickets";
import { satisfactionOf } from "./satisfaction";

const PEOPLE = 100;
const CHOICES = 8;

/** A company's record: its people, whoever has open tickets first, and what is open over all of them. NOT_FOUND for an unknown id. */
export async function getCompany(ctx: Ctx, companyId: string): Promise<CompanyRecord> {
  authorize(ctx.actor, "customer.read", null);
  const [company, people, count, tickets, satisfaction] = await Promise.all([
    ctx.db.company.findUnique({ where: { id: companyId } }),
    ctx.db.$queryRaw<CompanyPerson[]>`
      SELECT c."id"::text AS "id", c."name", c."jobTitle",
        (SELECT p."e164" FROM "CustomerPhone" p WHERE p."customerId" = c."id" ORDER BY p."position", p."id" LIMIT 1) AS "phone",
        count(t."id") FILTER (WHERE t."closedAt" IS NULL)::int AS "openTickets", count(t."id")::int AS "allTickets"
      FROM "Customer" c LEFT JOIN "Ticket" t ON t."customerId" = c."id" WHERE c."companyId" = ${companyId}::uuid
      GROUP BY c."id" ORDER BY 5 DESC, max(t."createdAt") DESC NULLS LAST, c."name", c."id" LIMIT ${PEOPLE}`,
    ctx.db.customer.count({ where: { companyId } }),
    openTicketsOf(ctx.db, { companyId }),
    satisfactionOf(ctx.db, { companyId }),
  ]);
  if (!company) throw new AppError("NOT_FOUND", "company.not_found");
  const { id, name, website, staffNote, version, createdAt } = company;
  return {
    ...{ id, name, website, staffNote, version, people, satisfaction },
    ...tickets,
    customerSince: createdAt.toISOString(),
    morePeople: Math.max(0, count - people.length),
    canEdit: may(ctx.actor, "company.edit", null),
  };
}

/** Companies in whose names every word stands, those with most people first. */
export async function findCompanies(ctx: Ctx, text: string): Promise<CompanyChoice[]> {
  authorize(ctx.actor, "customer.read", null);
  const words = likePatterns(text).map((word) => Prisma.sql`fa_norm(o."name") LIKE ${word}`);
  return ctx.db.$queryRaw<CompanyChoice[]>`
    SELECT o."id"::text AS "id", o."name", (SELECT count(*)::int FROM "Customer" c WHERE c."companyId" = o."id") AS "people"
    FROM "Company" o ${words.length > 0 ? Prisma.sql`WHERE ${Prisma.join(words, " AND ")}` : Prisma.empty} ORDER BY 3 DESC, o."name", o."id" LIMIT ${CHOICES}`;
}
