import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { LinkPurpose } from "@/generated/prisma/client";
import { toLatinDigits } from "@/persian/digits";
import type { Db, Tx } from "@/server/platform/db";
import { env } from "@/server/platform/env";

const DAY_MS = 86_400_000;
const CODE_TRIES = 5;
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 131 bits; two letters more would cost many SMS a second part. */
const TOKEN_LENGTH = 22;

export type ResolvedLink = { linkId: string; purpose: "ticket" | "survey"; ticketId: string; customerId: string };

/** One secret per use, so that a token says nothing of a code or of a session. */
function derived(use: string, text: string): Buffer {
  const secret = createHmac("sha256", env().NEXTAUTH_SECRET).update(`kariz ${use}`).digest();
  return createHmac("sha256", secret).update(text).digest();
}

/** The token of a link: the same every time it is asked, so nothing but its hash needs to be kept (facts.md S13). */
export function tokenOf(linkId: string): string {
  return base62(derived("link", `link${linkId}`)).slice(0, TOKEN_LENGTH);
}

/** The six digits that open the same thing where links are refused, together with the number of the ticket. */
export function shortCodeOf(linkId: string): string {
  const number = derived("short code", `code${linkId}`).readBigUInt64BE() % 1_000_000n;
  return String(number).padStart(6, "0");
}

/** Makes a link to one ticket for one customer, good for `days`; its token is `tokenOf(id)`. */
export async function issueLink(
  tx: Tx | Db,
  link: { purpose: "ticket" | "survey"; ticketId: string; customerId: string; now: Date; days: number },
): Promise<{ id: string }> {
  const id = randomUUID();
  await tx.linkToken.create({
    data: {
      id,
      purpose: link.purpose.toUpperCase() as LinkPurpose,
      tokenHash: hashOf(tokenOf(id)),
      codeHash: codeHashOf(id, shortCodeOf(id)),
      ticketId: link.ticketId,
      customerId: link.customerId,
      createdAt: link.now,
      expiresAt: new Date(link.now.getTime() + link.days * DAY_MS),
    },
  });
  return { id };
}

/**
 * What a link opens, or null when it is unknown, expired or revoked, or its ticket has got another customer. The same work for every
 * token: one hash, one look by unique key. Changes nothing, so a crawler does no harm.
 */
export async function resolveLink(db: Db | Tx, token: string, now: Date): Promise<ResolvedLink | null> {
  const [row] = await db.$queryRaw<LinkRow[]>`
    SELECT l."id"::text AS "id", l."purpose"::text AS "purpose", l."ticketId"::text AS "ticketId", l."customerId"::text AS "customerId"
    FROM "LinkToken" l JOIN "Ticket" t ON t."id" = l."ticketId" AND t."customerId" = l."customerId"
    WHERE l."tokenHash" = ${hashOf(token)} AND l."expiresAt" > ${now} AND l."revokedAt" IS NULL`;
  return row ? resolved(row) : null;
}

/** What the link with this id opens and the number of its ticket, as `resolveLink` would answer for its token. */
export async function linkById(db: Db | Tx, linkId: string, now: Date): Promise<(ResolvedLink & { ticketNumber: number }) | null> {
  const [row] = await db.$queryRaw<(LinkRow & { ticketNumber: number })[]>`
    SELECT l."id"::text AS "id", l."purpose"::text AS "purpose", l."ticketId"::text AS "ticketId", l."customerId"::text AS "customerId", t."number" AS "ticketNumber"
    FROM "LinkToken" l JOIN "Ticket" t ON t."id" = l."ticketId" AND t."customerId" = l."customerId"
    WHERE l."id" = ${linkId}::uuid AND l."expiresAt" > ${now} AND l."revokedAt" IS NULL`;
  return row ? { ...resolved(row), ticketNumber: row.ticketNumber } : null;
}

/** The id of the link with this token, whether it still opens anything or not: for asking for a new one. */
export async function deadLinkId(db: Db | Tx, token: string): Promise<string | null> {
  const row = await db.linkToken.findUnique({ where: { tokenHash: hashOf(token) }, select: { id: true } });
  return row?.id ?? null;
}

/** Makes every link of a ticket useless from now on; answers with how many were still good. */
export async function revokeTicketLinks(tx: Tx, ticketId: string, now: Date): Promise<number> {
  const { count } = await tx.linkToken.updateMany({ where: { ticketId, revokedAt: null, expiresAt: { gt: now } }, data: { revokedAt: now } });
  return count;
}

/**
 * What a ticket's number and the short code of an SMS open, or null. A try is counted before the code is looked at, by one atomic
 * update of every good link of the ticket; after five tries that failed only a newer SMS brings a code. The door limits tries by address as well.
 */
export async function resolveShortCode(db: Db | Tx, given: { ticketNumber: number; code: string; now: Date }): Promise<ResolvedLink | null> {
  const code = toLatinDigits(given.code).replace(/\D/g, "");
  const rows = await db.$queryRaw<(LinkRow & { codeHash: string })[]>`
    UPDATE "LinkToken" l SET "codeTries" = l."codeTries" + 1 FROM "Ticket" t
    WHERE t."number" = ${given.ticketNumber} AND l."ticketId" = t."id" AND l."customerId" = t."customerId"
      AND l."codeHash" IS NOT NULL AND l."codeTries" < ${CODE_TRIES} AND l."expiresAt" > ${given.now} AND l."revokedAt" IS NULL
    RETURNING l."id"::text AS "id", l."purpose"::text AS "purpose", l."ticketId"::text AS "ticketId", l."customerId"::text AS "customerId", l."codeHash"`;
  const found = rows.filter((row) => isSame(row.codeHash, codeHashOf(row.id, code)))[0];
  if (!found) return null;
  await db.linkToken.updateMany({ where: { id: { in: rows.map((row) => row.id) } }, data: { codeTries: 0 } });
  return resolved(found);
}

type LinkRow = { id: string; purpose: string; ticketId: string; customerId: string };

function resolved(row: LinkRow): ResolvedLink {
  return { linkId: row.id, purpose: row.purpose === "SURVEY" ? "survey" : "ticket", ticketId: row.ticketId, customerId: row.customerId };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token.slice(0, 200)).digest("hex");
}

function codeHashOf(linkId: string, code: string): string {
  return derived("short code hash", `${linkId} ${code.slice(0, 20)}`).toString("hex");
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function base62(bytes: Buffer): string {
  let number = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  for (let digit = 0; digit < 43; digit += 1) {
    text += ALPHABET[Number(number % 62n)];
    number /= 62n;
  }
  return text;
}
