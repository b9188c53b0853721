import { expect, it } from "vitest";
import { getBoard, listPipelines } from "@/server/board/queries";
import { retirePipeline } from "@/server/pipelines/commands/retire-pipeline";
import { closeTicket } from "@/server/tickets/commands/close-ticket";
import { createTicket } from "@/server/tickets/commands/create-ticket";
import { agent, ctxOf } from "../../support/actors";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDepartment, aDesk, aPipeline, aTicket, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const adminCtx = async () => ctxOf(base.db, agent(await aUser(base.db, { role: "ADMIN" })));

it("a pipeline retires: no new tickets, on the desk only while it has open ones, and back again", async () => {
  const ctx = await adminCtx();
  const { pipeline: kept, customer } = await aDesk(base.db);
  const pipeline = await aPipeline(base.db);
  const ticket = await aTicket(base.db, { stageId: pipeline.stages.working.id, departmentId: (await aDepartment(base.db, { pipelineId: kept.id })).id });
  expect(await retirePipeline(ctx, { pipelineId: pipeline.id, isRetired: true, expectedVersion: 1 })).toEqual({ version: 2 });
  const listed = async () => (await listPipelines(ctx)).find((one) => one.id === pipeline.id);
  expect(await listed()).toMatchObject({ isRetired: true, openCount: 1 });
  expect((await getBoard(ctx, pipeline.slug, {})).pipeline.id).toBe(pipeline.id);
  const file = () => outcomeOf(createTicket(ctx, { title: "تیکت", customerId: customer.id, stageId: pipeline.stages.new.id } as never));
  expect(await file()).toBe("RULE_VIOLATION pipeline.retired");
  await closeTicket(ctx, { ticketId: ticket.id, expectedVersion: 1 });
  expect(await listed()).toBeUndefined();
  expect(await outcomeOf(getBoard(ctx, pipeline.slug, {}))).toBe("NOT_FOUND pipeline.not_found");
  await retirePipeline(ctx, { pipelineId: pipeline.id, isRetired: false, expectedVersion: 2 });
  expect(await listed()).toMatchObject({ isRetired: false });
  const told = await base.db.activity.findMany({ where: { subjectKind: "pipeline", subjectId: pipeline.id }, orderBy: { id: "asc" } });
  expect(told.map((fact) => fact.data)).toEqual([{ changes: { isRetired: { from: false, to: true } } }, { changes: { isRetired: { from: true, to: false } } }]);
});

it("never from under a department, also one that is being pointed to it at this moment", async () => {
  const ctx = await adminCtx();
  const { pipeline, department } = await aDesk(base.db);
  const retire = (pipelineId: string) => outcomeOf(retirePipeline(ctx, { pipelineId, isRetired: true, expectedVersion: 1 }));
  expect(await retire(pipeline.id)).toBe("RULE_VIOLATION pipeline.has_departments");
  const free = await aPipeline(base.db);
  let retiring: Promise<string> | undefined;
  await base.db.$transaction(async (tx) => {
    await tx.department.update({ where: { id: department.id }, data: { pipelineId: free.id } });
    retiring = retire(free.id);
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  expect(await retiring).toBe("RULE_VIOLATION pipeline.has_departments");
  await base.db.department.update({ where: { id: department.id }, data: { retiredAt: NOW } });
  expect(await retire(free.id)).toBe("done");
});

it("never the last one in use, and only by admins", async () => {
  const ctx = await adminCtx();
  const pipeline = await aPipeline(base.db);
  const input = { pipelineId: pipeline.id, isRetired: true, expectedVersion: 1 };
  expect(await outcomeOf(retirePipeline(ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" }))), input))).toBe("FORBIDDEN permission.denied");
  await base.db.pipeline.updateMany({ where: { id: { not: pipeline.id } }, data: { retiredAt: NOW } });
  expect(await outcomeOf(retirePipeline(ctx, input))).toBe("RULE_VIOLATION pipeline.last_one");
});
