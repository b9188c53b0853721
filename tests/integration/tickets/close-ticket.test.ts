import { expect, it } from "vitest";
import { moveCard } from "@/server/board/commands/move-card";
import { closeTicket, reopenTicket } from "@/server/tickets/commands/close-ticket";
import { agent, ctxOf, system } from "../../support/actors";
import { activitiesOf, boardLog, orderOf } from "../../support/board";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket, noId } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase({ poolSize: 20 });

async function aScene() {
  const desk = await aDesk(base.db);
  const { stages } = desk.pipeline;
  const ticket = await aTicket(base.db, { stageId: stages.technical.id, departmentId: desk.department.id, responsibleId: desk.user.id });
  return { ...desk, stages, ticket, ctx: ctxOf(base.db, agent(desk.user)) };
}

it("closing puts the ticket on top of the closing stage and remembers when", async () => {
  const { stages, ticket, ctx } = await aScene();
  const earlier = await aTicket(base.db, { stageId: stages.closed.id });
  expect(await closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 1 })).toEqual({ version: 2 });
  expect(await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).toMatchObject({ version: 2, closedAt: NOW, stageEnteredAt: NOW });
  expect(await orderOf(base.db, stages.closed.id)).toEqual([ticket.id, earlier.id]);
});

it("reopening puts it on top of the first working stage with the responsible it had", async () => {
  const { stages, ticket, ctx, user } = await aScene();
  await closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 1 });
  await reopenTicket({ ...ctx, now: minutesFromNow(5) }, { ticketId: ticket.id, expectedVersion: 2 });
  expect(await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).toMatchObject({
    stageId: stages.working.id,
    closedAt: null,
    responsibleId: user.id,
    stageEnteredAt: minutesFromNow(5),
    version: 3,
  });
});

it("each is recorded once and told to the board", async () => {
  const { stages, ticket, ctx, pipeline } = await aScene();
  await closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 1 });
  await reopenTicket(ctx, { ticketId: ticket.id, expectedVersion: 2 });
  const activities = await activitiesOf(base.db, ticket.id);
  expect(activities.map((activity) => activity.event)).toEqual(["ticket.closed", "ticket.reopened"]);
  expect(activities[0]?.data).toMatchObject({ fromStageId: stages.technical.id, toStageId: stages.closed.id });
  expect((await boardLog(base.db, pipeline.id)).events.map((event) => event.kind)).toEqual(["ticket.closed", "ticket.reopened"]);
});

it("only staff and the system may", async () => {
  const { ticket, ctx } = await aScene();
  await expectStaffOnly(ticket, (actor) => closeTicket(ctxOf(base.db, actor), { ticketId: ticket.id, expectedVersion: 1 }));
  expect(await outcomeOf(closeTicket(ctxOf(base.db, system), { ticketId: ticket.id, expectedVersion: 1 }))).toBe("done");
  await expectStaffOnly(ticket, (actor) => reopenTicket(ctxOf(base.db, actor), { ticketId: ticket.id, expectedVersion: 2 }));
  expect(await outcomeOf(reopenTicket(ctx, { ticketId: ticket.id, expectedVersion: 2 }))).toBe("done");
});

it("is refused in the wrong state, on a stale version, for an unknown ticket and without a stage to go to", async () => {
  const { ticket, ctx, stages } = await aScene();
  const id = { ticketId: ticket.id };
  expect(await outcomeOf(reopenTicket(ctx, { ...id, expectedVersion: 1 }))).toBe("RULE_VIOLATION ticket.not_closed");
  expect(await outcomeOf(closeTicket(ctx, { ...id, expectedVersion: 7 }))).toBe("CONFLICT ticket.changed_by_someone_else");
  expect(await outcomeOf(closeTicket(ctx, { ticketId: noId(), expectedVersion: 1 }))).toBe("NOT_FOUND ticket.not_found");
  await closeTicket(ctx, { ...id, expectedVersion: 1 });
  expect(await outcomeOf(closeTicket(ctx, { ...id, expectedVersion: 2 }))).toBe("RULE_VIOLATION ticket.already_closed");
  await base.db.stage.updateMany({ where: { id: { in: [stages.working.id, stages.technical.id] } }, data: { retiredAt: NOW } });
  expect(await outcomeOf(reopenTicket(ctx, { ...id, expectedVersion: 2 }))).toBe("RULE_VIOLATION pipeline.no_working_stage");
  expect((await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).version).toBe(2);
});

it("of two who close at once, one is told that it has changed", async () => {
  const { ticket, ctx } = await aScene();
  const outcomes = await Promise.all([1, 2].map(() => outcomeOf(closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 1 }))));
  expect(outcomes.sort()).toEqual(["CONFLICT ticket.changed_by_someone_else", "done"]);
});

it("closing while others drag cards into the closing stage waits for nobody's deadlock", async () => {
  const { stages, ctx } = await aScene();
  const deadlocks = async () =>
    Number((await base.db.$queryRaw<{ n: bigint }[]>`SELECT deadlocks AS n FROM pg_stat_database WHERE datname = current_database()`)[0]?.n);
  const before = await deadlocks();
  for (let round = 0; round < 5; round += 1) {
    const tickets = await Promise.all(Array.from({ length: 4 }, () => aTicket(base.db)));
    await base.db.$transaction(
      tickets.map((ticket, i) =>
        base.db.ticket.update({ where: { id: ticket.id }, data: { pipelineId: stages.new.pipelineId, stageId: stages.new.id, rank: `b${round}${i}V` } }),
      ),
    );
    const outcomes = await Promise.all(
      tickets.flatMap((ticket) => [
        outcomeOf(closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 1 })),
        outcomeOf(moveCard(ctx, { ticketId: ticket.id, toStageId: stages.closed.id, expectedVersion: 1 })),
      ]),
    );
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(4);
  }
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(await deadlocks()).toBe(before);
});
