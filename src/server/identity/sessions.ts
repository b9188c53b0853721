import type { Actor, Role } from "@/domain/actor";
import type { Db, Tx } from "@/server/platform/db";
import { flush } from "@/server/platform/outbox";
import { tellSessionsEnded } from "@/server/platform/tell";

/** Days after which a sign-in ends whatever happens. */
export const SESSION_DAYS = 14;

/** Starts a session for one member of staff and returns its id (the `sid` of the JWT). */
export async function startStaffSession(db: Db | Tx, input: { userId: string; userAgent: string | null; now: Date }): Promise<string> {
  const row = await db.session.create({
    data: {
      userId: input.userId,
      userAgent: input.userAgent?.slice(0, 300) ?? null,
      createdAt: input.now,
      lastSeenAt: input.now,
      expiresAt: new Date(input.now.getTime() + SESSION_DAYS * 86_400_000),
    },
    select: { id: true },
  });
  return row.id;
}

/** Days that a customer stays signed in on a phone. */
export const CUSTOMER_SESSION_DAYS = 30;

/** Starts a session for one customer and returns its id. */
export async function startCustomerSession(tx: Db | Tx, input: { customerId: string; userAgent: string | null; now: Date }): Promise<string> {
  const row = await tx.session.create({
    data: {
      customerId: input.customerId,
      userAgent: input.userAgent?.slice(0, 300) ?? null,
      createdAt: input.now,
      lastSeenAt: input.now,
      expiresAt: new Date(input.now.getTime() + CUSTOMER_SESSION_DAYS * 86_400_000),
    },
    select: { id: true },
  });
  return row.id;
}

type SessionRow = { userId: string | null; customerId: string | null; role: Role | null; name: string | null; isStale: boolean };

/** How exactly «last seen» is kept: one small write in so many minutes of use. */
const SEEN_MINUTES = 5;

/**
 * The actor behind a session id, read from the database on every request: sign-out, suspension and a changed role take effect at the
 * next call (issue 2 §5). Anonymous when the session is unknown, ended, expired or its user suspended.
 */
export async function actorOfSession(db: Db, sid: string, now: Date): Promise<Actor> {
  const [row] = await db.$queryRaw<SessionRow[]>`
    SELECT s."userId"::text AS "userId", s."customerId"::text AS "customerId", u."role"::text AS "role", u."name",
      s."lastSeenAt" < ${new Date(now.getTime() - SEEN_MINUTES * 60_000)} AS "isStale"
    FROM "Session" s LEFT JOIN "User" u ON u."id" = s."userId"
    WHERE s."id" = ${sid}::uuid AND s."revokedAt" IS NULL AND s."expiresAt" > ${now} AND (s."userId" IS NULL OR u."isActive")`;
  if (row?.isStale) await db.session.updateMany({ where: { id: sid, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } });
  if (row?.userId && row.role && row.name !== null) return { kind: "agent", userId: row.userId, role: row.role, name: row.name, sessionId: sid };
  if (row?.customerId) return { kind: "customer", customerId: row.customerId, sessionId: sid };
  return { kind: "anonymous" };
}

/** Ends one session, which whoever holds it asked for; ending it twice is the same. */
export async function endSession(db: Db, sid: string, now: Date): Promise<void> {
  const actor = await actorOfSession(db, sid, now);
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({ where: { id: sid, revokedAt: null }, data: { revokedAt: now } });
    if (count > 0 && actor.kind !== "anonymous") {
      const data = { door: actor.kind === "agent" ? "staff" : "portal" } as const;
      await flush(tx, { db, actor, now }, [{ event: "session.ended", subject: { kind: "session", id: sid }, data }]);
    }
    await tellSessionsEnded(tx, { sessionId: sid });
  });
}

/** Ends every session of one member of staff but `exceptSid`, in the transaction that says why. Answers with how many ended. */
export async function endSessionsOf(tx: Tx, userId: string, now: Date, exceptSid?: string): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now }, ...(exceptSid ? { id: { not: exceptSid } } : {}) },
    data: { revokedAt: now },
  });
  await tellSessionsEnded(tx, { userId });
  return count;
}
