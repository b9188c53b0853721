import { Prisma } from "@/generated/prisma/client";
import { toLatinDigits } from "@/persian/digits";
import { likePatterns } from "@/server/platform/like";

/** The condition on "Customer" c with its company joined as o: every word in the name or company, or the digits in a number, in any script. */
export function matchingCustomers(text: string): Prisma.Sql {
  const digits = toLatinDigits(text)
    .replace(/\D/g, "")
    .replace(/^(0098|98|0)/, "");
  const words = likePatterns(text).map((word) => Prisma.sql`(c."search" LIKE ${word} OR fa_norm(o."name") LIKE ${word})`);
  const byWords = words.length > 0 ? Prisma.join(words, " AND ") : Prisma.sql`TRUE`;
  const byPhone =
    digits.length >= 3
      ? Prisma.sql`OR EXISTS (SELECT 1 FROM "CustomerPhone" p WHERE p."customerId" = c."id" AND p."e164" LIKE ${`%${digits}%`})`
      : Prisma.empty;
  return Prisma.sql`((${byWords}) ${byPhone})`;
}
