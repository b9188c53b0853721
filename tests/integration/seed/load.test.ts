import { generateKeyBetween } from "fractional-indexing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { directory } from "../../../prisma/seed/directory";
import { writeLoad } from "../../../prisma/seed/load";
import { writeDemo, writeDirectory } from "../../../prisma/seed/write-demo";
import { createTestDatabase, type TestDatabase } from "../../support/db";

const NOW = new Date("2026-11-21T12:30:00Z");
const size = { tickets: 600, customers: 60, days: 200, open: 137 };
const patient = { timeout: 60_000 };

// Bulk writes on a busy machine take longer than the usual test.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 2 });
  await test.owner.$transaction(async (tx) => {
    await writeDirectory(tx, directory(NOW));
    await writeLoad(tx, size, NOW);
  }, patient);
});
afterAll(() => test.drop());

it("spreads exactly the wanted number of open cards over every open stage of the support board", async () => {
  const stages = await test.db.stage.findMany({ where: { pipeline: { slug: "support" } }, include: { _count: { select: { tickets: true } } } });
  const open = stages.filter((stage) => stage.kind !== "CLOSED");
  expect(open.reduce((sum, stage) => sum + stage._count.tickets, 0)).toBe(137);
  for (const stage of open) expect(stage._count.tickets).toBeGreaterThan(0);
  expect(await test.db.ticket.count()).toBe(600);
});

it("gives keys between which cards can be dropped", async () => {
  const cards = await test.db.$queryRaw<
    { stageId: string; rank: string }[]
  >`SELECT "stageId"::text AS "stageId", "rank" FROM "Ticket" ORDER BY "stageId", "rank"`;
  cards.slice(1).forEach((card, i) => {
    const above = cards[i];
    if (above?.stageId === card.stageId) expect(generateKeyBetween(above.rank, card.rank) < card.rank).toBe(true);
  });
});

it("agrees with its conversations about who waits, and lies in the past", async () => {
  const wrong = await test.db.$queryRaw<unknown[]>`
    SELECT t."number" FROM "Ticket" t LEFT JOIN LATERAL (
      SELECT max(n."createdAt") FILTER (WHERE n."authorKind" = 'STAFF') AS staff, max(n."createdAt") FILTER (WHERE n."authorKind" = 'CUSTOMER') AS customer
      FROM "Note" n WHERE n."ticketId" = t."id" AND n."portalVisible") said ON TRUE
    WHERE t."lastPublicStaffAt" IS DISTINCT FROM said.staff OR t."lastCustomerAt" IS DISTINCT FROM coalesce(said.customer, t."createdAt")
      OR (t."waitingSince" IS NOT NULL) <> (said.staff IS NULL OR coalesce(said.customer, t."createdAt") > said.staff)
      OR greatest(t."updatedAt", t."closedAt", t."lastCustomerAt") > ${NOW}`;
  expect(wrong).toEqual([]);
});

it("stands beside the demo without touching it, once", async () => {
  const other = await createTestDatabase({ poolSize: 2 });
  try {
    await other.owner.$transaction((tx) => writeDemo(tx, NOW), patient);
    const demo = await other.db.ticket.count();
    await other.owner.$transaction((tx) => writeLoad(tx, size, NOW), patient);
    expect(await other.db.ticket.count()).toBe(demo + size.tickets);
    expect(await other.db.ticket.findFirst({ where: { title: "حذف معامله" } })).not.toBeNull();
    await expect(other.owner.$transaction((tx) => writeLoad(tx, size, NOW), patient)).rejects.toThrow(/already holds a load set/);
  } finally {
    await other.drop();
  }
});
