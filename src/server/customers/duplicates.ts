import { DUPLICATES_SHOWN, type DuplicatePair, type DuplicateReason, type DuplicateSide } from "@/domain/customers/duplicates";
import { Prisma } from "@/generated/prisma/client";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";

/** So many pairs for one reason are looked at; a name that half a city has is no reason to compare everybody. */
const PER_REASON = 1_000;
/** Names within a company are compared one with all, so only up to this many people. */
const COMPANY_PEOPLE = 300;
/** Parts before the @ that say nothing of who reads them. */
const GENERIC = ["info", "support", "sales", "admin", "office", "contact", "mail", "hello", "manager", "accounting"];

/**
 * Pairs of records that may be of one person, most reasons first; `only` = those of one record. By name and company or city, by the part of an
 * e-mail before the @ without dots and +tags, by numbers of the same name that differ in one digit or only in their beginning, and by
 * similar names in one company. Pairs that somebody has told apart are left out.
 */
export function duplicatesQuery(only: string | null): Prisma.Sql {
  const pair = only ? Prisma.sql`a."id" = ${only}::uuid AND b."id" <> a."id"` : Prisma.sql`a."id" < b."id"`;
  const living = Prisma.sql`a."mergedIntoId" IS NULL AND b."mergedIntoId" IS NULL`;
  const both = (reason: DuplicateReason, weight: number) =>
    Prisma.sql`least(a."id", b."id") AS "low", greatest(a."id", b."id") AS "high", ${reason} AS "reason", ${weight}::int AS "weight"`;
  const mail = (alias: string) => Prisma.raw(`replace(split_part(split_part(${alias}."address", '@', 1), '+', 1), '.', '')`);
  const mine = only ? Prisma.sql`WHERE m."customerId" = ${only}::uuid` : Prisma.empty;
  return Prisma.sql`
    WITH mine AS (SELECT m."customerId", m."address", ${mail("m")} AS "local" FROM "CustomerEmail" m ${mine}),
    pairs AS (
      (SELECT ${both("nameCompany", 4)} FROM "Customer" a JOIN "Customer" b ON b."companyId" = a."companyId" AND b."search" = a."search" WHERE ${pair} AND ${living} LIMIT ${PER_REASON})
      UNION ALL
      (SELECT ${both("nameCity", 2)} FROM "Customer" a JOIN "Customer" b ON b."search" = a."search" AND b."cityFolded" = a."cityFolded"
        WHERE ${pair} AND ${living} LIMIT ${PER_REASON})
      UNION ALL
      (SELECT ${both("email", 4)} FROM mine m JOIN "CustomerEmail" e ON ${mail("e")} = m."local" JOIN "Customer" a ON a."id" = m."customerId" JOIN "Customer" b ON b."id" = e."customerId"
        WHERE length(m."local") >= 5 AND m."local" <> ALL(${GENERIC}::text[]) AND ${pair} AND ${living} LIMIT ${PER_REASON})
      UNION ALL
      (SELECT ${both("phone", 4)} FROM "Customer" a JOIN "Customer" b ON b."search" = a."search"
        JOIN "CustomerPhone" p ON p."customerId" = a."id" JOIN "CustomerPhone" q ON q."customerId" = b."id"
        WHERE ${pair} AND ${living} AND (right(p."e164", 8) = right(q."e164", 8) OR (length(p."e164") = length(q."e164")
          AND (SELECT count(*) FROM generate_series(1, length(p."e164")) i WHERE substr(p."e164", i, 1) <> substr(q."e164", i, 1)) = 1)) LIMIT ${PER_REASON})
      UNION ALL
      (SELECT ${both("similarName", 3)} FROM "Customer" a JOIN "Customer" b ON b."companyId" = a."companyId" AND b."search" <> a."search"
        WHERE ${pair} AND ${living} AND similarity(a."search", b."search") >= 0.6
          AND (SELECT count(*) FROM (SELECT 1 FROM "Customer" o WHERE o."companyId" = a."companyId" LIMIT ${COMPANY_PEOPLE + 1}) o) <= ${COMPANY_PEOPLE} LIMIT ${PER_REASON})
    ), best AS (
      SELECT "low", "high", array_agg(DISTINCT "reason") AS "reasons", sum("weight") AS "weight" FROM (SELECT DISTINCT * FROM pairs) p
      WHERE NOT EXISTS (SELECT 1 FROM "CustomerDistinction" d WHERE d."lowId" = p."low" AND d."highId" = p."high")
      GROUP BY 1, 2 ORDER BY sum("weight") DESC, "high" DESC, "low" LIMIT ${DUPLICATES_SHOWN + 1}
    )
    SELECT b."reasons", ${side("low")} AS "one", ${side("high")} AS "other" FROM best b ORDER BY b."weight" DESC, b."high" DESC, b."low"`;
}

const side = (id: "low" | "high"): Prisma.Sql => Prisma.sql`
  (SELECT json_build_object('id', c."id", 'name', c."name", 'companyName', o."name", 'city', c."city", 'allTickets', c."allTickets",
    'phone', (SELECT p."e164" FROM "CustomerPhone" p WHERE p."customerId" = c."id" ORDER BY p."position", p."id" LIMIT 1),
    'email', (SELECT e."address" FROM "CustomerEmail" e WHERE e."customerId" = c."id" ORDER BY e."position", e."id" LIMIT 1))
   FROM "Customer" c LEFT JOIN "Company" o ON o."id" = c."companyId" WHERE c."id" = b.${Prisma.raw(`"${id}"`)})`;

async function read(ctx: Ctx, only: string | null): Promise<DuplicatePair[]> {
  authorize(ctx.actor, "customer.merge", null);
  return ctx.db.$queryRaw<{ reasons: DuplicateReason[]; one: DuplicateSide; other: DuplicateSide }[]>(duplicatesQuery(only));
}

/** Pairs that may be one person, over all records; `isMore`: there are others that are not shown. For supervisors. */
export async function listDuplicates(ctx: Ctx): Promise<{ pairs: DuplicatePair[]; isMore: boolean }> {
  const pairs = await read(ctx, null);
  return { pairs: pairs.slice(0, DUPLICATES_SHOWN), isMore: pairs.length > DUPLICATES_SHOWN };
}

/** The records that may be of the same person as this one, with why. For supervisors. */
export async function duplicatesOf(ctx: Ctx, customerId: string): Promise<{ other: DuplicateSide; reasons: DuplicateReason[] }[]> {
  const pairs = await read(ctx, customerId);
  return pairs.map(({ one, other, reasons }) => ({ other: one.id === customerId ? other : one, reasons }));
}
