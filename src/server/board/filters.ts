import type { BoardFilters } from "@/domain/board/schema";
import { Prisma } from "@/generated/prisma/client";
import { toLatinDigits } from "@/persian/digits";
import { likePatterns } from "@/server/platform/like";

/**
 * The SQL condition of the board's filters on "Ticket" t (and its customer). Several values of one filter mean "any of them", several
 * filters mean "all of them". Values are always parameters.
 */
export function filterSql(filters: BoardFilters, viewerId: string, now: Date): Prisma.Sql {
  const all: Prisma.Sql[] = [];
  const people = filters.responsible?.map((id) => (id === "me" ? viewerId : id)) ?? [];
  if (people.length > 0) all.push(oneOf(Prisma.sql`t."responsibleId"`, people));
  if (filters.priority?.length) all.push(Prisma.sql`t."priority"::text = ANY(${filters.priority})`);
  if (filters.category?.length) all.push(oneOf(Prisma.sql`t."categoryId"`, filters.category));
  if (filters.department?.length) all.push(Prisma.sql`t."departmentId" = ANY(${filters.department}::uuid[])`);
  if (filters.tag?.length)
    all.push(Prisma.sql`EXISTS (SELECT 1 FROM "TicketTag" tt WHERE tt."ticketId" = t."id" AND tt."tagId" = ANY(${filters.tag}::uuid[]))`);
  if (filters.customer) all.push(Prisma.sql`t."customerId" = ${filters.customer}::uuid`);
  if (filters.waiting) all.push(Prisma.sql`(t."waitingSince" IS NOT NULL AND t."closedAt" IS NULL)`);
  if (filters.late) all.push(Prisma.sql`(t."expectedAt" < ${now} AND t."closedAt" IS NULL)`);
  if (filters.text) all.push(textSql(filters.text));
  return all.length > 0 ? Prisma.sql`AND ${Prisma.join(all, " AND ")}` : Prisma.empty;
}

function oneOf(column: Prisma.Sql, values: readonly string[]): Prisma.Sql {
  const ids = values.filter((v) => v !== "none");
  const none = values.includes("none") ? [Prisma.sql`${column} IS NULL`] : [];
  const some = ids.length > 0 ? [Prisma.sql`${column} = ANY(${ids}::uuid[])`] : [];
  return Prisma.sql`(${Prisma.join([...some, ...none], " OR ")})`;
}

/** A number alone finds that ticket; otherwise every word must stand in the title, the text or the customer's name. */
function textSql(text: string): Prisma.Sql {
  const number = /^#?(\d{1,9})$/.exec(toLatinDigits(text).trim())?.[1];
  const words = likePatterns(text).map(
    (word) => Prisma.sql`(t."search" LIKE ${word} OR EXISTS (SELECT 1 FROM "Customer" c WHERE c."id" = t."customerId" AND c."search" LIKE ${word}))`,
  );
  const inText = words.length > 0 ? Prisma.sql`(${Prisma.join(words, " AND ")})` : Prisma.sql`TRUE`;
  return number ? Prisma.sql`(t."number" = ${Number(number)} OR ${inText})` : inText;
}
