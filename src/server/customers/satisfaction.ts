import type { Satisfaction } from "@/domain/customers/record";
import type { Db } from "@/server/platform/db";

/** How satisfied a customer was, over all answers; null before the first. */
export async function satisfactionOfCustomer(db: Db, customerId: string): Promise<Satisfaction | null> {
  const [row] = await db.$queryRaw<{ average: number | null; count: number }[]>`
    SELECT avg(a."score")::float8 AS "average", count(*)::int AS "count"
    FROM "Ticket" t JOIN "SurveyInvitation" i ON i."ticketId" = t."id" AND i."customerId" = t."customerId" JOIN "SurveyAnswer" a ON a."invitationId" = i."id"
    WHERE t."customerId" = ${customerId}::uuid`;
  return row?.average != null ? { average: row.average, count: row.count } : null;
}
