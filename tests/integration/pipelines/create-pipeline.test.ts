import { expect, it } from "vitest";
import { stageFaults } from "@/domain/pipelines/rules";
import { pipelineTemplates } from "@/domain/pipelines/schema";
import { createPipeline } from "@/server/pipelines/commands/create-pipeline";
import { getPipeline, listPipelineEntries } from "@/server/pipelines/queries";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

it("every template, and none, makes a pipeline that works, at the end of the others", async () => {
  const ctx = ctxOf(base.db, agent(await aUser(base.db, { role: "ADMIN" })));
  for (const template of [...pipelineTemplates, null]) {
    const { id, slug } = await createPipeline(ctx, { name: `کاریز ${template}`, slug: `made-${template ?? "empty"}`, template });
    const entry = await getPipeline(ctx, slug);
    expect(entry).toMatchObject({ id, kind: template === "orders" ? "ORDER" : "TICKET", version: 1, isRetired: false });
    expect(stageFaults(entry.stages)).toEqual([]);
    expect((await listPipelineEntries(ctx)).at(-1)?.id).toBe(id);
  }
  const orders = await getPipeline(ctx, "made-orders");
  expect(orders.stages.map((stage) => stage.name)).toEqual(["ثبت شد", "پرداخت شد", "آماده‌سازی", "ارسال شد", "تحویل شد"]);
  const told = await base.db.activity.findFirstOrThrow({ where: { subjectKind: "pipeline", subjectId: orders.id } });
  expect(told).toMatchObject({ event: "pipeline.created", data: { slug: "made-orders", kind: "ORDER" } });
});

it("is refused for a taken address, also to the second of two at once, and to everybody but admins", async () => {
  const ctx = ctxOf(base.db, agent(await aUser(base.db, { role: "ADMIN" })));
  const input = { name: "دو", slug: "twice", template: null };
  const outcomes = await Promise.all([outcomeOf(createPipeline(ctx, input)), outcomeOf(createPipeline(ctx, input))]);
  expect(outcomes.sort()).toEqual(["RULE_VIOLATION pipeline.slug_taken", "done"]);
  expect(await outcomeOf(createPipeline(ctxOf(base.db, agent(await aUser(base.db))), { ...input, slug: "other" }))).toBe("FORBIDDEN permission.denied");
});
