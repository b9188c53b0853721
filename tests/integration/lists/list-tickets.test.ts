import { expect, it } from "vitest";
import { ListTicketsInput } from "@/domain/lists/schema";
import { type ListOrder, listColumns, mySections } from "@/domain/lists/terms";
import { listTickets, myCounts } from "@/server/lists/queries";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aNote, aTag, aTicket, aUser } from "../../support/factories";

const base = testDatabase();
const HOUR = 3_600_000;
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

async function aListOf(count = 14) {
  const desk = await aDesk(base.db);
  const other = await aUser(base.db);
  const { new: fresh, working, closed } = desk.pipeline.stages;
  const tag = await aTag(base.db);
  await base.db.departmentMember.create({ data: { departmentId: desk.department.id, userId: desk.user.id } });
  for (let i = 0; i < count; i += 1) {
    await aTicket(base.db, {
      departmentId: desk.department.id,
      stageId: [fresh, working, closed][i % 3]?.id ?? fresh.id,
      responsibleId: [desk.user.id, null, other.id][i % 3 === 2 ? i % 2 : i % 3] ?? null,
      priority: (["LOW", "NORMAL", "HIGH", "URGENT"] as const)[i % 4],
      dueAt: i % 4 === 0 ? null : at((i - 6) * 7),
      waitingSince: i % 2 === 0 ? at(-i) : null,
      title: `نمونهٔ ${i % 5}`,
      updatedAt: at(-(i % 6)),
      ...(i % 3 === 0 ? { tags: { create: { tagId: tag.id } } } : {}),
    });
  }
  return { ...desk, other, tag, ctx: ctxOf(base.db, agent(desk.user)) };
}

const inputOf = (given: object) => ListTicketsInput.parse({ order: { by: "number", down: false }, ...given });

it("a filter finds on the list exactly what it finds on the board", async () => {
  const { ctx, pipeline, user, tag } = await aListOf();
  const api = createCaller(ctx);
  for (const filters of [
    {},
    { responsible: ["me"] },
    { responsible: ["none", user.id] },
    { priority: ["HIGH", "LOW"] },
    { tag: [tag.id] },
    { waiting: true },
    { text: "نمونه 3" },
  ]) {
    const board = await api.board.get({ slug: pipeline.slug, filters: filters as never });
    const list = await listTickets(ctx, inputOf({ pipelineSlug: pipeline.slug, filters }));
    expect(list.rows.map((row) => row.id).sort()).toEqual(board.stages.flatMap((stage) => stage.cards.map((card) => card.id)).sort());
    expect(list.total).toBe(board.stages.reduce((sum, stage) => sum + stage.count, 0));
  }
});

it("every order pages without losing or repeating a ticket, both ways", async () => {
  const { ctx, pipeline } = await aListOf();
  for (const by of listColumns)
    for (const down of [false, true]) {
      const order: ListOrder = { by, down };
      const whole = await listTickets(ctx, inputOf({ pipelineSlug: pipeline.slug, order, limit: 100 }));
      const paged: string[] = [];
      let after = null;
      do {
        const page = await listTickets(ctx, inputOf({ pipelineSlug: pipeline.slug, order, limit: 3, after }));
        paged.push(...page.rows.map((row) => row.id));
        after = page.next;
      } while (after);
      expect(paged, `${by} ${down}`).toEqual(whole.rows.map((row) => row.id));
      expect(paged).toHaveLength(14);
    }
});

it("what has no due date stands after what has one, whichever way the list is turned", async () => {
  const { ctx, pipeline } = await aListOf(6);
  for (const down of [false, true]) {
    const { rows } = await listTickets(ctx, inputOf({ pipelineSlug: pipeline.slug, order: { by: "due", down } }));
    const dues = rows.map((row) => row.dueAt !== null);
    expect(dues).toEqual([...dues].sort((a, b) => Number(b) - Number(a)));
  }
});

it("the counters of My work say what its lists hold", async () => {
  const { ctx, user, other, department } = await aListOf(18);
  const named = await aTicket(base.db, { departmentId: department.id, responsibleId: other.id, waitingSince: NOW });
  const gone = await aTicket(base.db, { departmentId: department.id, responsibleId: other.id });
  const note = await aNote(base.db, { ticketId: named.id, authorUserId: other.id, body: "@همکار" });
  const deleted = await aNote(base.db, { ticketId: gone.id, authorUserId: other.id, body: "@همکار", deletedAt: NOW });
  for (const { id } of [note, deleted]) await base.db.noteMention.create({ data: { noteId: id, start: 0, end: 6, userId: user.id } });
  const counts = await myCounts(ctx);
  for (const section of mySections) {
    const list = await listTickets(ctx, inputOf({ section, limit: 200 }));
    expect([section, list.total, list.rows.length]).toEqual([section, counts[section], counts[section]]);
    expect(counts[section]).toBeGreaterThan(0);
    expect(list.rows.every((row) => row.closedAt === null)).toBe(true);
  }
  const mentioned = await listTickets(ctx, inputOf({ section: "mentioned" }));
  expect(mentioned.rows.map((row) => row.id)).toEqual([named.id]);
  expect((await listTickets(ctx, inputOf({ section: "waiting", limit: 200 }))).rows.map((row) => row.id)).toContain(named.id);
});

it("today ends at midnight in Tehran and has what is overdue", async () => {
  const { user, ctx, department } = await aListOf(0);
  const midnight = new Date("2026-11-21T20:30:00Z");
  const noon = { ...ctx, now: new Date("2026-11-21T09:00:00Z") };
  const mine = { departmentId: department.id, responsibleId: user.id };
  const tonight = await aTicket(base.db, { ...mine, dueAt: new Date(midnight.getTime() - 1) });
  const overdue = await aTicket(base.db, { ...mine, dueAt: new Date("2026-11-01T00:00:00Z") });
  await aTicket(base.db, { ...mine, dueAt: midnight });
  const { rows } = await listTickets(noon, inputOf({ section: "today" }));
  expect(rows.map((row) => row.id).sort()).toEqual([tonight.id, overdue.id].sort());
});

it("a place in the order that nobody was given is refused as bad input", async () => {
  const { ctx } = await aListOf(1);
  await expect(listTickets(ctx, inputOf({ order: { by: "due", down: true }, after: { value: "soon", number: 1 } }))).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});
