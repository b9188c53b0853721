import type { AuditFilter, EventGroup } from "@/domain/audit/schema";
import { Prisma } from "@/generated/prisma/client";
import { audit as words } from "@/messages/fa/audit";
import { addDays, tehranInstant } from "@/persian/dates";
import type { Db } from "@/server/platform/db";
import { likePatterns } from "@/server/platform/like";

/** By the first word of an event's name. */
const groupOfNoun: Readonly<Record<string, EventGroup>> = {
  session: "sign_in",
  user: "access",
  export: "exports",
  ticket: "tickets",
  card: "tickets",
  note: "tickets",
  link: "tickets",
  customer: "customers",
  company: "customers",
};

function groupOf(event: string): EventGroup {
  if (event === "survey.answered") return "tickets";
  return groupOfNoun[event.split(".")[0] ?? ""] ?? "settings";
}

/** The events of a group, of all that there are. */
export const eventsOf = (group: EventGroup): string[] => Object.keys(words.events).filter((event) => groupOf(event) === group);

/** What somebody looks for by name: tickets by title, people, customers and companies, departments, pipelines and questions. */
async function thingsNamed(db: Db, text: string): Promise<{ tickets: string[]; others: string[] }> {
  const patterns = likePatterns(text);
  if (patterns.length === 0) return { tickets: [], others: [] };
  const all = (column: Prisma.Sql) =>
    Prisma.join(
      patterns.map((pattern) => Prisma.sql`${column} LIKE ${pattern}`),
      " AND ",
    );
  const rows = await db.$queryRaw<{ id: string; isTicket: boolean }[]>`
    (SELECT "id"::text AS "id", TRUE AS "isTicket" FROM "Ticket" WHERE ${all(Prisma.sql`"search"`)} ORDER BY "number" DESC LIMIT 500) UNION ALL
    (SELECT "id"::text, FALSE FROM "Customer" WHERE ${all(Prisma.sql`"search"`)} LIMIT 500) UNION ALL
    (SELECT "id"::text, FALSE FROM "User" WHERE ${all(Prisma.sql`fa_norm("name" || ' ' || "email")`)} LIMIT 100) UNION ALL
    (SELECT "id"::text, FALSE FROM "Company" WHERE ${all(Prisma.sql`fa_norm("name")`)} LIMIT 100) UNION ALL
    (SELECT "id"::text, FALSE FROM "Department" WHERE ${all(Prisma.sql`fa_norm("name")`)} LIMIT 100) UNION ALL
    (SELECT "id"::text, FALSE FROM "Pipeline" WHERE ${all(Prisma.sql`fa_norm("name")`)} LIMIT 100) UNION ALL
    (SELECT "id"::text, FALSE FROM "Stage" WHERE ${all(Prisma.sql`fa_norm("name")`)} LIMIT 100) UNION ALL
    (SELECT "id"::text, FALSE FROM "Faq" WHERE ${all(Prisma.sql`fa_norm("question")`)} LIMIT 100)`;
  return { tickets: rows.filter((row) => row.isTicket).map((row) => row.id), others: rows.filter((row) => !row.isTicket).map((row) => row.id) };
}

/** The condition on Activity, as `a`, for these filters. */
export async function auditWhere(db: Db, filter: AuditFilter): Promise<Prisma.Sql> {
  const conditions: Prisma.Sql[] = [Prisma.sql`TRUE`];
  const { who, kind, group, from, to, ticket, subject, q } = filter;
  if (who === "staff") conditions.push(Prisma.sql`a."actorUserId" IS NOT NULL`);
  else if (who === "customers") conditions.push(Prisma.sql`a."actorCustomerId" IS NOT NULL`);
  else if (who === "system") conditions.push(Prisma.sql`a."actorKind" LIKE 'system:%'`);
  else if (who === "nobody") conditions.push(Prisma.sql`a."actorKind" = 'anonymous'`);
  else if (who) conditions.push(Prisma.sql`a."actorUserId" = ${who}::uuid`);
  if (kind) conditions.push(Prisma.sql`a."subjectKind" = ${kind}`);
  if (group) conditions.push(Prisma.sql`a."event" = ANY(${eventsOf(group)}::text[])`);
  if (from) conditions.push(Prisma.sql`a."at" >= ${tehranInstant(from)}`);
  if (to) conditions.push(Prisma.sql`a."at" < ${tehranInstant(addDays(to, 1))}`);
  if (subject) conditions.push(Prisma.sql`a."subjectId" = ${subject}`);
  if (ticket) {
    const found = await db.ticket.findUnique({ where: { number: ticket }, select: { id: true } });
    conditions.push(found ? Prisma.sql`a."ticketId" = ${found.id}::uuid` : Prisma.sql`FALSE`);
  }
  if (q) {
    const { tickets, others } = await thingsNamed(db, q);
    conditions.push(Prisma.sql`(a."ticketId" = ANY(${tickets}::uuid[]) OR a."subjectId" = ANY(${others}::text[]))`);
  }
  return Prisma.join(conditions, " AND ");
}
