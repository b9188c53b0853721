import { describe, expect, it } from "vitest";
import { LONGEST_RANK, rankBetween } from "@/domain/board/place";
import type { Ticket } from "@/generated/prisma/client";
import { moveCard } from "@/server/board/commands/move-card";
import { BOARD_CHANNEL } from "@/server/platform/outbox";
import { addNote } from "@/server/tickets/commands/add-note";
import { agent, ctxOf, system } from "../../support/actors";
import { activitiesOf, boardLog, orderOf } from "../../support/board";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aPipeline, aTicket, aUser, noId } from "../../support/factories";
import { listenTo } from "../../support/listener";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase({ poolSize: 20 });

async function aBoard(cards: number) {
  const desk = await aDesk(base.db);
  const { stages } = desk.pipeline;
  const tickets: Ticket[] = [];
  for (let i = 0; i < cards; i += 1)
    tickets.push(await aTicket(base.db, { stageId: stages.new.id, departmentId: desk.department.id, customerId: desk.customer.id }));
  const ctx = ctxOf(base.db, agent(desk.user));
  const at = (index: number) => {
    const ticket = tickets[index];
    if (!ticket) throw new Error(`no card ${index}`);
    return ticket;
  };
  return { ...desk, stages, tickets, at, ctx };
}

describe("a move", () => {
  it("puts the card where the intent says: below one, above one, on top, at the end", async () => {
    const { stages, at, ctx } = await aBoard(4);
    const move = (index: number, place: object) =>
      moveCard(ctx, { ticketId: at(index).id, toStageId: stages.working.id, expectedVersion: at(index).version, ...place });
    await move(0, {});
    await move(1, { afterTicketId: at(0).id });
    await move(2, { beforeTicketId: at(1).id });
    expect(await orderOf(base.db, stages.working.id)).toEqual([at(0).id, at(2).id, at(1).id]);
    await move(3, { atEnd: true });
    expect(await orderOf(base.db, stages.working.id)).toEqual([at(0).id, at(2).id, at(1).id, at(3).id]);
    expect(await orderOf(base.db, stages.new.id)).toEqual([]);
  });

  it("goes below `after` when both neighbours are named and still there", async () => {
    const { stages, at, ctx } = await aBoard(3);
    await moveCard(ctx, { ticketId: at(2).id, toStageId: stages.new.id, afterTicketId: at(0).id, beforeTicketId: at(1).id, expectedVersion: 1 });
    expect(await orderOf(base.db, stages.new.id)).toEqual([at(0).id, at(2).id, at(1).id]);
  });

  it("falls back to the card below when the one above has left", async () => {
    const { stages, at, ctx } = await aBoard(3);
    await moveCard(ctx, { ticketId: at(0).id, toStageId: stages.working.id, expectedVersion: 1 });
    await moveCard(ctx, { ticketId: at(2).id, toStageId: stages.new.id, afterTicketId: at(0).id, beforeTicketId: at(1).id, expectedVersion: 1 });
    expect(await orderOf(base.db, stages.new.id)).toEqual([at(2).id, at(1).id]);
  });

  it("answers with the card as it stands now", async () => {
    const { stages, at, ctx } = await aBoard(1);
    const card = await moveCard(ctx, { ticketId: at(0).id, toStageId: stages.waiting.id, expectedVersion: 1 });
    expect(card).toMatchObject({ id: at(0).id, number: at(0).number, stageId: stages.waiting.id, version: 2 });
    const stored = await base.db.ticket.findUniqueOrThrow({ where: { id: at(0).id } });
    expect(card.rank).toBe(stored.rank);
  });

  it("counts the days in a stage from the day the card entered it, not from a move inside it", async () => {
    const { stages, at, ctx } = await aBoard(2);
    const later = { ...ctx, now: minutesFromNow(60) };
    await moveCard(later, { ticketId: at(1).id, toStageId: stages.new.id, expectedVersion: 1 });
    expect((await base.db.ticket.findUniqueOrThrow({ where: { id: at(1).id } })).stageEnteredAt).toEqual(NOW);
    await moveCard(later, { ticketId: at(0).id, toStageId: stages.working.id, expectedVersion: 1 });
    expect((await base.db.ticket.findUniqueOrThrow({ where: { id: at(0).id } })).stageEnteredAt).toEqual(minutesFromNow(60));
  });

  it("into a closing stage closes the ticket, out of it opens it again", async () => {
    const { stages, at, ctx } = await aBoard(1);
    await moveCard(ctx, { ticketId: at(0).id, toStageId: stages.closed.id, expectedVersion: 1 });
    expect((await base.db.ticket.findUniqueOrThrow({ where: { id: at(0).id } })).closedAt).toEqual(NOW);
    await moveCard(ctx, { ticketId: at(0).id, toStageId: stages.working.id, expectedVersion: 2 });
    expect((await base.db.ticket.findUniqueOrThrow({ where: { id: at(0).id } })).closedAt).toBeNull();
  });

  it("records one activity, one numbered event and tells other processes", async () => {
    const { stages, at, ctx, pipeline, user } = await aBoard(1);
    const listener = await listenTo(base.url, BOARD_CHANNEL);
    const card = await moveCard(ctx, { ticketId: at(0).id, toStageId: stages.working.id, expectedVersion: 1 });
    const activities = await activitiesOf(base.db, at(0).id);
    expect(activities).toHaveLength(1);
    expect(activities[0]).toMatchObject({
      event: "card.moved",
      at: NOW,
      actorKind: "agent",
      actorUserId: user.id,
      data: { fromStageId: stages.new.id, toStageId: stages.working.id, fromRank: at(0).rank, toRank: card.rank },
    });
    const { version, events } = await boardLog(base.db, pipeline.id);
    expect(version).toBe(1);
    expect(events).toEqual([{ pipelineId: pipeline.id, version: 1, ticketId: at(0).id, kind: "card.moved", activityId: activities[0]?.id, at: NOW }]);
    expect(await listener.stop()).toEqual([`${pipeline.id}:1`]);
  });
});

describe("a move is refused", () => {
  it("to everybody but staff and the system", async () => {
    const { stages, at } = await aBoard(1);
    const input = { ticketId: at(0).id, toStageId: stages.working.id, expectedVersion: 1 };
    await expectStaffOnly(at(0), (actor) => moveCard(ctxOf(base.db, actor), input));
    expect(await orderOf(base.db, stages.working.id)).toEqual([]);
    expect(await outcomeOf(moveCard(ctxOf(base.db, system), input))).toBe("done");
  });

  it("when the card has changed since: the answer says to which version and stage, and nothing is written", async () => {
    const { stages, at, ctx, pipeline } = await aBoard(1);
    await moveCard(ctx, { ticketId: at(0).id, toStageId: stages.working.id, expectedVersion: 1 });
    const stale = moveCard(ctx, { ticketId: at(0).id, toStageId: stages.waiting.id, expectedVersion: 1 });
    await expect(stale).rejects.toMatchObject({ code: "CONFLICT", reason: "card.moved_by_someone_else", data: { version: 2, stageId: stages.working.id } });
    expect((await boardLog(base.db, pipeline.id)).version).toBe(1);
    expect(await activitiesOf(base.db, at(0).id)).toHaveLength(1);
  });

  it("when neither neighbour stands there any more", async () => {
    const { stages, at, ctx } = await aBoard(3);
    const gone = { afterTicketId: at(1).id, beforeTicketId: at(2).id };
    expect(await outcomeOf(moveCard(ctx, { ticketId: at(0).id, toStageId: stages.working.id, expectedVersion: 1, ...gone }))).toBe(
      "CONFLICT card.neighbours_moved",
    );
    expect(await outcomeOf(moveCard(ctx, { ticketId: at(0).id, toStageId: stages.new.id, expectedVersion: 1, afterTicketId: at(0).id }))).toBe(
      "CONFLICT card.neighbours_moved",
    );
  });

  it("into a retired stage, another pipeline, or what does not exist", async () => {
    const { stages, at, ctx } = await aBoard(1);
    const move = (ticketId: string, toStageId: string) => outcomeOf(moveCard(ctx, { ticketId, toStageId, expectedVersion: 1 }));
    await base.db.stage.update({ where: { id: stages.waiting.id }, data: { retiredAt: NOW } });
    expect(await move(at(0).id, stages.waiting.id)).toBe("RULE_VIOLATION stage.retired");
    expect(await move(at(0).id, (await aPipeline(base.db)).stages.new.id)).toBe("RULE_VIOLATION stage.other_pipeline");
    expect(await move(at(0).id, noId())).toBe("NOT_FOUND stage.not_found");
    expect(await move(noId(), stages.working.id)).toBe("NOT_FOUND ticket.not_found");
  });
});

describe("many at once", () => {
  it("one of many movers of one card wins, the rest are told, and the version counts the winners", async () => {
    const { stages, at, pipeline, ctx } = await aBoard(1);
    const targets = [stages.working, stages.waiting, stages.technical, stages.answered];
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        outcomeOf(moveCard(ctx, { ticketId: at(0).id, toStageId: (targets[i % 4] ?? stages.working).id, expectedVersion: 1 })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "CONFLICT card.moved_by_someone_else")).toHaveLength(19);
    expect((await base.db.ticket.findUniqueOrThrow({ where: { id: at(0).id } })).version).toBe(2);
    expect((await boardLog(base.db, pipeline.id)).version).toBe(1);
  });

  it("50 parallel writers of one board keep a permutation, unique keys, and version = successes", { timeout: 60_000 }, async () => {
    const { stages, tickets, pipeline, user } = await aBoard(50);
    const users = [user, await aUser(base.db), await aUser(base.db)];
    const targets = Object.values(stages).filter((stage) => stage.kind !== "CLOSED");
    let successes = 0;
    await Promise.all(
      tickets.map(async (ticket, i) => {
        const ctx = ctxOf(base.db, agent(users[i % 3] ?? user));
        let version = 1;
        for (let round = 0; round < 4; round += 1) {
          const toStageId = (targets[(i * 7 + round * 3) % targets.length] ?? stages.new).id;
          const neighbour = tickets[(i + 1 + round * 11) % 50]?.id ?? null;
          const place = round % 2 === 0 ? {} : { afterTicketId: neighbour };
          const outcome = await outcomeOf(moveCard(ctx, { ticketId: ticket.id, toStageId, expectedVersion: version, ...place }));
          if (outcome === "done") {
            successes += 1;
            version += 1;
          } else expect(outcome).toBe("CONFLICT card.neighbours_moved");
        }
      }),
    );
    const after = await base.db.ticket.findMany({ where: { pipelineId: pipeline.id } });
    expect(after.map((ticket) => ticket.id).sort()).toEqual(tickets.map((ticket) => ticket.id).sort());
    expect(new Set(after.map((ticket) => `${ticket.stageId} ${ticket.rank}`)).size).toBe(50);
    expect(successes).toBeGreaterThan(100);
    expect(after.reduce((sum, ticket) => sum + ticket.version - 1, 0)).toBe(successes);
    const { version, events } = await boardLog(base.db, pipeline.id);
    expect(version).toBe(successes);
    expect(events.map((event) => event.version)).toEqual(Array.from({ length: successes }, (_, i) => i + 1));
  });

  it("50 cards dropped into the same gap at once all get a place of their own between the two", async () => {
    const { stages, tickets, ctx } = await aBoard(50);
    const top = await aTicket(base.db, { stageId: stages.working.id });
    const bottom = await aTicket(base.db, { stageId: stages.working.id });
    const outcomes = await Promise.all(
      tickets.map((ticket) =>
        outcomeOf(moveCard(ctx, { ticketId: ticket.id, toStageId: stages.working.id, expectedVersion: 1, afterTicketId: top.id, beforeTicketId: bottom.id })),
      ),
    );
    expect(new Set(outcomes)).toEqual(new Set(["done"]));
    const order = await orderOf(base.db, stages.working.id);
    expect(order).toHaveLength(52);
    expect([order[0], order[51]]).toEqual([top.id, bottom.id]);
  });

  it("moves and notes on the same cards never end in a deadlock", { timeout: 30_000 }, async () => {
    const { stages, tickets, ctx } = await aBoard(10);
    const outcomes = await Promise.all(
      tickets.flatMap((ticket) => [
        outcomeOf(moveCard(ctx, { ticketId: ticket.id, toStageId: stages.working.id, expectedVersion: 1 })),
        outcomeOf(addNote(ctx, { ticketId: ticket.id, body: "سلام", portalVisible: true, idempotencyKey: noId() })),
      ]),
    );
    expect(new Set(outcomes)).toEqual(new Set(["done"]));
  });
});

describe("keys that grow", () => {
  it("are spread again before they become long, and the order stays", { timeout: 60_000 }, async () => {
    const { stages, tickets, ctx } = await aBoard(3);
    const [first, second] = [
      await aTicket(base.db, { stageId: stages.working.id, rank: "a0" }),
      await aTicket(base.db, { stageId: stages.working.id, rank: `a0${"0".repeat(LONGEST_RANK - 2)}1` }),
    ];
    expect(rankBetween("a0", second.rank).length).toBeGreaterThan(LONGEST_RANK);
    const moved = tickets[0];
    const card = await moveCard(ctx, { ticketId: moved?.id ?? "", toStageId: stages.working.id, expectedVersion: 1, afterTicketId: first.id });
    expect(card.rank.length).toBeLessThan(5);
    const rows = await base.db.ticket.findMany({ where: { stageId: stages.working.id }, orderBy: { rank: "asc" } });
    expect(rows.map((row) => row.id)).toEqual([first.id, moved?.id, second.id]);
    expect(Math.max(...rows.map((row) => row.rank.length))).toBeLessThan(5);
  });

  it("leave a card alone that is on its way to another stage while they are spread", async () => {
    const { stages, tickets, ctx, at } = await aBoard(2);
    const first = await aTicket(base.db, { stageId: stages.working.id, rank: "a0" });
    const leaving = await aTicket(base.db, { stageId: stages.working.id, rank: `a0${"0".repeat(LONGEST_RANK - 2)}1` });
    const resting = await aTicket(base.db, { stageId: stages.waiting.id });
    let spreading: Promise<unknown> | undefined;
    await base.db.$transaction(async (tx) => {
      // The leaving card is held by a move that has not been committed while another move spreads the stage it leaves.
      await tx.$executeRaw`UPDATE "Ticket" SET "stageId" = ${stages.waiting.id}::uuid, "rank" = 'a5', "version" = "version" + 1 WHERE "id" = ${leaving.id}::uuid`;
      spreading = moveCard(ctx, { ticketId: at(0).id, toStageId: stages.working.id, expectedVersion: 1, afterTicketId: first.id });
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    await spreading;
    expect((await base.db.ticket.findUniqueOrThrow({ where: { id: leaving.id } })).rank).toBe("a5");
    expect(await orderOf(base.db, stages.waiting.id)).toEqual([resting.id, leaving.id]);
    expect(tickets).toHaveLength(2);
  });
});
