import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { BulkAct } from "@/domain/lists/schema";
import { moveCard } from "@/server/board/commands/move-card";
import { runBulk } from "@/server/lists/commands/run-bulk";
import { lastBulk, undoBulk } from "@/server/lists/commands/undo-bulk";
import { editTicket } from "@/server/tickets/commands/edit-ticket";
import { agent, ctxOf } from "../../support/actors";
import { activitiesOf, orderOf } from "../../support/board";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aPipeline, aTag, aTicket, aUser } from "../../support/factories";

const base = testDatabase({ poolSize: 20 });

async function aBatch(count = 4) {
  const desk = await aDesk(base.db);
  const place = { stageId: desk.pipeline.stages.new.id, departmentId: desk.department.id, customerId: desk.customer.id };
  const tickets = [];
  for (let i = 0; i < count; i += 1) tickets.push(await aTicket(base.db, place));
  const tags = [await aTag(base.db), await aTag(base.db)];
  return { ...desk, tickets, tags, colleague: await aUser(base.db), ctx: ctxOf(base.db, agent(desk.user)) };
}

const chosen = (tickets: readonly { id: string; version: number }[]) => tickets.map(({ id, version }) => ({ id, version }));
const seen = async (ids: readonly string[]) => chosen(await base.db.ticket.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: "asc" } }));

/** All that bulk actions change. */
async function stateOf(ids: readonly string[]) {
  const rows = await base.db.ticket.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: "asc" }, include: { tags: { orderBy: { tagId: "asc" } } } });
  const notes = await base.db.note.count({ where: { ticketId: { in: [...ids] }, deletedAt: null } });
  return { rows: rows.map(({ version: _v, updatedAt: _u, stageEnteredAt: _s, closedAt, ...rest }) => ({ ...rest, isClosed: closedAt !== null })), notes };
}

it("one action changes every chosen card, tells of each, and one undo puts all back", async () => {
  const { ctx, tickets, pipeline } = await aBatch();
  const ids = tickets.map((ticket) => ticket.id);
  const before = await stateOf(ids);
  const bulkId = randomUUID();
  const done = await runBulk(ctx, { bulkId, act: { kind: "stage", stageId: pipeline.stages.working.id }, tickets: chosen(tickets) });
  expect(done.results.map((one) => one.status)).toEqual(["done", "done", "done", "done"]);
  expect(await orderOf(base.db, pipeline.stages.working.id)).toEqual(ids);
  for (const id of ids) expect((await activitiesOf(base.db, id)).map((one) => one.event)).toEqual(["card.moved"]);
  expect(await lastBulk(ctx)).toMatchObject({ bulkId, count: 4 });
  const undone = await undoBulk(ctx, { bulkId });
  expect(undone.results.every((one) => one.status === "done")).toBe(true);
  expect(await stateOf(ids)).toEqual(before);
  expect(await lastBulk(ctx)).toBeNull();
  await expect(undoBulk(ctx, { bulkId })).rejects.toMatchObject({ reason: "bulk.nothing_to_undo" });
});

it("any action over any choice is undone to the state before", async () => {
  const { ctx, tickets, pipeline, tags, colleague } = await aBatch(5);
  const ids = tickets.map((ticket) => ticket.id);
  const [one, two] = tags.map((tag) => tag.id) as [string, string];
  const { working, closed, waiting } = pipeline.stages;
  const acts = fc.constantFrom<BulkAct[]>(
    ...[working, waiting, closed].map(({ id }): BulkAct => ({ kind: "stage", stageId: id })),
    { kind: "responsible", userId: colleague.id },
    { kind: "responsible", userId: null },
    { kind: "priority", priority: "URGENT" },
    { kind: "priority", priority: "NORMAL" },
    { kind: "tags", add: [one], remove: [two] },
    { kind: "tags", add: [two, one], remove: [] },
    { kind: "close", outcome: "DUPLICATE" },
    { kind: "reply", body: "سلام" },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(acts, fc.subarray(ids, { minLength: 1 })), { minLength: 1, maxLength: 3 }), async (steps) => {
      const undos: { bulkId: string; before: unknown }[] = [];
      for (const [act, some] of steps) {
        const bulkId = randomUUID();
        undos.push({ bulkId, before: await stateOf(ids) });
        await runBulk(ctx, { bulkId, act, tickets: await seen(some) });
      }
      // Each later action has changed cards of the earlier one: only the last is sure to be undone whole.
      const last = undos.at(-1);
      if (!last) return;
      const { results } = await undoBulk(ctx, { bulkId: last.bulkId });
      expect(results.filter((result) => result.status === "refused")).toEqual([]);
      expect(await stateOf(ids)).toEqual(last.before);
    }),
    { numRuns: 12 },
  );
}, 60_000);

it("what cannot be done is said for each card, and the rest is done", async () => {
  const { ctx, tickets, pipeline, user } = await aBatch(3);
  const elsewhere = await aTicket(base.db, { pipelineId: (await aPipeline(base.db)).id });
  const [changed, fine] = tickets;
  if (!changed || !fine) throw new Error("no tickets");
  await editTicket(ctxOf(base.db, agent(user)), { ticketId: changed.id, expectedVersion: 1, title: "تازه" });
  const { results } = await runBulk(ctx, {
    bulkId: randomUUID(),
    act: { kind: "stage", stageId: pipeline.stages.working.id },
    tickets: [...chosen([changed, fine, elsewhere]), { id: randomUUID(), version: 1 }],
  });
  const byId = Object.fromEntries(results.map((one) => [one.ticketId, one.reason ?? one.status]));
  expect(byId).toMatchObject({ [changed.id]: "card.moved_by_someone_else", [fine.id]: "done", [elsewhere.id]: "stage.other_pipeline" });
  expect(results.some((one) => one.reason === "ticket.not_found")).toBe(true);
});

it("a stage that is limited to others takes none of the cards", async () => {
  const { ctx, tickets, pipeline } = await aBatch(2);
  await base.db.stage.update({ where: { id: pipeline.stages.technical.id }, data: { entryRoles: ["SUPERVISOR"] } });
  const { results } = await runBulk(ctx, { bulkId: randomUUID(), act: { kind: "stage", stageId: pipeline.stages.technical.id }, tickets: chosen(tickets) });
  expect(results.map((one) => one.reason)).toEqual(["stage.entry_limited", "stage.entry_limited"]);
});

it("undoing leaves a card alone that somebody has changed since, and says so", async () => {
  const { ctx, tickets, colleague } = await aBatch(2);
  const bulkId = randomUUID();
  await runBulk(ctx, { bulkId, act: { kind: "priority", priority: "URGENT" }, tickets: chosen(tickets) });
  const [first, second] = tickets;
  if (!first || !second) throw new Error("no tickets");
  await editTicket(ctxOf(base.db, agent(colleague)), { ticketId: first.id, expectedVersion: 2, priority: "LOW" });
  const { results } = await undoBulk(ctx, { bulkId });
  expect(results.find((one) => one.ticketId === first.id)?.reason).toBe("ticket.changed_by_someone_else");
  expect((await base.db.ticket.findMany({ where: { id: { in: [first.id, second.id] } }, orderBy: { id: "asc" } })).map((one) => one.priority)).toEqual([
    "LOW",
    "NORMAL",
  ]);
});

it("a public reply to many is taken back within its ten seconds, and keeps what was being written", async () => {
  const { ctx, tickets, user } = await aBatch(2);
  const [first] = tickets;
  if (!first) throw new Error("no tickets");
  await base.db.draft.create({ data: { userId: user.id, ticketId: first.id, body: "نیمه‌کاره", portalVisible: true, updatedAt: NOW } });
  const [early, late] = [randomUUID(), randomUUID()];
  await runBulk(ctx, { bulkId: early, act: { kind: "reply", body: "سلام" }, tickets: chosen(tickets) });
  expect(await base.db.note.count({ where: { ticketId: { in: tickets.map((one) => one.id) }, portalVisible: true } })).toBe(2);
  expect(await base.db.draft.count({ where: { ticketId: first.id } })).toBe(1);
  const soon = await undoBulk({ ...ctx, now: new Date(NOW.getTime() + 4_000) }, { bulkId: early });
  expect(soon.results.map((one) => one.status)).toEqual(["done", "done"]);
  await runBulk(ctx, { bulkId: late, act: { kind: "reply", body: "سلام" }, tickets: chosen(tickets) });
  const tooLate = await undoBulk({ ...ctx, now: new Date(NOW.getTime() + 60_000) }, { bulkId: late });
  expect(tooLate.results.map((one) => one.reason)).toEqual(["note.already_public", "note.already_public"]);
});

it("the same action sent twice is done once; another's and an old one cannot be undone", async () => {
  const { ctx, tickets, colleague } = await aBatch(2);
  const bulkId = randomUUID();
  const input = { bulkId, act: { kind: "reply" as const, body: "سلام" }, tickets: chosen(tickets) };
  await Promise.all([runBulk(ctx, input), runBulk(ctx, input).catch(() => null)]);
  expect(await base.db.note.count({ where: { ticketId: { in: tickets.map((one) => one.id) } } })).toBe(2);
  await expect(undoBulk(ctxOf(base.db, agent(colleague)), { bulkId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(undoBulk({ ...ctx, now: new Date(NOW.getTime() + 11 * 60_000) }, { bulkId })).rejects.toMatchObject({ reason: "bulk.nothing_to_undo" });
});

it("who only looks can do nothing to many", async () => {
  const { tickets } = await aBatch(1);
  const reader = await aUser(base.db, { role: "READER" });
  const ctx = ctxOf(base.db, agent(reader));
  await expect(runBulk(ctx, { bulkId: randomUUID(), act: { kind: "priority", priority: "HIGH" }, tickets: chosen(tickets) })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

it("eight batches and drags at once end without a deadlock, and every card is somewhere once", async () => {
  const { ctx, tickets, pipeline } = await aBatch(12);
  const { new: fresh, working, waiting } = pipeline.stages;
  const ids = tickets.map((ticket) => ticket.id);
  const bulks = Array.from({ length: 8 }, async (_, i) =>
    runBulk(ctx, {
      bulkId: randomUUID(),
      act:
        i % 2 === 0
          ? { kind: "stage", stageId: [working, waiting][(i / 2) % 2]?.id ?? working.id }
          : { kind: "priority", priority: i % 4 === 1 ? "HIGH" : "LOW" },
      tickets: i % 3 === 0 ? (await seen(ids)).reverse() : await seen(ids),
    }),
  );
  const drags = Array.from({ length: 24 }, async (_, i) => {
    const ticket = await base.db.ticket.findUniqueOrThrow({ where: { id: ids[i % ids.length] ?? "" } });
    return moveCard(ctx, { ticketId: ticket.id, toStageId: [fresh, working, waiting][i % 3]?.id ?? fresh.id, expectedVersion: ticket.version }).catch(
      (error: { code?: string }) => {
        if (error.code !== "CONFLICT") throw error;
      },
    );
  });
  const [answers] = await Promise.all([Promise.all(bulks), Promise.all(drags)]);
  const reasons = new Set(answers.flatMap((answer) => answer.results.map((one) => one.reason)));
  expect([...reasons].filter((reason) => reason === "internal")).toEqual([]);
  expect(await base.db.ticket.count({ where: { id: { in: ids }, stageId: { in: [fresh.id, working.id, waiting.id] } } })).toBe(12);
}, 60_000);
