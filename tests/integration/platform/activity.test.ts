import { Client } from "pg";
import { expect, it } from "vitest";
import { moveCard } from "@/server/board/commands/move-card";
import { command } from "@/server/platform/command";
import { agent, ctxOf } from "../../support/actors";
import { activitiesOf, boardLog } from "../../support/board";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket } from "../../support/factories";

const base = testDatabase();

async function aScene() {
  const desk = await aDesk(base.db);
  const ticket = await aTicket(base.db, { stageId: desk.pipeline.stages.new.id, departmentId: desk.department.id });
  return { ...desk, ticket, ctx: ctxOf(base.db, agent(desk.user)) };
}

it("the history can be added to and read, never changed, deleted or emptied", async () => {
  const { ticket, ctx, pipeline } = await aScene();
  await moveCard(ctx, { ticketId: ticket.id, toStageId: pipeline.stages.working.id, expectedVersion: 1 });
  const statements = [`UPDATE "Activity" SET "event" = 'nothing'`, `DELETE FROM "Activity"`, `TRUNCATE "Activity"`, `TRUNCATE "Ticket" CASCADE`];
  const client = new Client({ connectionString: base.url });
  await client.connect();
  for (const sql of statements) await expect(client.query(sql), sql).rejects.toThrow("permission denied");
  const owner = new Client({ connectionString: base.ownerUrl });
  await owner.connect();
  for (const sql of statements) await expect(owner.query(sql), sql).rejects.toThrow("append-only");
  await owner.end();
  await expect(base.db.ticket.delete({ where: { id: ticket.id } })).rejects.toThrow();
  await client.end();
  expect(await activitiesOf(base.db, ticket.id)).toMatchObject([{ event: "card.moved" }]);
});

it("a write that fails at its last step leaves no row, no history and no event behind", async () => {
  const { ticket, ctx, pipeline } = await aScene();
  const failing = command({
    action: "ticket.edit",
    load: (tx, input: { ticketId: string }) => tx.ticket.findUniqueOrThrow({ where: { id: input.ticketId } }),
    run: async ({ tx, input, emit }) => {
      await tx.ticket.update({ where: { id: input.ticketId }, data: { title: "نیمه‌کاره" } });
      emit({ event: "ticket.edited", ticketId: input.ticketId, pipelineIds: [pipeline.id, "not-an-id"], data: { changes: {} } });
    },
  });
  await expect(failing(ctx, { ticketId: ticket.id })).rejects.toThrow();
  expect((await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).title).not.toBe("نیمه‌کاره");
  expect(await activitiesOf(base.db, ticket.id)).toEqual([]);
  expect((await boardLog(base.db, pipeline.id)).version).toBe(0);
});

it("a command inside another is part of it: both happen or neither", async () => {
  const { ticket, ctx, pipeline } = await aScene();
  const outer = (fails: boolean) =>
    command({
      action: "ticket.edit",
      load: (tx, input: { ticketId: string }) => tx.ticket.findUniqueOrThrow({ where: { id: input.ticketId } }),
      run: async ({ ctx: inner, input }) => {
        await moveCard(inner, { ticketId: input.ticketId, toStageId: pipeline.stages.working.id, expectedVersion: 1 });
        if (fails) throw new Error("changed my mind");
      },
    });
  await expect(outer(true)(ctx, { ticketId: ticket.id })).rejects.toThrow("changed my mind");
  expect((await boardLog(base.db, pipeline.id)).version).toBe(0);
  await outer(false)(ctx, { ticketId: ticket.id });
  expect(await activitiesOf(base.db, ticket.id)).toHaveLength(1);
  expect((await boardLog(base.db, pipeline.id)).version).toBe(1);
});

it("a command that loses a deadlock runs again and records once", async () => {
  const { ticket, ctx, pipeline } = await aScene();
  let runs = 0;
  const unlucky = command({
    action: "ticket.edit",
    load: (tx, input: { ticketId: string }) => tx.ticket.findUniqueOrThrow({ where: { id: input.ticketId } }),
    run: async ({ tx, input, emit }) => {
      runs += 1;
      emit({ event: "ticket.edited", ticketId: input.ticketId, pipelineIds: [pipeline.id], data: { changes: {} } });
      if (runs < 3) await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END $$`;
    },
  });
  await unlucky(ctx, { ticketId: ticket.id });
  expect(runs).toBe(3);
  expect(await activitiesOf(base.db, ticket.id)).toHaveLength(1);
});
