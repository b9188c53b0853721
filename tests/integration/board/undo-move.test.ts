import { expect, it } from "vitest";
import { moveCard } from "@/server/board/commands/move-card";
import { undoMove } from "@/server/board/commands/undo-move";
import { closeTicket, reopenTicket } from "@/server/tickets/commands/close-ticket";
import { editTicket } from "@/server/tickets/commands/edit-ticket";
import { agent, ctxOf } from "../../support/actors";
import { activitiesOf, boardLog, orderOf } from "../../support/board";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket, aUser, noId } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();

async function aBoard() {
  const desk = await aDesk(base.db);
  const { stages } = desk.pipeline;
  const place = { stageId: stages.new.id, departmentId: desk.department.id };
  const [top, middle, bottom] = [await aTicket(base.db, place), await aTicket(base.db, place), await aTicket(base.db, place)];
  return { ...desk, stages, top, middle, bottom, ctx: ctxOf(base.db, agent(desk.user)) };
}

it("an undone move puts the card back exactly: same stage, same key, same neighbours", async () => {
  const { stages, top, middle, bottom, ctx } = await aBoard();
  await moveCard(ctx, { ticketId: middle.id, toStageId: stages.working.id, expectedVersion: 1 });
  const card = await undoMove(ctx, { ticketId: middle.id, expectedVersion: 2 });
  expect(card).toMatchObject({ stageId: stages.new.id, rank: middle.rank, version: 3 });
  expect(await orderOf(base.db, stages.new.id)).toEqual([top.id, middle.id, bottom.id]);
});

it("a move inside one stage is undone to the same key", async () => {
  const { stages, top, middle, bottom, ctx } = await aBoard();
  await moveCard(ctx, { ticketId: bottom.id, toStageId: stages.new.id, expectedVersion: 1 });
  expect(await orderOf(base.db, stages.new.id)).toEqual([bottom.id, top.id, middle.id]);
  await undoMove(ctx, { ticketId: bottom.id, expectedVersion: 2 });
  expect(await orderOf(base.db, stages.new.id)).toEqual([top.id, middle.id, bottom.id]);
});

it("when the key has been taken meanwhile, the card goes right above whoever took it", async () => {
  const { stages, top, middle, bottom, ctx } = await aBoard();
  await moveCard(ctx, { ticketId: middle.id, toStageId: stages.working.id, expectedVersion: 1 });
  const thief = await aTicket(base.db, { stageId: stages.new.id, rank: middle.rank });
  await undoMove(ctx, { ticketId: middle.id, expectedVersion: 2 });
  expect(await orderOf(base.db, stages.new.id)).toEqual([top.id, middle.id, thief.id, bottom.id]);
});

it("closing and reopening are undone like moves", async () => {
  const { stages, middle, ctx } = await aBoard();
  await closeTicket(ctx, { ticketId: middle.id, expectedVersion: 1 });
  const opened = await undoMove(ctx, { ticketId: middle.id, expectedVersion: 2 });
  expect(opened).toMatchObject({ stageId: stages.new.id, rank: middle.rank });
  expect((await base.db.ticket.findUniqueOrThrow({ where: { id: middle.id } })).closedAt).toBeNull();
  await closeTicket(ctx, { ticketId: middle.id, expectedVersion: 3 });
  await reopenTicket(ctx, { ticketId: middle.id, expectedVersion: 4 });
  expect(await undoMove(ctx, { ticketId: middle.id, expectedVersion: 5 })).toMatchObject({ stageId: stages.closed.id });
  expect((await base.db.ticket.findUniqueOrThrow({ where: { id: middle.id } })).closedAt).not.toBeNull();
});

it("an undo is recorded as a move of its own that names what it takes back", async () => {
  const { stages, middle, ctx, pipeline } = await aBoard();
  await moveCard(ctx, { ticketId: middle.id, toStageId: stages.working.id, expectedVersion: 1 });
  await undoMove(ctx, { ticketId: middle.id, expectedVersion: 2 });
  const [move, undo] = await activitiesOf(base.db, middle.id);
  expect(undo).toMatchObject({ event: "card.moved", data: { fromStageId: stages.working.id, toStageId: stages.new.id, undoes: String(move?.id) } });
  expect((await boardLog(base.db, pipeline.id)).version).toBe(2);
});

it("always finds the last move, also where the numbers of the history gain a digit", async () => {
  const { stages, middle, ctx } = await aBoard();
  await base.owner.$executeRaw`SELECT setval(pg_get_serial_sequence('"Activity"', 'id'), 997)`;
  for (let version = 1; version <= 4; version += 1) {
    const toStageId = version % 2 === 1 ? stages.working.id : stages.waiting.id;
    await moveCard(ctx, { ticketId: middle.id, toStageId, expectedVersion: version });
  }
  expect(await undoMove(ctx, { ticketId: middle.id, expectedVersion: 5 })).toMatchObject({ stageId: stages.working.id });
});

it("is refused to everybody but staff", async () => {
  const { stages, middle, ctx } = await aBoard();
  await moveCard(ctx, { ticketId: middle.id, toStageId: stages.working.id, expectedVersion: 1 });
  await expectStaffOnly(middle, (actor) => undoMove(ctxOf(base.db, actor), { ticketId: middle.id, expectedVersion: 2 }));
});

it("is refused where there is nothing of one's own to undo: no move, a colleague's move, an undo, an unknown card", async () => {
  const { stages, middle, ctx } = await aBoard();
  const undo = (who = ctx, ticketId = middle.id, expectedVersion = 1) => outcomeOf(undoMove(who, { ticketId, expectedVersion }));
  expect(await undo()).toBe("RULE_VIOLATION card.nothing_to_undo");
  await moveCard(ctx, { ticketId: middle.id, toStageId: stages.working.id, expectedVersion: 1 });
  expect(await undo(ctxOf(base.db, agent(await aUser(base.db))), middle.id, 2)).toBe("RULE_VIOLATION card.nothing_to_undo");
  expect(await undo(ctx, middle.id, 2)).toBe("done");
  expect(await undo(ctx, middle.id, 3)).toBe("RULE_VIOLATION card.nothing_to_undo");
  expect(await undo(ctx, noId())).toBe("NOT_FOUND ticket.not_found");
});

it("is refused when the card has changed since the move, and into a stage that has been retired", async () => {
  const { stages, middle, bottom, ctx } = await aBoard();
  await moveCard(ctx, { ticketId: middle.id, toStageId: stages.working.id, expectedVersion: 1 });
  await editTicket(ctx, { ticketId: middle.id, expectedVersion: 2, title: "عنوان تازه" });
  expect(await outcomeOf(undoMove(ctx, { ticketId: middle.id, expectedVersion: 2 }))).toBe("CONFLICT card.moved_by_someone_else");
  await moveCard(ctx, { ticketId: bottom.id, toStageId: stages.working.id, expectedVersion: 1 });
  await base.db.stage.update({ where: { id: stages.new.id }, data: { retiredAt: new Date(0) } });
  expect(await outcomeOf(undoMove(ctx, { ticketId: bottom.id, expectedVersion: 2 }))).toBe("RULE_VIOLATION stage.retired");
});

it("of many undoes of one move at once, one wins", async () => {
  const { stages, middle, ctx } = await aBoard();
  await moveCard(ctx, { ticketId: middle.id, toStageId: stages.working.id, expectedVersion: 1 });
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcomeOf(undoMove(ctx, { ticketId: middle.id, expectedVersion: 2 }))));
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect((await base.db.ticket.findUniqueOrThrow({ where: { id: middle.id } })).version).toBe(3);
});
