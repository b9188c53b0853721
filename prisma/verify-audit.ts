/**
 * `npm run verify-audit [-- --head=POSITION:HASH] [--limit=100]` on DATABASE_URL: computes the chain of the audit anew and names what was
 * touched. Exit status 1 when anything is wrong.
 */
import { parseArgs } from "node:util";
import { Client } from "pg";
import type { Finding } from "@/domain/audit/findings";
import type { SealedRow } from "@/domain/audit/seal-text";
import { type Head, verifyAudit } from "@/server/audit/verify";
import { Refusal } from "./seed/refusal";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { head: { type: "string" }, limit: { type: "string", default: "100" } } });
  const url = process.env.DATABASE_URL;
  if (!url) throw new Refusal("DATABASE_URL is not set: npm run verify-audit finds the embedded database by itself");
  const kept = values.head === undefined ? null : headIn(values.head);
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 0) throw new Refusal("--limit is a number of findings to name");
  const startedAt = performance.now();
  const tickets = await ticketNumbers(url);
  let named = 0;
  const result = await verifyAudit(
    url,
    async (finding) => {
      named += 1;
      if (named <= limit) console.log(await sentence(finding, tickets.numberOf));
    },
    kept,
  );
  await tickets.end();
  if (named > limit) console.log(`… and ${named - limit} more (--limit=${named} names them all)`);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const last = result.headSealedAt ? `, the last at ${result.headSealedAt}` : "";
  console.log(`${result.sealed} rows sealed${last}; checked in ${seconds} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  if (result.unsealed > 0)
    console.log(`${result.unsealed} rows wait for their seal, the oldest since ${age(result.unsealedSince)}: the worker seals every few seconds`);
  console.log(`head: ${result.head.position}:${result.head.hash}   (keep it elsewhere; later: npm run verify-audit -- --head=…)`);
  console.log(result.problems === 0 ? "The audit is as it was written." : `${result.problems} places are not as they were written.`);
  if (result.problems > 0) process.exitCode = 1;
}

function headIn(text: string): Head {
  const [, position, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (!position || !hash) throw new Refusal("--head is what an earlier run printed: POSITION:HASH");
  return { position: BigInt(position), hash };
}

async function sentence(finding: Finding, numberOf: (ticketId: string) => Promise<string>): Promise<string> {
  switch (finding.kind) {
    case "changed":
      return `CHANGED   row ${finding.activityId} is not what was sealed: ${await about(finding.row, numberOf)} (seal ${finding.position})`;
    case "deleted":
      return `DELETED   row ${finding.activityId} is gone; it was sealed at ${finding.sealedAt} (seal ${finding.position})`;
    case "inserted":
      return `INSERTED  row ${finding.activityId} came in later than it says: ${await about(finding.row, numberOf)} (${finding.position === null ? "no seal" : `seal ${finding.position}`})`;
    case "seal":
      return `SEAL      seal ${finding.position} of row ${finding.activityId} was changed: ${await about(finding.row, numberOf)}`;
    case "gap":
      return `GAP       ${finding.missing} seals before ${finding.position} are gone`;
    case "head":
      return `HEAD      the chain does not have the given hash at ${finding.position}: it was written anew, or its end was cut off`;
  }
}

async function about(row: SealedRow, numberOf: (ticketId: string) => Promise<string>): Promise<string> {
  const thing = row.ticketId ? `ticket ${await numberOf(row.ticketId)}` : `${row.subjectKind} ${row.subjectId}`;
  return `${thing}, ${row.event}, ${row.at}`;
}

/** Looks numbers up on a connection of its own. */
async function ticketNumbers(url: string): Promise<{ numberOf: (ticketId: string) => Promise<string>; end: () => Promise<void> }> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return {
    numberOf: async (ticketId) => {
      const { rows } = await client.query<{ number: number }>('SELECT "number" FROM "Ticket" WHERE "id" = $1', [ticketId]);
      return rows[0] ? `#${rows[0].number}` : ticketId;
    },
    end: () => client.end(),
  };
}

function age(since: string | null): string {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(since ?? "")) / 1000));
  return seconds < 120 ? `${seconds} s` : seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

await main().catch((error: unknown) => {
  console.error(error instanceof Refusal ? `kariz: ${error.message}` : error);
  process.exitCode = 1;
});
