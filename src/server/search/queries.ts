import type { SearchQuery } from "@/domain/search/query";
import { readQuery } from "@/domain/search/query";
import type { SearchGroup, SearchInput, SearchResults } from "@/domain/search/schema";
import { Prisma } from "@/generated/prisma/client";
import { excerpt } from "@/persian/highlight";
import type { Ctx } from "@/server/platform/context";
import type { Db } from "@/server/platform/db";
import { likePattern } from "@/server/platform/like";
import { type CustomerHit, findCustomerHits } from "./customer-hits";

/** Words of one or two letters have no index: with nothing longer beside them, only the newest are looked through. */
const NEWEST = 20_000;

/**
 * Everything that staff may find, in groups, newest first (T3, T9, A28): a ticket by its number, tickets by their text and customer, notes of
 * both kinds, customers by name, company, e-mail or a phone in any form, companies, and files by name. Every word has to be found, in any
 * order, as part of a word, however it was typed. Nothing but blanks finds nothing.
 */
export async function searchDesk(ctx: Ctx, { text, group, limit }: SearchInput): Promise<SearchResults> {
  const query = readQuery(text);
  const nothing: SearchResults = { ticket: null, tickets: [], notes: [], customers: [], companies: [], files: [], more: [], words: query.marks };
  if (query.words.length === 0) return nothing;
  const isWanted = (name: SearchGroup): boolean => group === undefined || group === name;
  const hits = isWanted("tickets") || isWanted("customers") ? findCustomerHits(ctx.db, query) : Promise.resolve([]);
  const [ticket, tickets, notes, customers, companies, files] = await Promise.all([
    group === undefined && query.number !== null ? findByNumber(ctx.db, query.number) : null,
    isWanted("tickets") ? hits.then((found) => findTickets(ctx.db, query, found, limit)) : [],
    isWanted("notes") ? findNotes(ctx.db, query, limit) : [],
    isWanted("customers") ? hits.then((found) => found.filter(({ fits }) => fits)) : [],
    isWanted("companies") ? findCompanies(ctx.db, query, limit) : [],
    isWanted("files") ? findFiles(ctx.db, query, limit) : [],
  ]);
  const found = { tickets, notes, customers, companies, files };
  return {
    ...nothing,
    ticket,
    tickets: tickets
      .slice(0, limit)
      .map(({ description, at, ...row }) => ({ ...row, at: at.toISOString(), excerpt: description === "" ? "" : excerpt(description, query.marks) })),
    notes: notes.slice(0, limit).map(({ body, at, ...row }) => ({ ...row, at: at.toISOString(), excerpt: excerpt(body, query.marks) })),
    customers: customers.slice(0, limit).map(({ id, name, companyName, phone, email }) => ({ id, name, companyName, phone, email })),
    companies: companies.slice(0, limit),
    files: files.slice(0, limit).map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    more: (Object.keys(found) as SearchGroup[]).filter((name) => found[name].length > limit),
  };
}

const inTicket = Prisma.sql`t."number", t."title", s."name" AS "stageName", t."closedAt" IS NOT NULL AS "isClosed"`;

type TicketRow = { number: number; title: string; stageName: string; isClosed: boolean };

async function findByNumber(db: Db, number: number): Promise<SearchResults["ticket"]> {
  const [row] = await db.$queryRaw<NonNullable<SearchResults["ticket"]>[]>`
    SELECT ${inTicket}, c."name" AS "customerName" FROM "Ticket" t JOIN "Stage" s ON s."id" = t."stageId" JOIN "Customer" c ON c."id" = t."customerId"
    WHERE t."number" = ${number}`;
  return row ?? null;
}

/** Every word in `column`, or (for tickets) in a customer who was found by it. */
function everyWord(column: Prisma.Sql, query: SearchQuery, otherwise?: (position: number) => Prisma.Sql | null): Prisma.Sql {
  const conditions = query.words.map((word, position) => {
    const other = otherwise?.(position) ?? null;
    const spellings = word.spellings.map((spelling) => Prisma.sql`${column} LIKE ${likePattern(spelling)}`);
    return Prisma.sql`(${Prisma.join(other ? [...spellings, other] : spellings, " OR ")})`;
  });
  return Prisma.join(conditions, " AND ");
}

function isIndexed(query: SearchQuery): boolean {
  return query.words.some((word) => word.isIndexed);
}

type FoundTicket = TicketRow & { description: string; customerName: string; at: Date };

async function findTickets(db: Db, query: SearchQuery, hits: readonly CustomerHit[], limit: number): Promise<FoundTicket[]> {
  const fitting = hits.filter(({ fits }) => fits).map(({ id }) => id);
  const having = (position: number): Prisma.Sql | null => {
    const ids = hits.filter(({ found }) => found.includes(position)).map(({ id }) => id);
    return ids.length > 0 ? Prisma.sql`t."customerId" = ANY(${ids}::uuid[])` : null;
  };
  const byPhone = query.phoneDigits !== null && fitting.length > 0 ? Prisma.sql`OR t."customerId" = ANY(${fitting}::uuid[])` : Prisma.empty;
  const window = isIndexed(query) ? Prisma.empty : Prisma.sql`AND t."number" > (SELECT max("number") FROM "Ticket") - ${NEWEST}`;
  return db.$queryRaw<FoundTicket[]>`
    WITH t AS (
      SELECT t.* FROM "Ticket" t WHERE (${everyWord(Prisma.sql`t."search"`, query, having)} ${byPhone}) ${window} ORDER BY t."number" DESC LIMIT ${limit + 1}
    )
    SELECT ${inTicket}, t."description", t."createdAt" AS "at", c."name" AS "customerName"
    FROM t JOIN "Stage" s ON s."id" = t."stageId" JOIN "Customer" c ON c."id" = t."customerId" ORDER BY t."number" DESC`;
}

type FoundNote = TicketRow & { id: string; body: string; portalVisible: boolean; authorName: string | null; at: Date };

async function findNotes(db: Db, query: SearchQuery, limit: number): Promise<FoundNote[]> {
  const source = isIndexed(query) ? Prisma.sql`"Note"` : Prisma.sql`(SELECT * FROM "Note" ORDER BY "id" DESC LIMIT ${NEWEST})`;
  return db.$queryRaw<FoundNote[]>`
    WITH n AS (
      SELECT n.* FROM ${source} n WHERE ${everyWord(Prisma.sql`n."search"`, query)} AND n."deletedAt" IS NULL ORDER BY n."id" DESC LIMIT ${limit + 1}
    )
    SELECT n."id"::text AS "id", n."body", n."portalVisible", n."createdAt" AS "at", coalesce(u."name", c."name") AS "authorName", ${inTicket}
    FROM n JOIN "Ticket" t ON t."id" = n."ticketId" JOIN "Stage" s ON s."id" = t."stageId"
    LEFT JOIN "User" u ON u."id" = n."authorUserId" LEFT JOIN "Customer" c ON c."id" = n."authorCustomerId" ORDER BY n."id" DESC`;
}

async function findCompanies(db: Db, query: SearchQuery, limit: number): Promise<SearchResults["companies"]> {
  return db.$queryRaw<SearchResults["companies"]>`
    SELECT o."id"::text AS "id", o."name", (SELECT count(*)::int FROM "Customer" c WHERE c."companyId" = o."id") AS "people"
    FROM "Company" o WHERE ${everyWord(Prisma.sql`o."search"`, query)} ORDER BY o."name", o."id" LIMIT ${limit + 1}`;
}

type FoundFile = TicketRow & { id: string; fileName: string; sizeBytes: number; at: Date };

async function findFiles(db: Db, query: SearchQuery, limit: number): Promise<FoundFile[]> {
  if (!isIndexed(query)) return [];
  return db.$queryRaw<FoundFile[]>`
    SELECT f."id"::text AS "id", f."fileName", f."sizeBytes", f."createdAt" AS "at", ${inTicket}
    FROM "Attachment" f JOIN "Ticket" t ON t."id" = f."ticketId" JOIN "Stage" s ON s."id" = t."stageId" LEFT JOIN "Note" n ON n."id" = f."noteId"
    WHERE ${everyWord(Prisma.sql`f."search"`, query)} AND f."state" = 'READY' AND n."deletedAt" IS NULL ORDER BY f."createdAt" DESC LIMIT ${limit + 1}`;
}
