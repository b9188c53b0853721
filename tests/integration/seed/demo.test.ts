import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { generateKeyBetween } from "fractional-indexing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Prisma } from "@/generated/prisma/client";
import { isoDay, tehranParts, weekdayOf } from "@/persian/dates";
import { parsePhone } from "@/persian/phone";
import { foldForSearch } from "@/persian/text";
import { passwordFits } from "@/server/identity/password";
import { emptyEverything } from "../../../prisma/seed/reset";
import { demoRows, writeDemo } from "../../../prisma/seed/write-demo";
import { createTestDatabase, type TestDatabase } from "../../support/db";

// A Saturday afternoon in Tehran.
const NOW = new Date("2026-11-21T12:30:00Z");
const DAY = 86_400_000;
const tables = [
  "Pipeline",
  "Stage",
  "Department",
  "User",
  "DepartmentMember",
  "Category",
  "Tag",
  "Company",
  "Customer",
  "CustomerPhone",
  "CustomerEmail",
  "Ticket",
  "TicketTag",
  "Note",
  "Activity",
  "TicketRead",
  "SurveyDesign",
  "SurveyInvitation",
  "SurveyAnswer",
  "Order",
  "OrderItem",
];

// Bulk writes on a busy machine take longer than the usual test.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 2 });
  await test.owner.$transaction((tx) => writeDemo(tx, NOW), { timeout: 60_000 });
});
afterAll(() => test.drop());

const tickets = (where: Prisma.TicketWhereInput = {}) =>
  test.db.ticket.findMany({
    where,
    include: { notes: { orderBy: { createdAt: "asc" } }, stage: true, customer: { include: { phones: true } }, activities: { orderBy: { id: "asc" } } },
  });

/** Every row of every table that the demo fills, without what is salted. */
async function everything(): Promise<string> {
  const found: unknown[] = [];
  for (const table of tables) {
    const rows = await test.db.$queryRaw<
      { row: unknown }[]
    >`SELECT * FROM (SELECT query_to_xml(${`SELECT to_jsonb(t) - 'passwordHash' AS row FROM "${table}" t ORDER BY t::text COLLATE "C"`}, true, false, '')::text AS row) x`;
    found.push(table, ...rows.map((r) => r.row));
  }
  return found.join("\n").replace(/\$argon2id[^"&]*/g, "");
}

describe("the demo", () => {
  it("has the accounts of the contract, who sign in with the demo password", async () => {
    const users = await test.db.user.findMany();
    const roles = new Map(users.map((user) => [user.email.split("@")[0], user.role]));
    expect(["admin", "supervisor", "agent1", "agent2", "agent3", "agent4"].map((name) => roles.get(name))).toEqual([
      "ADMIN",
      "SUPERVISOR",
      "AGENT",
      "AGENT",
      "AGENT",
      "AGENT",
    ]);
    expect(users).toHaveLength(8);
    expect(users.filter((user) => user.isAway)).toHaveLength(1);
    expect(await passwordFits(users[0]?.passwordHash ?? null, "kariz-demo")).toBe(true);
  });

  it("has 12 companies and 40 customers, the n-th of whom owns 0912000000n", async () => {
    expect(await test.db.company.count({ where: { customers: { some: {} } } })).toBe(12);
    expect(await test.db.customer.count()).toBe(40);
    for (const n of [1, 2, 9]) expect(await test.db.customerPhone.count({ where: { e164: parsePhone(`0912000000${n}`) ?? "" } })).toBe(1);
    for (const { e164 } of await test.db.customerPhone.findMany()) expect(parsePhone(e164)).toBe(e164);
  });

  it("has the six stages of the support pipeline in order, under the words that customers read", async () => {
    const stages = await test.db.stage.findMany({ where: { pipeline: { slug: "support" } }, orderBy: { position: "asc" } });
    expect(stages.map((s) => [s.slug, s.kind, s.publicLabel])).toEqual([
      ["new", "NEW", "در انتظار پاسخ"],
      ["in-progress", "WORKING", "در حال بررسی"],
      ["waiting-customer", "WAITING", "نیاز به اطلاعات بیشتر"],
      ["technical", "WORKING", "در حال بررسی"],
      ["answered", "SOLVED", "پاسخ داده شده"],
      ["closed", "CLOSED", "بسته شده"],
    ]);
  });

  it("ranks the cards of a stage without collision, newest on top, with room between any two", async () => {
    const byStage = Map.groupBy(
      (await tickets()).sort((a, b) => (a.rank < b.rank ? -1 : 1)),
      (t) => t.stageId,
    );
    for (const cards of byStage.values()) {
      expect(new Set(cards.map((card) => card.rank)).size).toBe(cards.length);
      cards.slice(1).forEach((card, i) => {
        const above = cards[i];
        if (!above) return;
        expect(generateKeyBetween(above.rank, card.rank) > above.rank).toBe(true);
        expect(above.stageEnteredAt >= card.stageEnteredAt).toBe(true);
      });
    }
  });

  it("says of every ticket who spoke last and since when the customer waits, as its conversation does", async () => {
    for (const ticket of await tickets()) {
      const filed = ticket.activities[0]?.actorKind === "customer" ? [{ who: "CUSTOMER", at: ticket.createdAt }] : [];
      const said = [...filed, ...ticket.notes.filter((n) => n.portalVisible).map((n) => ({ who: n.authorKind as string, at: n.createdAt }))];
      const answered = said.findLastIndex((one) => one.who === "STAFF");
      expect.soft(ticket.lastSpeaker, ticket.title).toBe(said.at(-1)?.who ?? null);
      expect.soft(ticket.waitingSince, ticket.title).toEqual(said.slice(answered + 1)[0]?.at ?? null);
      expect.soft(ticket.lastCustomerAt, ticket.title).toEqual(said.findLast((one) => one.who === "CUSTOMER")?.at ?? null);
      expect.soft(ticket.lastPublicStaffAt, ticket.title).toEqual(said[answered]?.at ?? null);
    }
  });

  it("tells a history that leads to where each ticket stands", async () => {
    for (const ticket of await tickets()) {
      const places = ticket.activities.map((a) => a.data as { stageId?: string; fromStageId?: string; toStageId?: string; toRank?: string });
      let stage: string | undefined;
      for (const place of places) {
        if (place.fromStageId) expect.soft(place.fromStageId, ticket.title).toBe(stage);
        stage = place.toStageId ?? place.stageId ?? stage;
      }
      expect.soft(stage, ticket.title).toBe(ticket.stageId);
      const changes = ticket.activities.filter((a) => !["ticket.created", "note.added", "survey.answered"].includes(a.event));
      expect.soft(ticket.version, ticket.title).toBe(1 + changes.length);
      expect.soft(ticket.closedAt !== null, ticket.title).toBe(ticket.stage.kind === "CLOSED");
      expect.soft(ticket.activities.filter((a) => a.event === "note.added").length, ticket.title).toBe(ticket.notes.length);
    }
  });

  it.each([
    ["on a Saturday afternoon", NOW],
    ["on a Friday night", new Date("2026-11-20T22:10:00Z")],
    ["one minute after opening", new Date("2026-11-21T05:01:00Z")],
    ["at Nowruz", new Date("2027-03-21T09:00:00Z")],
  ])("keeps everything but due dates in the past and in working hours %s", (_, now) => {
    const { past } = demoRows(now);
    const dates = [
      ...past.Ticket.flatMap((t) => [t.createdAt, t.updatedAt, t.closedAt, t.stageEnteredAt, t.customerReadAt]),
      ...past.TicketRead.map((r) => r.readAt),
    ];
    for (const at of dates) if (at) expect(new Date(at) <= now).toBe(true);
    for (const { at } of past.Activity) {
      const { hour, minute } = tehranParts(new Date(at));
      expect(weekdayOf(new Date(at))).not.toBe(5);
      expect(hour * 60 + minute).toBeGreaterThanOrEqual(8 * 60 + 30);
      expect(hour * 60 + minute).toBeLessThanOrEqual(17 * 60);
    }
    const first = Math.min(...past.Ticket.map((t) => new Date(t.createdAt ?? 0).getTime()));
    expect(now.getTime() - first).toBeGreaterThan(85 * DAY);
    expect(now.getTime() - first).toBeLessThan(95 * DAY);
  });

  it("fills the board: one stage over its limit, something unread and something read for every agent, overdue cards", async () => {
    const all = await tickets({ pipeline: { kind: "TICKET" } });
    const open = all.filter((t) => t.closedAt === null && t.stage.slug !== "won");
    expect(all).toHaveLength(120);
    expect(open.length).toBeGreaterThan(45);
    const count = Map.groupBy(all, (t) => t.stageId);
    expect([...count.values()].filter((cards) => (cards[0]?.stage.softLimit ?? 1000) < cards.length)).toHaveLength(1);
    expect(open.filter((t) => t.dueAt && t.dueAt < NOW).length).toBeGreaterThanOrEqual(3);
    for (const user of await test.db.user.findMany()) {
      const reads = new Map((await test.db.ticketRead.findMany({ where: { userId: user.id } })).map((r) => [r.ticketId, r.readAt]));
      const unread = open.filter((t) => t.lastCustomerAt && (reads.get(t.id) ?? new Date(0)) < t.lastCustomerAt);
      expect(unread.length, user.email).toBeGreaterThan(0);
      expect(unread.length, user.email).toBeLessThan(open.length);
    }
  });

  it("holds the deliberate hard cases", async () => {
    const all = await tickets();
    const texts = all.flatMap((t) => t.notes.map((n) => n.body));
    const customers = await test.db.customer.findMany({ include: { phones: true } });
    const named = (title: string) => all.find((t) => t.title === title);
    expect(named("حذف معامله")?.stage.slug).toBe("new");
    expect(named("خطای HTTP 500 در نسخه 2.4.1")?.notes.some((n) => n.body.includes("```") && n.body.includes("https://"))).toBe(true);
    expect(texts.some((text) => text.length >= 3000)).toBe(true);
    expect(texts.some((text) => /\p{Extended_Pictographic}\u200d/u.test(text))).toBe(true);
    expect(texts.some((text) => text.includes("@کیوان شریفی"))).toBe(true);
    expect(all.some((t) => t.title.includes("می‌شوند"))).toBe(true);
    expect(all.some((t) => t.title.includes("«فاکتور شهریور.pdf»"))).toBe(true);
    expect(all.some((t) => /^[\x20-\x7e]+$/.test(t.title))).toBe(true);
    const twins = customers.filter((c) => foldForSearch(c.name) === foldForSearch("علی کریمی")).map((c) => c.name);
    expect(new Set(twins)).toEqual(new Set(["علی کریمی", "علي كريمي"]));
    expect(customers.filter((c) => c.phones.every((p) => p.kind === "LANDLINE"))).toHaveLength(1);
    expect(customers.some((c) => c.name.length === 60)).toBe(true);
    expect((await test.db.company.findMany()).some((c) => c.name.length === 60)).toBe(true);
    const reopenings = all.map((t) => t.activities.filter((a) => a.event === "ticket.reopened").length);
    expect(Math.max(...reopenings)).toBe(2);
    const away = await test.db.user.findFirstOrThrow({ where: { isAway: true } });
    expect(all.some((t) => t.responsibleId === away.id && t.closedAt === null && t.activities.some((a) => a.event === "ticket.reopened"))).toBe(true);
    const aged = all.filter((t) => t.closedAt === null && t.lastPublicStaffAt && NOW.getTime() - t.lastPublicStaffAt.getTime() >= 12 * DAY);
    expect(aged.map((t) => isoDay(t.lastPublicStaffAt ?? NOW))).toEqual(["2026-11-09"]);
  });

  it("has 30 opinions on closed tickets, the worst with its words and told to every supervisor", async () => {
    const answers = await test.db.surveyAnswer.findMany({ include: { invitation: { include: { ticket: true } } } });
    expect(answers).toHaveLength(30);
    for (const { invitation, answeredAt } of answers) {
      expect(invitation).toMatchObject({ state: "SENT", closedAt: invitation.ticket.closedAt, customerId: invitation.ticket.customerId });
      expect(invitation.sentAt && invitation.sentAt < answeredAt && answeredAt < NOW).toBe(true);
    }
    const worst = answers.filter((answer) => answer.score === 1);
    expect(worst.map((answer) => answer.comment.length > 20)).toEqual([true]);
    const supervisors = await test.db.user.count({ where: { role: { not: "AGENT" } } });
    expect(await test.db.notification.count({ where: { reason: "low_score", ticketId: worst[0]?.invitation.ticketId } })).toBe(supervisors);
    expect(await test.db.surveyInvitation.count({ where: { answer: null } })).toBeGreaterThan(3);
  });

  it("is the same again for the same moment, also after a reset; then numbers go on from where they were", async () => {
    const before = await everything();
    expect(before.length).toBeGreaterThan(100_000);
    await test.owner.$transaction(
      async (tx) => {
        await emptyEverything(tx);
        await writeDemo(tx, NOW);
      },
      { timeout: 60_000 },
    );
    expect(await everything()).toBe(before);
    const [next] = await test.db.$queryRaw<{ n: number }[]>`SELECT nextval('"Ticket_number_seq"')::int AS n`;
    expect(next?.n).toBe(1127);
    await expect(test.owner.$executeRaw`DELETE FROM "Activity"`).rejects.toThrow(/append-only/);
    await expect(test.db.$executeRaw`TRUNCATE "Activity"`).rejects.toThrow(/permission denied/);
  });

  it("is not written over people who work here, and nothing is reset outside a demo", async () => {
    const seed = (...flags: string[]) =>
      promisify(execFile)(process.execPath, ["--import", "tsx", "prisma/seed.ts", ...flags], {
        env: { ...process.env, DATABASE_URL: test.ownerUrl, KARIZ_DEMO: "0" },
      });
    const before = await test.db.ticket.count();
    expect((await seed("--size=demo")).stdout).toMatch(/Nothing written/);
    await expect(seed("--size=demo", "--reset")).rejects.toThrow(/KARIZ_DEMO=1/);
    expect(await test.db.ticket.count()).toBe(before);
  });
});
