import { generateNKeysBetween } from "fractional-indexing";
import type { StageKind } from "@/domain/board/schema";
import type { Tx } from "@/server/platform/db";
import * as words from "./load-words";
import { chance } from "./random";
import { Refusal } from "./refusal";

export type LoadSize = {
  tickets: number;
  customers: number /** How far back the history goes. */;
  days: number /** Cards outside the closing stage. */;
  open: number;
};

export const loadSizes = {
  "5k": { tickets: 5_000, customers: 500, days: 365, open: 1_000 },
  "50k": { tickets: 50_000, customers: 5_000, days: 730, open: 2_500 },
} as const satisfies Record<string, LoadSize>;

/** How open cards spread over the kinds of stages: most work waits on our side. */
const SHARES: Record<Exclude<StageKind, "CLOSED">, number> = { NEW: 0.22, WORKING: 0.3, WAITING: 0.16, SOLVED: 0.16 };

/**
 * Adds a load set to the support pipeline of a database that has the directory (stages, staff). The same size and `now` give the same
 * rows. Throws Refusal when a load set is there already.
 */
export async function writeLoad(tx: Tx, size: LoadSize, now: Date): Promise<void> {
  const pipeline = await tx.pipeline.findUniqueOrThrow({
    where: { slug: "support" },
    include: { stages: { where: { retiredAt: null }, orderBy: { position: "asc" } } },
  });
  if (size.open > size.tickets) throw new Refusal(`--open=${size.open} is more than the ${size.tickets} tickets of this size`);
  if (await tx.company.findFirst({ where: { name: { startsWith: "گروه آزمون بار" } } })) throw new Refusal("this database already holds a load set");
  await writeCustomers(tx, size, now);
  const stageOf = spread(pipeline.stages, size);
  await prepareRanks(tx, stageOf);
  await writeTickets(tx, { pipelineId: pipeline.id, stageOf, size, now });
  await writeConversations(tx);
  await tx.$queryRaw`SELECT setval('"Ticket_number_seq"', (SELECT max("number") FROM "Ticket"))`;
}

type Stage = { id: string; kind: StageKind };

/** The stage of every ticket: exactly `open` outside the closing stage, in the shares above, in a shuffled but repeatable order. */
function spread(stages: readonly Stage[], size: LoadSize): string[] {
  const open = stages.filter((stage) => stage.kind !== "CLOSED");
  const closed = stages.find((stage) => stage.kind === "CLOSED");
  if (!closed || open.length === 0) throw new Error("the support pipeline lacks open or closing stages");
  const weight = open.map((stage) => (stage.kind === "CLOSED" ? 0 : SHARES[stage.kind]) || 0.1);
  const sum = weight.reduce((a, b) => a + b, 0);
  const { next } = chance(size.tickets + size.open);
  const picked = Array.from({ length: size.tickets }, (_, i): string => {
    if (i >= size.open) return closed.id;
    const mark = next() * sum;
    const drawn = open.findIndex((_, at) => weight.slice(0, at + 1).reduce((a, b) => a + b, 0) > mark);
    return open[Math.max(0, drawn)]?.id ?? closed.id;
  });
  for (let i = picked.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [picked[i], picked[j]] = [picked[j] ?? "", picked[i] ?? ""];
  }
  return picked;
}

/** One key for every place of every stage, below the cards that stand there. */
async function prepareRanks(tx: Tx, stageOf: readonly string[]): Promise<void> {
  await tx.$executeRaw`CREATE TEMP TABLE load_rank (stage uuid, place bigint, key text COLLATE "C") ON COMMIT DROP`;
  for (const stageId of [...new Set(stageOf)]) {
    const [last] = await tx.$queryRaw<{ rank: string | null }[]>`SELECT max("rank") AS "rank" FROM "Ticket" WHERE "stageId" = ${stageId}::uuid`;
    const keys = generateNKeysBetween(last?.rank ?? null, null, stageOf.filter((id) => id === stageId).length);
    await tx.$executeRaw`INSERT INTO load_rank SELECT ${stageId}::uuid, k.place, k.key FROM unnest(${keys}::text[]) WITH ORDINALITY AS k(key, place)`;
  }
}

async function writeCustomers(tx: Tx, size: LoadSize, now: Date): Promise<void> {
  const companies = Math.ceil(size.customers / 10);
  await tx.$executeRaw`
    INSERT INTO "Company" ("id", "name", "createdAt") SELECT md5('load company ' || i)::uuid, 'گروه آزمون بار ' || i, ${now}::timestamptz - interval '800 days' FROM generate_series(1, ${companies}::int) i`;
  await tx.$executeRaw`
    INSERT INTO "Customer" ("id", "name", "companyId", "createdAt")
    SELECT md5('load customer ' || i)::uuid,
      (${words.givenNames}::text[])[1 + i % ${words.givenNames.length}::int] || ' ' || (${words.familyNames}::text[])[1 + (i / ${words.givenNames.length}::int) % ${words.familyNames.length}::int] || ' ' || i,
      CASE WHEN i % 3 > 0 THEN md5('load company ' || (1 + i % ${companies}::int))::uuid END, ${now}::timestamptz - interval '800 days'
    FROM generate_series(1, ${size.customers}::int) i`;
  // The demo's own numbers end below +98912000 2000.
  await tx.$executeRaw`
    INSERT INTO "CustomerPhone" ("id", "customerId", "e164", "kind")
    SELECT md5('load phone ' || i)::uuid, md5('load customer ' || i)::uuid, '+98912000' || (2000 + i), 'MOBILE' FROM generate_series(1, ${size.customers}::int) i`;
}

type Plan = { pipelineId: string; stageOf: readonly string[]; size: LoadSize; now: Date };

/** Tickets in two steps: what chance decides in a temporary table, then what follows from it. `n` public notes: staff, customer, staff … */
async function writeTickets(tx: Tx, { pipelineId, stageOf, size, now }: Plan): Promise<void> {
  await tx.$executeRaw`CREATE TEMP TABLE load_ticket (i bigint, id uuid, stage uuid, kind text, born timestamptz, n int, gap interval, who uuid, owner uuid, chance bigint) ON COMMIT DROP`;
  await tx.$executeRaw`
    INSERT INTO load_ticket
    WITH staff AS (SELECT array_agg(u."id" ORDER BY u."email") AS ids FROM "User" u WHERE u."role" = 'AGENT' AND NOT u."isAway"),
    drawn AS (
      SELECT p.i, p.stage, s."kind"::text AS kind, hashint8extended(p.i, 1) & 2147483647 AS a, hashint8extended(p.i, 2) & 2147483647 AS b, hashint8extended(p.i, 3) & 2147483647 AS c
      FROM unnest(${stageOf}::uuid[]) WITH ORDINALITY AS p(stage, i) JOIN "Stage" s ON s."id" = p.stage
    ),
    dated AS (
      SELECT d.*, (${now}::timestamptz AT TIME ZONE 'Asia/Tehran')::date - CASE WHEN d.kind = 'CLOSED' THEN 6 + (d.a % (${size.days}::int - 6))::int ELSE 1 + (pow((d.a % 1000) / 1000.0, 2) * 30)::int END AS day FROM drawn d
    )
    SELECT i, md5('load ticket ' || i)::uuid, stage, kind,
      (day - CASE WHEN extract(dow FROM day) = 5 THEN 1 ELSE 0 END + time '08:30' + (b % 500) * interval '1 minute') AT TIME ZONE 'Asia/Tehran',
      CASE kind WHEN 'NEW' THEN 0 WHEN 'WORKING' THEN 1 + (c % 4)::int ELSE 1 + 2 * (c % 3)::int END,
      NULL, md5('load customer ' || (1 + floor(pow((c % 10007) / 10007.0, 2) * ${size.customers}::int)::int))::uuid,
      CASE WHEN kind <> 'NEW' OR c % 4 = 0 THEN staff.ids[1 + (b % array_length(staff.ids, 1))::int] END, a
    FROM dated, staff`;
  await tx.$executeRaw`UPDATE load_ticket SET gap = least((1 + chance % 20) * interval '1 hour', (${now}::timestamptz - born) / (n + 2))`;
  await tx.$executeRaw`
    INSERT INTO "Ticket" ("id", "number", "title", "description", "customerId", "departmentId", "pipelineId", "stageId", "rank", "responsibleId", "priority", "categoryId",
      "dueAt", "channel", "version", "lastSpeaker", "waitingSince", "lastCustomerAt", "lastPublicStaffAt", "customerReadAt", "stageEnteredAt", "closedAt", "outcome", "createdAt", "updatedAt")
    WITH places AS (SELECT t.*, row_number() OVER (PARTITION BY stage ORDER BY born DESC, i) AS place, row_number() OVER (ORDER BY born, i) AS serial FROM load_ticket t),
    support AS (SELECT "id" FROM "Department" WHERE "slug" = 'support'),
    kinds AS (SELECT array_agg(c."id" ORDER BY c."position") AS ids FROM "Category" c WHERE c."departmentId" = (SELECT "id" FROM support) AND c."parentId" IS NOT NULL),
    base AS (SELECT coalesce(max("number"), 1000) AS number FROM "Ticket")
    SELECT t.id, base.number + t.serial,
      (${words.things}::text[])[1 + (t.chance % ${words.things.length}::int)::int] || ' ' || (${words.troubles}::text[])[1 + (t.chance / 16 % ${words.troubles.length}::int)::int] || '، ' || (${words.places}::text[])[1 + (t.chance / 256 % ${words.places.length}::int)::int],
      (${words.customerLines}::text[])[1 + (t.chance % ${words.customerLines.length}::int)::int], t.who, support."id", ${pipelineId}::uuid, t.stage, r.key, t.owner,
      (CASE t.chance % 20 WHEN 0 THEN 'URGENT' WHEN 1 THEN 'HIGH' WHEN 2 THEN 'HIGH' WHEN 3 THEN 'HIGH' WHEN 4 THEN 'LOW' WHEN 5 THEN 'LOW' ELSE 'NORMAL' END)::"Priority",
      CASE WHEN array_length(kinds.ids, 1) > 0 AND t.chance % 10 > 0 THEN kinds.ids[1 + (t.chance / 7 % array_length(kinds.ids, 1))::int] END,
      CASE WHEN t.kind <> 'CLOSED' AND t.chance % 5 = 0 THEN t.born + interval '8 days' END,
      'PORTAL', 1 + t.n, (CASE WHEN t.n % 2 = 1 THEN 'STAFF' ELSE 'CUSTOMER' END)::"AuthorKind",
      CASE WHEN t.n % 2 = 0 THEN t.born + t.n * t.gap END, t.born + (t.n - t.n % 2) * t.gap, CASE WHEN t.n > 0 THEN t.born + (t.n - 1 + t.n % 2) * t.gap END,
      t.born + (t.n - t.n % 2) * t.gap, t.born + CASE WHEN t.kind = 'CLOSED' THEN t.n + 1 ELSE t.n END * t.gap, CASE WHEN t.kind = 'CLOSED' THEN t.born + (t.n + 1) * t.gap END,
      CASE WHEN t.kind = 'CLOSED' THEN 'SOLVED'::"TicketOutcome" END, t.born, t.born + CASE WHEN t.kind = 'CLOSED' THEN t.n + 1 ELSE t.n END * t.gap
    FROM places t JOIN load_rank r ON r.stage = t.stage AND r.place = t.place, support, kinds, base ORDER BY t.serial`;
}

async function writeConversations(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Note" ("id", "ticketId", "authorKind", "authorUserId", "authorCustomerId", "body", "portalVisible", "publicAt", "createdAt")
    SELECT md5('load note ' || t.i || '/' || k)::uuid, t.id, (CASE WHEN k % 2 = 1 THEN 'STAFF' ELSE 'CUSTOMER' END)::"AuthorKind",
      CASE WHEN k % 2 = 1 THEN t.owner END, CASE WHEN k % 2 = 0 THEN t.who END,
      CASE WHEN k % 2 = 1 THEN (${words.staffLines}::text[])[1 + ((t.chance + k) % ${words.staffLines.length}::int)::int] ELSE (${words.customerLines}::text[])[1 + ((t.chance + k) % ${words.customerLines.length}::int)::int] END,
      true, t.born + k * t.gap, t.born + k * t.gap
    FROM load_ticket t CROSS JOIN LATERAL generate_series(1, t.n) k`;
  await tx.$executeRaw`
    INSERT INTO "Note" ("id", "ticketId", "authorKind", "authorUserId", "body", "portalVisible", "createdAt")
    SELECT md5('load internal ' || t.i)::uuid, t.id, 'STAFF', t.owner, (${words.internalLines}::text[])[1 + (t.chance % ${words.internalLines.length}::int)::int], false, t.born + t.gap / 2
    FROM load_ticket t WHERE t.owner IS NOT NULL AND t.chance % 3 = 0`;
  await tx.$executeRaw`
    INSERT INTO "TicketTag" ("ticketId", "tagId")
    SELECT t.id, tags.ids[1 + (t.chance / 11 % array_length(tags.ids, 1))::int] FROM load_ticket t, (SELECT array_agg("id" ORDER BY "name") AS ids FROM "Tag") tags WHERE t.chance % 3 = 1 AND array_length(tags.ids, 1) > 0`;
  await tx.$executeRaw`
    INSERT INTO "Activity" ("ticketId", "at", "actorKind", "actorCustomerId", "event", "data")
    SELECT t.id, t.born, 'customer', t.who, 'ticket.created', jsonb_build_object('stageId', e."id", 'departmentId', k."departmentId", 'channel', k."channel")
    FROM load_ticket t JOIN "Ticket" k ON k."id" = t.id JOIN "Stage" e ON e."pipelineId" = k."pipelineId" AND e."slug" = 'new' ORDER BY t.born`;
  await tx.$executeRaw`
    INSERT INTO "Activity" ("ticketId", "at", "actorKind", "actorUserId", "event", "data")
    SELECT t.id, k."stageEnteredAt", 'agent', t.owner, CASE WHEN t.kind = 'CLOSED' THEN 'ticket.closed' ELSE 'card.moved' END,
      jsonb_build_object('fromStageId', e."id", 'toStageId', t.stage, 'fromRank', 'a0', 'toRank', k."rank")
    FROM load_ticket t JOIN "Ticket" k ON k."id" = t.id JOIN "Stage" e ON e."pipelineId" = k."pipelineId" AND e."slug" = 'new' WHERE t.kind <> 'NEW' AND t.owner IS NOT NULL ORDER BY k."stageEnteredAt"`;
  await tx.$executeRaw`
    INSERT INTO "TicketRead" ("userId", "ticketId", "readAt")
    SELECT u."id", t.id, t.born + (t.n + 1) * t.gap FROM load_ticket t, "User" u WHERE u."role" = 'AGENT' AND (t.owner = u."id" OR (t.kind <> 'CLOSED' AND (t.chance + length(u."email")) % 3 > 0))`;
}
