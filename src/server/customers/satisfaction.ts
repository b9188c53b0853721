import type { Satisfaction } from "@/domain/customers/record";
import { Prisma } from "@/generated/prisma/client";
import type { Db } from "@/server/platform/db";

/** How satisfied a customer, or everybody of a company, was, over all answers; null before the first. */
export async function satisfactionOf(db: Db, of: { customerId: string } | { companyId: string }): Promise<Satisfaction | null> {
  const whose =
    "customerId" in of
      ? Prisma.sql`t."customerId" = ${of.customerId}::uuid`
      : Prisma.sql`t."customerId" IN (SELECT "id" FROM "Customer" WHERE "companyId" = ${of.companyId}::uuid)`;
  const [row] = await db.$queryRaw<{ average: number | null; count: number }[]>`
    SELECT avg(a."score")::float8 AS "average", count(*)::int AS "count"
    FROM "Ticket" t JOIN "SurveyInvitation" i ON i."ticketId" = t."id" AND i."customerId" = t."customerId" JOIN "SurveyAnswer" a ON a."invitationId" = i."id"
    WHERE ${whose}`;
  return row?.average != null ? { average: row.average, count: row.count } : null;
}
