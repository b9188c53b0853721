import { expect, it } from "vitest";
import { moveCard } from "@/server/board/commands/move-card";
import { createCaller } from "@/server/router";
import { closeTicket, reopenTicket } from "@/server/tickets/commands/close-ticket";
import { agent, ctxOf } from "../../support/actors";
import { activitiesOf } from "../../support/board";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket } from "../../support/factories";

const base = testDatabase();

async function aScene() {
  const desk = await aDesk(base.db);
  const ticket = await aTicket(base.db, { stageId: desk.pipeline.stages.working.id, departmentId: desk.department.id });
  const outcome = async () => (await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).outcome;
  return { ...desk, stages: desk.pipeline.stages, ticket, outcome, ctx: ctxOf(base.db, agent(desk.user)) };
}

it("closing keeps the outcome that was chosen, solved when none was, and says it in the history; reopening clears it", async () => {
  const { ctx, ticket, outcome } = await aScene();
  await createCaller(ctx).tickets.close({ ticketId: ticket.id, expectedVersion: 1, outcome: "NO_ANSWER" });
  expect(await outcome()).toBe("NO_ANSWER");
  expect((await activitiesOf(base.db, ticket.id))[0]?.data).toMatchObject({ outcome: "NO_ANSWER" });
  await reopenTicket(ctx, { ticketId: ticket.id, expectedVersion: 2 });
  expect(await outcome()).toBeNull();
  await closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 3 });
  expect(await outcome()).toBe("SOLVED");
});

it("a card dragged into the closing stage counts as solved; moved inside it, it keeps what was chosen", async () => {
  const { ctx, ticket, stages, outcome } = await aScene();
  await moveCard(ctx, { ticketId: ticket.id, toStageId: stages.closed.id, expectedVersion: 1 });
  expect(await outcome()).toBe("SOLVED");
  await base.db.ticket.update({ where: { id: ticket.id }, data: { outcome: "DUPLICATE" } });
  await moveCard(ctx, { ticketId: ticket.id, toStageId: stages.closed.id, atEnd: true, expectedVersion: 2 });
  expect(await outcome()).toBe("DUPLICATE");
});

it("an unknown outcome is bad input", async () => {
  const { ctx, ticket, outcome } = await aScene();
  await expect(createCaller(ctx).tickets.close({ ticketId: ticket.id, expectedVersion: 1, outcome: "GREAT" as never })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  expect(await outcome()).toBeNull();
});
