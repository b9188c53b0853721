import type { Db } from "./db";

const DAY_MS = 86_400_000;

/** Deletes what nobody will ask for again: ended sessions after 30 days, board events after 2, spent rate counters. Safe to repeat. */
export async function sweep(db: Db, now: Date): Promise<void> {
  const monthAgo = new Date(now.getTime() - 30 * DAY_MS);
  await db.session.deleteMany({ where: { OR: [{ expiresAt: { lt: monthAgo } }, { revokedAt: { lt: monthAgo } }] } });
  await db.boardEvent.deleteMany({ where: { at: { lt: new Date(now.getTime() - 2 * DAY_MS) } } });
  await db.rateLimiterFlexible.deleteMany({ where: { expire: { lt: now } } });
}
