import { expect, it } from "vitest";
import { CreateTicketInput } from "@/domain/tickets/schema";
import { createTicket } from "@/server/tickets/commands/create-ticket";
import { agent, ctxOf, system } from "../../support/actors";
import { activitiesOf, boardLog, orderOf } from "../../support/board";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCategory, aDepartment, aDesk, aTag, aTicket, aUser, noId } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase({ poolSize: 20 });

async function aScene() {
  const desk = await aDesk(base.db);
  const input = (given: object = {}) =>
    CreateTicketInput.parse({ title: "مشکل ورود", customerId: desk.customer.id, departmentId: desk.department.id, ...given });
  return { ...desk, input, stages: desk.pipeline.stages, ctx: ctxOf(base.db, agent(desk.user)) };
}

it("a ticket stands on top of the entry stage of its department's pipeline, with everything that was said about it", async () => {
  const { ctx, input, stages, user, department, customer } = await aScene();
  const [tag, category, earlier] = [await aTag(base.db), await aCategory(base.db), await aTicket(base.db, { stageId: stages.new.id })];
  const { id } = await createTicket(
    ctx,
    input({ description: "شرح", priority: "HIGH", responsibleId: user.id, categoryId: category.id, tagIds: [tag.id, tag.id] }),
  );
  const stored = await base.db.ticket.findUniqueOrThrow({ where: { id }, include: { tags: true } });
  expect(stored).toMatchObject({
    title: "مشکل ورود",
    description: "شرح",
    customerId: customer.id,
    departmentId: department.id,
    stageId: stages.new.id,
    priority: "HIGH",
    responsibleId: user.id,
    categoryId: category.id,
    channel: "AGENT",
    version: 1,
    createdAt: NOW,
    closedAt: null,
    waitingSince: null,
  });
  expect(stored.tags.map((row) => row.tagId)).toEqual([tag.id]);
  expect(await orderOf(base.db, stages.new.id)).toEqual([id, earlier.id]);
});

it("goes to the named stage; without a department to the first one that has a pipeline with an entry stage", async () => {
  const { ctx, input, stages, department } = await aScene();
  const { id } = await createTicket(ctx, input({ stageId: stages.technical.id, departmentId: undefined }));
  expect(await base.db.ticket.findUniqueOrThrow({ where: { id } })).toMatchObject({ stageId: stages.technical.id, departmentId: department.id });
  expect(await outcomeOf(createTicket(ctx, input({ departmentId: undefined })))).toBe("done");
});

it("is recorded once and told to the board", async () => {
  const { ctx, input, pipeline, department, stages } = await aScene();
  const { id } = await createTicket(ctx, input());
  const activities = await activitiesOf(base.db, id);
  expect(activities).toHaveLength(1);
  expect(activities[0]).toMatchObject({ event: "ticket.created", data: { stageId: stages.new.id, departmentId: department.id, channel: "AGENT" } });
  expect((await boardLog(base.db, pipeline.id)).events).toMatchObject([{ version: 1, kind: "ticket.created", ticketId: id }]);
});

it("only staff and the system may", async () => {
  const { input, customer } = await aScene();
  await expectStaffOnly({ id: noId(), customerId: customer.id }, (actor) => createTicket(ctxOf(base.db, actor), input()));
  expect(await outcomeOf(createTicket(ctxOf(base.db, system), input()))).toBe("done");
});

it("is refused when what it points to is unknown, retired or suspended, and leaves nothing behind", async () => {
  const { ctx, input, stages, customer } = await aScene();
  const create = (given: object) => outcomeOf(createTicket(ctx, input(given)));
  const [suspended, category, closedDown] = [
    await aUser(base.db, { isActive: false }),
    await aCategory(base.db, { retiredAt: NOW }),
    await aDepartment(base.db, { retiredAt: NOW }),
  ];
  expect(await create({ customerId: noId() })).toBe("NOT_FOUND customer.not_found");
  expect(await create({ responsibleId: suspended.id })).toBe("NOT_FOUND user.not_found");
  expect(await create({ categoryId: category.id })).toBe("NOT_FOUND category.not_found");
  expect(await create({ tagIds: [noId()] })).toBe("NOT_FOUND tag.not_found");
  expect(await create({ stageId: stages.new.id, departmentId: closedDown.id })).toBe("NOT_FOUND department.not_found");
  expect(await create({ departmentId: closedDown.id })).toBe("RULE_VIOLATION pipeline.no_entry_stage");
  expect(await create({ stageId: noId() })).toBe("RULE_VIOLATION stage.not_found");
  await base.db.stage.update({ where: { id: stages.waiting.id }, data: { retiredAt: NOW } });
  expect(await create({ stageId: stages.waiting.id })).toBe("RULE_VIOLATION stage.retired");
  expect(await base.db.ticket.count({ where: { customerId: customer.id } })).toBe(0);
});

it("40 at once get 40 numbers and 40 places; a number is never given again, not even after a failure or a deletion", async () => {
  const { ctx, input, stages, customer, department } = await aScene();
  const made = await Promise.all(Array.from({ length: 40 }, () => createTicket(ctx, input())));
  expect(new Set(made.map((ticket) => ticket.number)).size).toBe(40);
  expect(new Set(await orderOf(base.db, stages.new.id))).toEqual(new Set(made.map((ticket) => ticket.id)));
  const bare = { title: "بی‌نام", customerId: customer.id, departmentId: department.id, pipelineId: stages.new.pipelineId, stageId: stages.new.id };
  const highest = Math.max(...made.map((ticket) => ticket.number));
  await base.db
    .$transaction(async (tx) => {
      await tx.ticket.create({ data: { ...bare, rank: "zz" } });
      throw new Error("changed my mind");
    })
    .catch(() => undefined);
  const afterFailure = await createTicket(ctx, input());
  expect(afterFailure.number).toBeGreaterThan(highest + 1);
  const orphan = await base.db.ticket.create({ data: { ...bare, rank: "zy" } });
  await base.db.ticket.delete({ where: { id: orphan.id } });
  expect((await createTicket(ctx, input())).number).toBeGreaterThan(orphan.number);
});
