import type { Db } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { flush } from "@/server/platform/outbox";
import { verifyAudit } from "./verify";

const EVERY_MS = 24 * 60 * 60_000;
/** Any number: of two workers one looks. */
const ONE_AT_A_TIME = 7_401_306n;

/**
 * Once a day computes the whole chain anew and writes the result down, head included: into the audit, which the settings show, and into the
 * worker's log, which lies outside of the database.
 */
export async function checkAudit(db: Db, url: string, now: Date): Promise<void> {
  const isDue = await db.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ isMine: boolean }[]>`SELECT pg_try_advisory_xact_lock(${ONE_AT_A_TIME}) AS "isMine"`;
    const last = await tx.activity.findFirst({ where: { event: "audit.checked" }, orderBy: [{ at: "desc" }, { id: "desc" }], select: { at: true } });
    return lock?.isMine === true && (last === null || now.getTime() - last.at.getTime() >= EVERY_MS);
  });
  if (!isDue) return;
  const { sealed, head, problems } = await verifyAudit(url, () => undefined);
  // nothing to look at yet
  if (sealed === 0n && problems === 0) return;
  const at = `${head.position}:${head.hash}`;
  if (problems > 0) log.error({ head: at, problems }, "the audit is not as it was written: npm run verify-audit names the places");
  else log.info({ head: at }, "the audit is as it was written");
  const data = { sealed: Number(sealed), head: at, problems };
  await db.$transaction((tx) =>
    flush(tx, { db, now, actor: { kind: "system", job: "audit.check" } }, [{ event: "audit.checked", subject: { kind: "audit", id: "chain" }, data }]),
  );
}
