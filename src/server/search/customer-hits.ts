import type { SearchQuery } from "@/domain/search/query";
import { foldForSearch } from "@/persian/text";
import type { Db } from "@/server/platform/db";
import { likePattern } from "@/server/platform/like";

/** A customer in whose name, company, e-mail or phone something was found. `fits`: everything was. */
export type CustomerHit = {
  id: string;
  name: string;
  companyName: string | null;
  phone: string | null;
  email: string | null;
  /** Positions of the words found here. */
  found: number[];
  fits: boolean;
};

const CANDIDATES = 500;

/** The customers in whom some of the words (or the number) were found: those with the most first, then the newest. At most 500. */
export async function findCustomerHits(db: Db, query: SearchQuery): Promise<CustomerHit[]> {
  const words = query.words.flatMap((word, position) =>
    word.isIndexed ? word.spellings.map((spelling) => ({ position, pattern: likePattern(spelling) })) : [],
  );
  if (words.length === 0 && query.phoneDigits === null) return [];
  const rows = await db.$queryRaw<(Omit<CustomerHit, "fits"> & { byPhone: boolean })[]>`
    WITH word AS (
      SELECT * FROM unnest(${words.map((word) => word.position)}::int[], ${words.map((word) => word.pattern)}::text[]) AS w("position", "pattern")
    ), hit AS (
      SELECT c."id", w."position" FROM word w JOIN "Customer" c ON c."search" LIKE w."pattern"
      UNION SELECT c."id", w."position" FROM word w JOIN "Company" o ON o."search" LIKE w."pattern" JOIN "Customer" c ON c."companyId" = o."id"
      UNION SELECT e."customerId", w."position" FROM word w JOIN "CustomerEmail" e ON e."address" LIKE w."pattern"
      UNION (SELECT p."customerId", -1 FROM "CustomerPhone" p WHERE p."e164" LIKE ${query.phoneDigits === null ? null : likePattern(query.phoneDigits)} LIMIT ${CANDIDATES})
    ), best AS (
      SELECT "id", array_agg("position") FILTER (WHERE "position" >= 0) AS "found", bool_or("position" < 0) AS "byPhone" FROM hit
      GROUP BY "id" ORDER BY count(*) DESC, "id" DESC LIMIT ${CANDIDATES}
    )
    SELECT c."id"::text AS "id", c."name", o."name" AS "companyName", coalesce(b."found", '{}') AS "found", b."byPhone",
      (SELECT p."e164" FROM "CustomerPhone" p WHERE p."customerId" = c."id" ORDER BY p."position", p."id" LIMIT 1) AS "phone",
      (SELECT e."address" FROM "CustomerEmail" e WHERE e."customerId" = c."id" ORDER BY e."position", e."id" LIMIT 1) AS "email"
    FROM best b JOIN "Customer" c ON c."id" = b."id" LEFT JOIN "Company" o ON o."id" = c."companyId"
    ORDER BY cardinality(coalesce(b."found", '{}')) DESC, c."id" DESC`;
  return rows.map(({ byPhone, ...row }) => {
    const text = foldForSearch(`${row.name} ${row.companyName ?? ""} ${row.email ?? ""}`);
    const hasWord = (word: SearchQuery["words"][number], position: number): boolean =>
      word.isIndexed ? row.found.includes(position) : word.spellings.some((spelling) => text.includes(spelling));
    return { ...row, fits: byPhone || (query.words.length > 0 && query.words.every(hasWord)) };
  });
}
