import { describe, expect, it } from "vitest";
import type { Ticket } from "@/generated/prisma/client";
import { moveCard } from "@/server/board/commands/move-card";
import { undoMove } from "@/server/board/commands/undo-move";
import { deleteStage } from "@/server/pipelines/commands/delete-stage";
import { closeTicket } from "@/server/tickets/commands/close-ticket";
import { createTicket } from "@/server/tickets/commands/create-ticket";
import { getTicket } from "@/server/tickets/queries";
import { agent, ctxOf } from "../../support/actors";
import { activitiesOf, boardLog, orderOf } from "../../support/board";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aPipeline, aTicket, aUser, noId, type StageSlug } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase({ poolSize: 24 });

async function aScene(cards: Partial<Record<StageSlug, number>>) {
  const desk = await aDesk(base.db);
  const admin = await aUser(base.db, { role: "ADMIN" });
  const { stages } = desk.pipeline;
  const tickets: Ticket[] = [];
  for (const [slug, count] of Object.entries(cards))
    for (let i = 0; i < count; i += 1)
      tickets.push(await aTicket(base.db, { stageId: stages[slug as StageSlug].id, departmentId: desk.department.id, customerId: desk.customer.id }));
  const adminCtx = ctxOf(base.db, agent(admin));
  const remove = (slug: StageSlug, target: StageSlug | null, expectedVersion = 1) =>
    deleteStage(adminCtx, { pipelineId: desk.pipeline.id, stageId: stages[slug].id, targetStageId: target && stages[target].id, expectedVersion });
  return { ...desk, admin, adminCtx, ctx: ctxOf(base.db, agent(desk.user)), stages, tickets, remove };
}

describe("deleting a stage", () => {
  it("puts its cards below the last one of the chosen stage, in their order, and tells each card's history why", async () => {
    const { stages, tickets, remove, pipeline, admin, ctx } = await aScene({ technical: 3, working: 2 });
    const [a, b, c, d, e] = tickets.map((ticket) => ticket.id);
    expect(await remove("technical", "working")).toEqual({ version: 2, moved: 3 });
    expect(await orderOf(base.db, stages.working.id)).toEqual([d, e, a, b, c]);
    const moved = await base.db.ticket.findUniqueOrThrow({ where: { id: a ?? "" } });
    expect(moved).toMatchObject({ version: 2, stageEnteredAt: NOW, closedAt: null });
    const [activity] = await activitiesOf(base.db, a ?? "");
    expect(activity).toMatchObject({
      event: "card.moved",
      actorUserId: admin.id,
      data: { fromStageId: stages.technical.id, toStageId: stages.working.id, fromRank: tickets[0]?.rank, toRank: moved.rank, because: "stage.deleted" },
    });
    const { timeline } = await getTicket(ctx, moved.number);
    expect(timeline.at(-1)).toMatchObject({ data: { from: stages.technical.name, to: stages.working.name, isDeletion: true } });
    const { events } = await boardLog(base.db, pipeline.id);
    expect(events.map(({ kind, ticketId }) => ({ kind, ticketId }))).toEqual([{ kind: "stage.deleted", ticketId: null }]);
    const told = await base.db.activity.findFirstOrThrow({ where: { subjectKind: "stage", subjectId: stages.technical.id } });
    expect(told).toMatchObject({ event: "stage.deleted", data: { name: stages.technical.name, movedTo: stages.working.id, count: 3 } });
  });

  it("sends customers nothing, not even where the new stage has a message of its own", async () => {
    const { stages, remove, tickets, customer } = await aScene({ technical: 2 });
    await base.db.customerPhone.create({ data: { customerId: customer.id, e164: "+989121110000", kind: "MOBILE" } });
    await base.db.smsTemplate.create({ data: { key: "stageEntered", stageId: stages.waiting.id, isOn: true, body: "سلام", noLinkBody: "سلام" } });
    await remove("technical", "waiting");
    expect(await base.db.smsMessage.count({ where: { ticketId: { in: tickets.map((ticket) => ticket.id) } } })).toBe(0);
  });

  it("without cards needs no target; nothing can be put there any more, and its slug is free", async () => {
    const { remove, stages, ctx, adminCtx, tickets, pipeline } = await aScene({ new: 1 });
    expect(await remove("technical", null)).toEqual({ version: 2, moved: 0 });
    const ticket = tickets[0];
    const move = moveCard(ctx, { ticketId: ticket?.id ?? "", toStageId: stages.technical.id, expectedVersion: 1 });
    expect(await outcomeOf(move)).toBe("NOT_FOUND stage.not_found");
    const create = createTicket(adminCtx, { title: "تیکت", customerId: ticket?.customerId ?? "", stageId: stages.technical.id } as never);
    expect(await outcomeOf(create)).toBe("RULE_VIOLATION stage.not_found");
    expect(await base.db.stage.count({ where: { pipelineId: pipeline.id, slug: "technical" } })).toBe(0);
  });

  it("cannot be undone card by card: the stage is not there", async () => {
    const { remove, adminCtx, tickets } = await aScene({ technical: 1 });
    await remove("technical", "working");
    expect(await outcomeOf(undoMove(adminCtx, { ticketId: tickets[0]?.id ?? "", expectedVersion: 2 }))).toBe("NOT_FOUND stage.not_found");
  });
});

describe("a stage stays", () => {
  it("when it is the last entry, working or closing one in use", async () => {
    const { remove, stages } = await aScene({});
    expect(await outcomeOf(remove("new", "working"))).toBe("RULE_VIOLATION pipeline.needs_entry_stage");
    expect(await outcomeOf(remove("closed", null))).toBe("RULE_VIOLATION pipeline.needs_closed_stage");
    await base.db.stage.update({ where: { id: stages.technical.id }, data: { retiredAt: NOW } });
    expect(await outcomeOf(remove("working", null))).toBe("RULE_VIOLATION pipeline.needs_working_stage");
  });

  it("when its cards have nowhere to go: no target, itself, retired, over the line of closing, another pipeline's", async () => {
    const { remove, stages, pipeline, adminCtx } = await aScene({ technical: 1 });
    expect(await outcomeOf(remove("technical", null))).toBe("RULE_VIOLATION stage.target_missing");
    expect(await outcomeOf(remove("technical", "technical"))).toBe("RULE_VIOLATION stage.target_unfit");
    expect(await outcomeOf(remove("technical", "closed"))).toBe("RULE_VIOLATION stage.target_unfit");
    await base.db.stage.update({ where: { id: stages.waiting.id }, data: { retiredAt: NOW } });
    expect(await outcomeOf(remove("technical", "waiting"))).toBe("RULE_VIOLATION stage.target_unfit");
    const foreign = (await aPipeline(base.db)).stages.working.id;
    const input = { pipelineId: pipeline.id, stageId: stages.technical.id, expectedVersion: 1 };
    expect(await outcomeOf(deleteStage(adminCtx, { ...input, targetStageId: foreign }))).toBe("RULE_VIOLATION stage.target_unfit");
    expect(await outcomeOf(deleteStage(adminCtx, { ...input, stageId: foreign, targetStageId: null }))).toBe("NOT_FOUND stage.not_found");
    expect(await orderOf(base.db, stages.technical.id)).toHaveLength(1);
  });

  it("for everybody but admins, and when a colleague has saved meanwhile", async () => {
    const { pipeline, stages, ctx, remove } = await aScene({});
    const input = { pipelineId: pipeline.id, stageId: stages.technical.id, targetStageId: null, expectedVersion: 1 };
    expect(await outcomeOf(deleteStage(ctx, input))).toBe("FORBIDDEN permission.denied");
    const supervisor = await aUser(base.db, { role: "SUPERVISOR" });
    expect(await outcomeOf(deleteStage(ctxOf(base.db, agent(supervisor)), input))).toBe("FORBIDDEN permission.denied");
    await remove("technical", null);
    expect(await outcomeOf(remove("waiting", null, 1))).toBe("CONFLICT pipeline.changed_by_someone_else");
    expect(await outcomeOf(deleteStage(ctxOf(base.db, agent(await aUser(base.db, { role: "ADMIN" }))), { ...input, pipelineId: noId() }))).toBe(
      "NOT_FOUND pipeline.not_found",
    );
  });
});

describe("while others drag", () => {
  it("50 people move cards in, out and past: no card is lost, every key is unique, every version is accounted for", { timeout: 120_000 }, async () => {
    const { stages, tickets, pipeline, ctx, adminCtx, user } = await aScene({ technical: 20, working: 15, new: 15 });
    const users = [user, await aUser(base.db), await aUser(base.db)];
    const started = performance.now();
    const said = new Map<string, number>();
    const count = (outcome: string) => said.set(outcome, (said.get(outcome) ?? 0) + 1);
    const targets = [stages.technical, stages.working, stages.waiting, stages.technical, stages.new];
    let moved = 0;
    const people = tickets.map(async (ticket, i) => {
      let version = 1;
      for (let round = 0; round < 6; round += 1) {
        const as = ctxOf(base.db, agent(users[i % 3] ?? user));
        const toStageId = (targets[(i + round * 2) % targets.length] ?? stages.new).id;
        const outcome = await outcomeOf(
          round === 5 && i % 5 === 0
            ? closeTicket(as, { ticketId: ticket.id, expectedVersion: version })
            : moveCard(as, { ticketId: ticket.id, toStageId, expectedVersion: version, atEnd: round % 2 === 0 }),
        );
        count(outcome);
        if (outcome === "done") moved += 1;
        version = (await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id }, select: { version: true } })).version;
      }
    });
    const admin = (async () => {
      // In the middle of it.
      while (moved < 40) await new Promise((resolve) => setImmediate(resolve));
      const cards = await base.db.ticket.count({ where: { stageId: stages.technical.id } });
      const at = performance.now();
      const result = await deleteStage(adminCtx, {
        pipelineId: pipeline.id,
        stageId: stages.technical.id,
        targetStageId: stages.working.id,
        expectedVersion: 1,
      });
      return { ...result, seenBefore: cards, ms: Math.round(performance.now() - at) };
    })();
    const [deletion] = await Promise.all([admin, ...people]);

    const after = await base.db.ticket.findMany({ where: { pipelineId: pipeline.id } });
    expect(after.map((ticket) => ticket.id).sort()).toEqual(tickets.map((ticket) => ticket.id).sort());
    expect(after.filter((ticket) => ticket.stageId === stages.technical.id)).toEqual([]);
    expect(new Set(after.map((ticket) => `${ticket.stageId} ${ticket.rank}`)).size).toBe(50);
    expect(new Set(after.map((ticket) => ticket.stageId).filter((id) => !Object.values(stages).some((stage) => stage.id === id)))).toEqual(new Set());
    expect(after.reduce((sum, ticket) => sum + ticket.version - 1, 0)).toBe(moved + deletion.moved);
    const facts = await base.db.activity.findMany({ where: { ticketId: { in: after.map((ticket) => ticket.id) } } });
    expect(facts).toHaveLength(moved + deletion.moved);
    expect(facts.filter((fact) => (fact.data as { because?: string }).because === "stage.deleted")).toHaveLength(deletion.moved);
    const { version, events } = await boardLog(base.db, pipeline.id);
    expect(version).toBe(moved + 1);
    expect(events.map((event) => event.version)).toEqual(Array.from({ length: version }, (_, i) => i + 1));
    expect([...said.keys()].filter((outcome) => !["done", "NOT_FOUND stage.not_found", "CONFLICT card.moved_by_someone_else"].includes(outcome))).toEqual([]);
    expect(said.get("NOT_FOUND stage.not_found") ?? 0).toBeGreaterThan(0);
    expect(deletion.moved).toBeGreaterThan(0);
    console.info(
      `stage deletion against 50 movers: ${moved} moves, ${deletion.moved} cards moved by the deletion in ${deletion.ms} ms, ` +
        `${said.get("NOT_FOUND stage.not_found") ?? 0} drops on the deleted stage refused, ${said.get("CONFLICT card.moved_by_someone_else") ?? 0} told that the card had moved, ` +
        `0 of 50 cards lost, 50 unique places, ${Math.round(performance.now() - started)} ms in all`,
    );
    // The board is a working board afterwards.
    const last = after.find((ticket) => ticket.stageId === stages.working.id);
    if (last) await moveCard(ctx, { ticketId: last.id, toStageId: stages.waiting.id, expectedVersion: last.version });
  });
});
