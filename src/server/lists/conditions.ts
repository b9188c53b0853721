import type { MySection, TicketState } from "@/domain/lists/terms";
import { Prisma } from "@/generated/prisma/client";

/** Open tickets in which somebody was named in a note that still stands. */
const namedIn = (userId: string): Prisma.Sql => Prisma.sql`t."id" IN (
  SELECT n."ticketId" FROM "NoteMention" m JOIN "Note" n ON n."id" = m."noteId" WHERE m."userId" = ${userId}::uuid AND n."deletedAt" IS NULL)`;

const mine = (userId: string): Prisma.Sql => Prisma.sql`t."responsibleId" = ${userId}::uuid`;

/** What belongs to a section of somebody's work, on "Ticket" t: only open tickets. "today" ends at midnight in Tehran and has what is overdue too. */
export function sectionSql(section: MySection, userId: string, now: Date): Prisma.Sql {
  const open = Prisma.sql`t."closedAt" IS NULL`;
  switch (section) {
    case "mine":
      return Prisma.sql`${mine(userId)} AND ${open}`;
    case "waiting":
      return Prisma.sql`t."waitingSince" IS NOT NULL AND ${open} AND (${mine(userId)} OR ${namedIn(userId)})`;
    case "today":
      return Prisma.sql`${mine(userId)} AND ${open}
        AND t."dueAt" < (date_trunc('day', ${now}::timestamptz AT TIME ZONE 'Asia/Tehran') + interval '1 day') AT TIME ZONE 'Asia/Tehran'`;
    case "mentioned":
      return Prisma.sql`${namedIn(userId)} AND ${open}`;
    case "unassigned":
      return Prisma.sql`t."responsibleId" IS NULL AND ${open}
        AND t."departmentId" IN (SELECT d."departmentId" FROM "DepartmentMember" d WHERE d."userId" = ${userId}::uuid)`;
  }
}

export function stateSql(state: TicketState | null): Prisma.Sql {
  if (state === null) return Prisma.empty;
  return state === "open" ? Prisma.sql`AND t."closedAt" IS NULL` : Prisma.sql`AND t."closedAt" IS NOT NULL`;
}
