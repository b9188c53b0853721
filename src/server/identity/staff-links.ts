import { createHash, randomBytes } from "node:crypto";
import type { LinkPurpose, MadeLink } from "@/domain/identity/schema";
import type { Db, Tx } from "@/server/platform/db";
import { env } from "@/server/platform/env";

const HOUR_MS = 3_600_000;
/** How long a link works: an invitation may wait for the first day at work, a reset is asked for on the phone. */
const LIFE_MS: Record<LinkPurpose, number> = { INVITE: 7 * 24 * HOUR_MS, RESET: 24 * HOUR_MS };
const PATHS: Record<LinkPurpose, string> = { INVITE: "/invite", RESET: "/reset" };

const hashOf = (token: string): string => createHash("sha256").update(token.slice(0, 200)).digest("hex");

/**
 * Makes a link with which this person sets a password, once; links made for them before are dead. The address is in the answer and
 * nowhere else: the database has its hash (facts.md S13).
 */
export async function makeStaffLink(tx: Tx, link: { userId: string; purpose: LinkPurpose; now: Date; baseUrl?: string }): Promise<MadeLink> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(link.now.getTime() + LIFE_MS[link.purpose]);
  await revokeStaffLinks(tx, link.userId, link.now);
  await tx.staffLink.create({ data: { userId: link.userId, purpose: link.purpose, tokenHash: hashOf(token), createdAt: link.now, expiresAt } });
  return { url: `${link.baseUrl ?? env().publicUrl}${PATHS[link.purpose]}/${token}`, expiresAt: expiresAt.toISOString() };
}

/** Makes every link that still works for this person useless. */
export async function revokeStaffLinks(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.staffLink.updateMany({ where: { userId, usedAt: null, revokedAt: null }, data: { revokedAt: now } });
}

type OpenLink = { purpose: LinkPurpose; userId: string; name: string; email: string };

/** Whom a link is for, or null when it is unknown, used, revoked or too old. Looking changes nothing (S15). */
export async function findStaffLink(db: Db | Tx, token: string, now: Date): Promise<OpenLink | null> {
  const [row] = await db.$queryRaw<OpenLink[]>`
    SELECT l."purpose"::text AS "purpose", u."id"::text AS "userId", u."name", u."email" FROM "StaffLink" l JOIN "User" u ON u."id" = l."userId"
    WHERE l."tokenHash" = ${hashOf(token)} AND l."usedAt" IS NULL AND l."revokedAt" IS NULL AND l."expiresAt" > ${now}
      AND ((l."purpose" = 'INVITE' AND u."isInvited") OR (l."purpose" = 'RESET' AND u."isActive"))`;
  return row ?? null;
}

/** Uses a link up; false when it was used, revoked or too old by now. One atomic update: of two at once one gets true. */
export async function spendStaffLink(tx: Tx, token: string, now: Date): Promise<boolean> {
  const { count } = await tx.staffLink.updateMany({
    where: { tokenHash: hashOf(token), usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}
