import { Client } from "pg";
import { ChainWalk, type Finding, type Link } from "@/domain/audit/findings";
import { BEFORE_FIRST } from "@/domain/audit/seal-text";
import { LOWEST, sealedColumns, sealedRow, sealOf } from "./chain";

const PAGE = 2_000;

export type Head = { position: bigint; hash: string };

/** What was looked at. `unsealedSince`: when the oldest row without a seal happened. */
export type Verification = { sealed: bigint; head: Head; headSealedAt: string | null; problems: number; unsealed: number; unsealedSince: string | null };

/**
 * Computes the whole chain anew, as of one instant, in constant memory: every row that was changed, deleted or put into the past, and every
 * seal that does not fit, is handed to `report`. `kept` is a head that was noted earlier: without it, somebody who rules the database
 * server could write the whole chain anew or cut off its end.
 */
export async function verifyAudit(url: string, report: (finding: Finding) => void | Promise<void>, kept: Head | null = null): Promise<Verification> {
  const client = new Client({ connectionString: url, application_name: "kariz-verify-audit" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const walk = new ChainWalk(BEFORE_FIRST, sealOf, kept);
    let problems = 0;
    let headSealedAt: string | null = null;
    const tell = async (findings: readonly Finding[]) => {
      for (const finding of findings) {
        problems += 1;
        await report(finding);
      }
    };
    for (let after = String(LOWEST); ; ) {
      const links = await page(client, after);
      for (const link of links) await tell(walk.next(link));
      const last = links.at(-1);
      if (!last) break;
      after = String(last.position);
      headSealedAt = last.sealedAt;
    }
    const { unsealed, unsealedSince, overdue } = await withoutSeal(client, walk);
    await tell([...walk.end(), ...overdue]);
    await client.query("COMMIT");
    return { sealed: walk.head.position, head: walk.head, headSealedAt, problems, unsealed, unsealedSince };
  } finally {
    await client.end();
  }
}

async function page(client: Client, after: string): Promise<Link[]> {
  const { rows } = await client.query<Record<string, string | null>>(
    `SELECT s."position"::text AS "position", s."activityId"::text AS "activityId", encode(s."hash", 'hex') AS "hash",
       to_char(s."sealedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "sealedAt", ${sealedColumns.text}
     FROM (SELECT * FROM "AuditSeal" WHERE "position" > $1 ORDER BY "position" LIMIT ${PAGE}) s
     LEFT JOIN "Activity" a ON a."id" = s."activityId" ORDER BY s."position"`,
    [after],
  );
  return rows.map((row) => ({
    position: BigInt(row.position ?? 0),
    activityId: row.activityId ?? "",
    sealedAt: row.sealedAt ?? "",
    hash: row.hash ?? "",
    row: sealedRow(row),
  }));
}

async function withoutSeal(client: Client, walk: ChainWalk): Promise<{ unsealed: number; unsealedSince: string | null; overdue: Finding[] }> {
  let unsealed = 0;
  let unsealedSince: string | null = null;
  const overdue: Finding[] = [];
  for (let after = String(LOWEST); ; ) {
    const { rows } = await client.query<Record<string, string | null>>(
      `SELECT ${sealedColumns.text} FROM "Activity" a
       WHERE a."id" > $1 AND NOT EXISTS (SELECT FROM "AuditSeal" s WHERE s."activityId" = a."id") ORDER BY a."id" LIMIT ${PAGE}`,
      [after],
    );
    for (const found of rows) {
      const row = sealedRow(found);
      if (!row?.at) continue;
      unsealed += 1;
      if (unsealedSince === null || row.at < unsealedSince) unsealedSince = row.at;
      if (walk.isOverdue(row)) overdue.push({ kind: "inserted", position: null, activityId: row.id ?? "", row });
    }
    const last = rows.at(-1)?.id;
    if (!last) return { unsealed, unsealedSince, overdue };
    after = last;
  }
}
