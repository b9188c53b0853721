import type { Role } from "@/domain/actor";
import type { Db } from "@/server/platform/db";

/** What still counts of those asked about: sessions with the role of their user (null for customers), and links. */
export type Living = { sessions: ReadonlyMap<string, Role | null>; links: ReadonlySet<string> };

/** Which of these sessions and update links are still good, all at once: for lines that stay open (S4). The same conditions as actorOfSession and linkById. */
export async function livingOf(db: Db, asked: { sessions: readonly string[]; links: readonly string[] }, now: Date): Promise<Living> {
  const rows = await db.$queryRaw<{ id: string; role: Role | null; isLink: boolean }[]>`
    SELECT s."id"::text AS "id", u."role"::text AS "role", false AS "isLink" FROM "Session" s LEFT JOIN "User" u ON u."id" = s."userId"
    WHERE s."id" = ANY(${[...asked.sessions]}::uuid[]) AND s."revokedAt" IS NULL AND s."expiresAt" > ${now} AND (s."userId" IS NULL OR u."isActive")
    UNION ALL
    SELECT l."id"::text, NULL, true FROM "LinkToken" l JOIN "Ticket" t ON t."id" = l."ticketId" AND t."customerId" = l."customerId"
    WHERE l."id" = ANY(${[...asked.links]}::uuid[]) AND l."expiresAt" > ${now} AND l."revokedAt" IS NULL`;
  return {
    sessions: new Map(rows.filter((row) => !row.isLink).map((row) => [row.id, row.role])),
    links: new Set(rows.filter((row) => row.isLink).map((row) => row.id)),
  };
}
