import { BEFORE_FIRST, type SealedRow } from "@/domain/audit/seal-text";
import type { Db, Tx } from "@/server/platform/db";
import { LOWEST, sealedColumns, sealedRow, sealOf } from "./chain";

const BATCH = 2_000;
/** Any number: one seals at a time, over all processes. */
const ONE_AT_A_TIME = 7_401_305n;
/** How long a commit may stay behind one with a higher id before only the hourly look over everything finds it. */
const LATE_MS = 10 * 60_000;
const FULL_LOOK_MS = 60 * 60_000;
/** The same in ids, until this process has run for so long: more than are given out while a write takes its time. */
const LATE_IDS = 10_000n;

/**
 * Seals what has been committed and has no seal yet (issue 5 §6): writers never wait for it, a late commit with a lower id is simply sealed
 * later. One per process; any number of them may run on one database.
 */
export class AuditSealer {
  readonly #db: Db;
  readonly #now: () => Date;
  /** A round goes over the ids in order; null between rounds. */
  #round: { sealedAt: Date; after: bigint; full: boolean } | null = null;
  #fullLookAt = Number.NEGATIVE_INFINITY;
  #highest = 0n;
  /** Below `id` everything that was committed by then is sealed. */
  #marks: { at: number; id: bigint }[] = [];

  constructor(db: Db, now: () => Date) {
    this.#db = db;
    this.#now = now;
  }

  /** Seals some thousand rows; true when there may be more. */
  async sealNext(): Promise<boolean> {
    this.#round ??= this.#begin();
    const { sealedAt, after } = this.#round;
    const last = await this.#db.$transaction((tx) => sealBatch(tx, sealedAt, after));
    if (last === "busy") return false;
    if (last !== null) {
      this.#round.after = last;
      if (last > this.#highest) this.#highest = last;
      return true;
    }
    if (this.#round.full) {
      this.#fullLookAt = sealedAt.getTime();
      this.#highest = (await this.#db.auditSeal.aggregate({ _max: { activityId: true } }))._max.activityId ?? 0n;
    }
    this.#marks.push({ at: sealedAt.getTime(), id: this.#highest });
    this.#round = null;
    return false;
  }

  #begin(): { sealedAt: Date; after: bigint; full: boolean } {
    const sealedAt = this.#now();
    const at = sealedAt.getTime();
    const full = at - this.#fullLookAt >= FULL_LOOK_MS;
    const settled = this.#marks.findLastIndex((mark) => at - mark.at >= LATE_MS);
    if (settled > 0) this.#marks.splice(0, settled);
    const after = full ? LOWEST : settled === -1 ? this.#highest - LATE_IDS : (this.#marks[0]?.id ?? LOWEST);
    return { sealedAt, after, full };
  }
}

/** Seals everything there is, in one round. Answers with how many rows got a seal. */
export async function sealAll(db: Db, now: Date): Promise<number> {
  const before = await db.auditSeal.count();
  const sealer = new AuditSealer(db, () => now);
  while (await sealer.sealNext());
  return (await db.auditSeal.count()) - before;
}

async function sealBatch(tx: Tx, sealedAt: Date, after: bigint): Promise<bigint | "busy" | null> {
  const [lock] = await tx.$queryRaw<{ isMine: boolean }[]>`SELECT pg_try_advisory_xact_lock(${ONE_AT_A_TIME}) AS "isMine"`;
  if (!lock?.isMine) return "busy";
  const rows = await tx.$queryRaw<Record<string, unknown>[]>`
    SELECT ${sealedColumns} FROM "Activity" a
    WHERE a."id" > ${after} AND NOT EXISTS (SELECT FROM "AuditSeal" s WHERE s."activityId" = a."id")
    ORDER BY a."id" LIMIT ${BATCH}`;
  if (rows.length === 0) return null;
  const [head] = await tx.$queryRaw<{ position: bigint; hash: string }[]>`
    SELECT "position", encode("hash", 'hex') AS "hash" FROM "AuditSeal" ORDER BY "position" DESC LIMIT 1`;
  let { position, hash } = head ?? { position: 0n, hash: BEFORE_FIRST };
  const seals = rows.map((found) => {
    const row = sealedRow(found) as SealedRow;
    position += 1n;
    hash = sealOf({ position, sealedAt: sealedAt.toISOString(), row }, hash);
    return { position, activityId: BigInt(row.id ?? 0), hash };
  });
  await tx.$executeRaw`
    INSERT INTO "AuditSeal" ("position", "activityId", "sealedAt", "hash")
    SELECT p, a, ${sealedAt}, decode(h, 'hex')
    FROM unnest(${seals.map((seal) => seal.position)}::bigint[], ${seals.map((seal) => seal.activityId)}::bigint[], ${seals.map((seal) => seal.hash)}::text[]) AS s(p, a, h)`;
  return seals.at(-1)?.activityId ?? null;
}
