import { expect, it } from "vitest";
import { listPipelines } from "@/server/board/queries";
import { arrangePipelines } from "@/server/pipelines/commands/arrange-pipelines";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aPipeline, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

it("the desk lists pipelines in the admin's order; an order of other pipelines than there are is refused", async () => {
  const ctx = ctxOf(base.db, agent(await aUser(base.db, { role: "ADMIN" })));
  const [a, b, c] = [await aPipeline(base.db), await aPipeline(base.db), await aPipeline(base.db)];
  await arrangePipelines(ctx, { pipelineIds: [c.id, a.id, b.id] });
  expect((await listPipelines(ctx)).map((one) => one.id)).toEqual([c.id, a.id, b.id]);
  expect(await base.db.activity.count({ where: { event: "pipeline.changed", subjectId: c.id } })).toBe(1);
  expect(await outcomeOf(arrangePipelines(ctx, { pipelineIds: [a.id, b.id] }))).toBe("CONFLICT pipeline.changed_by_someone_else");
  expect(await outcomeOf(arrangePipelines(ctx, { pipelineIds: [a.id, b.id, b.id] }))).toBe("CONFLICT pipeline.changed_by_someone_else");
  const supervisor = ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" })));
  expect(await outcomeOf(arrangePipelines(supervisor, { pipelineIds: [a.id, b.id, c.id] }))).toBe("FORBIDDEN permission.denied");
});
