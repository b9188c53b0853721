import { Prisma } from "@/generated/prisma/client";
import { toLatinDigits } from "@/persian/digits";
import { likePatterns } from "@/server/platform/like";

/** From so many digits on, few enough have them to be looked up by index first. */
const SELECTIVE_DIGITS = 5;

/**
 * The condition on "Customer" c: every word in the name or company, or the digits in a number, in any script. Written so that each part
 * can use its own index, since a join would make the database look at every customer.
 */
export function matchingCustomers(text: string): Prisma.Sql {
  const digits = toLatinDigits(text)
    .replace(/\D/g, "")
    .replace(/^(0098|98|0)/, "");
  const words = likePatterns(text).map(
    (word) => Prisma.sql`(c."search" LIKE ${word} OR c."companyId" = ANY(ARRAY(SELECT o."id" FROM "Company" o WHERE o."search" LIKE ${word})))`,
  );
  const byWords = words.length > 0 ? Prisma.join(words, " AND ") : Prisma.sql`TRUE`;
  return Prisma.sql`(c."mergedIntoId" IS NULL AND ((${byWords}) ${byDigits(digits)}))`;
}

function byDigits(digits: string): Prisma.Sql {
  if (digits.length < 3) return Prisma.empty;
  const pattern = `%${digits}%`;
  return digits.length < SELECTIVE_DIGITS
    ? Prisma.sql`OR EXISTS (SELECT 1 FROM "CustomerPhone" p WHERE p."customerId" = c."id" AND p."e164" LIKE ${pattern})`
    : Prisma.sql`OR c."id" = ANY(ARRAY(SELECT p."customerId" FROM "CustomerPhone" p WHERE p."e164" LIKE ${pattern}))`;
}
