import {
  type AuditDetail,
  type AuditFilter,
  type AuditName,
  type AuditPage,
  type AuditRow,
  type ChainState,
  type Cursor,
  cursorText,
} from "@/domain/audit/schema";
import { Prisma } from "@/generated/prisma/client";
import type { Ctx } from "@/server/platform/context";
import { historyWords, namesIn } from "@/server/tickets";
import { auditWhere } from "./filter";

type Found = {
  id: bigint;
  at: Date;
  event: string;
  data: unknown;
  actorKind: string;
  actorUserId: string | null;
  actorCustomerId: string | null;
  actorName: string | null;
  subjectKind: string;
  subjectId: string | null;
  ticketNumber: number | null;
  ticketTitle: string | null;
  position: bigint | null;
  hash: string | null;
};

/** One page of the audit, newest first; `next` is where the following one begins. */
export async function listAudit(ctx: Ctx, filter: AuditFilter, given: { before: Cursor | null; limit: number }): Promise<AuditPage> {
  const where = await auditWhere(ctx.db, filter);
  const older = given.before ? Prisma.sql`AND (a."at", a."id") < (${given.before.at}, ${given.before.id})` : Prisma.empty;
  const found = await ctx.db.$queryRaw<Found[]>`
    SELECT a.*, a."actorUserId"::text AS "actorUserId", a."actorCustomerId"::text AS "actorCustomerId", coalesce(u."name", c."name") AS "actorName",
      t."number" AS "ticketNumber", t."title" AS "ticketTitle", s."position", encode(s."hash", 'hex') AS "hash"
    FROM (
      SELECT a."id", a."at", a."event", a."data", a."actorKind", a."actorUserId", a."actorCustomerId", a."subjectKind", a."subjectId", a."ticketId"
      FROM "Activity" a WHERE ${where} ${older} ORDER BY a."at" DESC, a."id" DESC LIMIT ${given.limit + 1}
    ) a
    LEFT JOIN "User" u ON u."id" = a."actorUserId" LEFT JOIN "Customer" c ON c."id" = a."actorCustomerId"
    LEFT JOIN "Ticket" t ON t."id" = a."ticketId" LEFT JOIN "AuditSeal" s ON s."activityId" = a."id"
    ORDER BY a."at" DESC, a."id" DESC`;
  const shown = found.slice(0, given.limit);
  const last = found.length > given.limit ? shown.at(-1) : undefined;
  const [name, subjects] = await Promise.all([namesIn(ctx.db, shown), subjectNames(ctx, shown)]);
  return { rows: shown.map((row) => rowOf(row, name, subjects)), next: last ? cursorText(last) : null };
}

type NameOf = (id: unknown) => string | null;

function rowOf(row: Found, name: NameOf, subjects: ReadonlyMap<string, string>): AuditRow {
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    event: row.event,
    who: whoOf(row),
    subject: subjectOf(row, subjects),
    history: row.ticketNumber === null ? [] : historyWords(row.event, row.data, name),
    details: detailsOf(row.event, row.data, name),
    seal: row.position === null ? null : { position: String(row.position), hash: row.hash ?? "" },
  };
}

// Commands that somebody gave on the machine itself.
const ON_THE_SERVER = new Set(["system:admin", "system:backup"]);

function whoOf(row: Found): AuditName {
  const kind = ON_THE_SERVER.has(row.actorKind) ? "terminal" : (row.actorKind.split(":")[0] ?? "");
  const id = row.actorUserId ?? row.actorCustomerId;
  return { kind, id, name: row.actorName ?? "", href: row.actorCustomerId ? `/customers/${row.actorCustomerId}` : null };
}

function subjectOf(row: Found, names: ReadonlyMap<string, string>): AuditName {
  if (row.ticketNumber !== null) return { kind: "ticket", id: String(row.ticketNumber), name: row.ticketTitle ?? "", href: `/tickets/${row.ticketNumber}` };
  const name = (row.subjectId && names.get(row.subjectId)) || "";
  return { kind: row.subjectKind, id: row.subjectId, name, href: row.subjectKind === "customer" && name !== "" ? `/customers/${row.subjectId}` : null };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** The present names of what rows are about. One query for a page. */
async function subjectNames(ctx: Ctx, rows: readonly Found[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.map((row) => row.subjectId).filter((id): id is string => id !== null && UUID.test(id)))];
  if (ids.length === 0) return new Map();
  const found = await ctx.db.$queryRaw<{ id: string; name: string }[]>`
    SELECT "id"::text AS "id", "name" FROM "User" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Customer" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Company" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Department" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Pipeline" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Stage" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "question" FROM "Faq" WHERE "id" = ANY(${ids}::uuid[])`;
  return new Map(found.map((one) => [one.id, one.name]));
}

// Ranks and marks for undoing say nothing to a reader.
const UNTOLD = new Set(["changes", "from", "to", "fromStageId", "toStageId", "fromRank", "toRank", "before", "undoes", "crosses", "noteId", "invitationId"]);

/** What changed from what to what, and what else the fact says; ids of things by their names. */
function detailsOf(event: string, data: unknown, name: NameOf): AuditDetail[] {
  const fact = (data ?? {}) as Record<string, unknown>;
  const told = (value: unknown): unknown => (Array.isArray(value) ? value.map(told) : (name(value) ?? value));
  const changes = (fact.changes ?? {}) as Record<string, { from: unknown; to: unknown }>;
  const details: AuditDetail[] = Object.entries(changes).map(([field, { from, to }]) => ({ field, from: told(from), to: told(to) }));
  if (fact.toStageId !== undefined && fact.fromStageId !== fact.toStageId)
    details.push({ field: "stage", from: told(fact.fromStageId), to: told(fact.toStageId) });
  if (event === "ticket.assigned") details.push({ field: "responsible", from: told(fact.from ?? null), to: told(fact.to ?? null) });
  else if (event === "survey.answered") details.push({ field: "score", from: fact.from ?? null, to: fact.score });
  for (const [field, value] of Object.entries(fact)) {
    if (!UNTOLD.has(field) && !(event === "survey.answered" && field === "score")) details.push({ field, to: told(value) });
  }
  return details;
}

/** Where the chain stands: one look at its end, never at all of it. */
export async function chainState(ctx: Ctx): Promise<ChainState> {
  const [[head], [waiting], check] = await Promise.all([
    ctx.db.$queryRaw<{ position: bigint; hash: string; sealedAt: Date }[]>`
      SELECT "position", encode("hash", 'hex') AS "hash", "sealedAt" FROM "AuditSeal" ORDER BY "position" DESC LIMIT 1`,
    ctx.db.$queryRaw<{ count: number; since: Date | null }[]>`
      SELECT count(*)::int AS "count", min(x."at") AS "since" FROM (
        SELECT a."at" FROM "Activity" a
        WHERE a."id" > (SELECT coalesce(min(l."activityId"), 0) FROM (SELECT "activityId" FROM "AuditSeal" ORDER BY "position" DESC LIMIT 1000) l)
          AND NOT EXISTS (SELECT FROM "AuditSeal" s WHERE s."activityId" = a."id") LIMIT 10000
      ) x`,
    ctx.db.activity.findFirst({ where: { event: "audit.checked" }, orderBy: [{ at: "desc" }, { id: "desc" }], select: { at: true, data: true } }),
  ]);
  const problems = Number((check?.data as { problems?: unknown } | undefined)?.problems ?? 0);
  return {
    sealed: Number(head?.position ?? 0),
    head: head ? `${head.position}:${head.hash}` : null,
    sealedAt: head?.sealedAt.toISOString() ?? null,
    waiting: waiting?.count ?? 0,
    waitingSince: waiting?.since?.toISOString() ?? null,
    lastCheck: check ? { at: check.at.toISOString(), problems } : null,
  };
}

/** The members of staff to filter by, by name. */
export async function auditPeople(ctx: Ctx): Promise<{ id: string; name: string; isActive: boolean }[]> {
  return ctx.db.user.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true, isActive: true } });
}
