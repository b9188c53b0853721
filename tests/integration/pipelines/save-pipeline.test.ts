import { describe, expect, it } from "vitest";
import { moveCard } from "@/server/board/commands/move-card";
import { undoMove } from "@/server/board/commands/undo-move";
import { getBoard } from "@/server/board/queries";
import { savePipeline } from "@/server/pipelines/commands/save-pipeline";
import { closeTicket, reopenTicket } from "@/server/tickets/commands/close-ticket";
import { createTicket } from "@/server/tickets/commands/create-ticket";
import { getTicket } from "@/server/tickets/queries";
import { agent, ctxOf } from "../../support/actors";
import { boardLog } from "../../support/board";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aPipeline, aTicket, aUser, noId, type StageSlug } from "../../support/factories";
import { saveInput } from "../../support/pipelines";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

async function aScene() {
  const desk = await aDesk(base.db);
  const ctx = ctxOf(base.db, agent(await aUser(base.db, { role: "ADMIN" })));
  const input = await saveInput(ctx, desk.pipeline.id);
  const { entry: _, ...save } = input;
  const stage = (slug: StageSlug) => {
    const found = save.stages.find((one) => one.id === desk.pipeline.stages[slug].id);
    if (!found) throw new Error(slug);
    return found;
  };
  return { ...desk, stages: desk.pipeline.stages, ctx, agentCtx: ctxOf(base.db, agent(desk.user)), save, stage };
}

describe("saving a pipeline", () => {
  it("keeps name, address, order, new stages and every setting, raises the version, and tells boards and the audit", async () => {
    const { ctx, save, stage, pipeline, stages, user } = await aScene();
    const [first, ...rest] = save.stages;
    Object.assign(stage("waiting"), {
      name: "منتظر مشتری",
      publicLabel: "منتظر شما هستیم",
      color: "pink",
      softLimit: 4,
      ageingDays: 3,
      isPortalVisible: false,
    });
    Object.assign(stage("technical"), { entryUserIds: [user.id], entryRoles: ["SUPERVISOR"] });
    const added = { ...stage("technical"), id: null, name: "کنترل کیفیت", entryUserIds: [], entryRoles: [] };
    const slug = `renamed-${pipeline.slug}`;
    expect(await savePipeline(ctx, { ...save, name: "پشتیبانی ویژه", slug, stages: [first, added, ...rest.reverse()] as never })).toEqual({ version: 2 });
    const { entry } = await saveInput(ctx, pipeline.id);
    expect(entry).toMatchObject({ name: "پشتیبانی ویژه", slug, version: 2 });
    expect(entry.stages.map((one) => one.name)).toEqual(["درخواست جدید", "کنترل کیفیت", "بسته", "پاسخ داده شد", "ارجاع به فنی", "منتظر مشتری", "در حال بررسی"]);
    expect(entry.stages[5]).toMatchObject({ publicLabel: "منتظر شما هستیم", color: "pink", softLimit: 4, ageingDays: 3, isPortalVisible: false });
    expect(entry.stages[4]).toMatchObject({ entryRoles: ["SUPERVISOR"], entryUserIds: [user.id] });
    expect((await boardLog(base.db, pipeline.id)).events.map((event) => event.kind)).toEqual(["pipeline.changed"]);
    const told = await base.db.activity.findMany({ where: { subjectKind: { in: ["pipeline", "stage"] } }, orderBy: { id: "asc" } });
    expect(told.find((fact) => fact.subjectId === stages.waiting.id)).toMatchObject({
      event: "stage.changed",
      data: { changes: { name: { from: "نیاز به اطلاعات مشتری", to: "منتظر مشتری" }, softLimit: { from: null, to: 4 } } },
    });
    expect(told.at(-1)).toMatchObject({ event: "pipeline.changed", data: { changes: { name: { from: pipeline.name, to: "پشتیبانی ویژه" } } } });
    // An open board finds its pipeline by id after the address has changed.
    expect((await getBoard(ctx, pipeline.id, {})).pipeline.slug).toBe(slug);
  });

  it("is refused when a colleague saved first, and nothing of the second save is written", async () => {
    const { ctx, save, stage, pipeline } = await aScene();
    await savePipeline(ctx, { ...save, name: "نخست" });
    stage("new").name = "دوم";
    expect(await outcomeOf(savePipeline(ctx, { ...save, name: "دوم" }))).toBe("CONFLICT pipeline.changed_by_someone_else");
    const { entry } = await saveInput(ctx, pipeline.id);
    expect([entry.name, entry.stages[0]?.name]).toEqual(["نخست", "درخواست جدید"]);
  });

  it("two at once: one wins, one is told", async () => {
    const { ctx, save } = await aScene();
    const outcomes = await Promise.all(["یک", "دو", "سه"].map((name) => outcomeOf(savePipeline(ctx, { ...save, name }))));
    expect(outcomes.sort()).toEqual(["CONFLICT pipeline.changed_by_someone_else", "CONFLICT pipeline.changed_by_someone_else", "done"]);
  });

  it("is refused when the stages would not work, names clash, the address is taken, or a stage is left out or unknown", async () => {
    const { ctx, save, stage } = await aScene();
    const attempt = (stages: typeof save.stages, more: object = {}) => outcomeOf(savePipeline(ctx, { ...save, ...more, stages }));
    const changed = (slug: StageSlug, change: object) => save.stages.map((one) => (one === stage(slug) ? { ...one, ...change } : one));
    expect(await attempt(changed("new", { kind: "WORKING" }))).toBe("RULE_VIOLATION pipeline.needs_entry_stage");
    expect(await attempt(changed("new", { isRetired: true }))).toBe("RULE_VIOLATION pipeline.needs_entry_stage");
    expect(await attempt(changed("closed", { kind: "SOLVED" }))).toBe("RULE_VIOLATION pipeline.needs_closed_stage");
    expect(await attempt(changed("waiting", { name: " بسته " }))).toBe("RULE_VIOLATION stage.name_taken");
    expect(await attempt(save.stages.slice(1))).toBe("CONFLICT pipeline.changed_by_someone_else");
    expect(await attempt([...save.stages, { ...stage("waiting"), id: noId(), name: "ناشناس" }])).toBe("NOT_FOUND stage.not_found");
    expect(await attempt(changed("waiting", { entryUserIds: [noId()] }))).toBe("NOT_FOUND user.not_found");
    const other = await aPipeline(base.db, { retiredAt: NOW });
    expect(await attempt(save.stages, { slug: other.slug })).toBe("RULE_VIOLATION pipeline.slug_taken");
    expect((await outcomeOf(savePipeline(ctx, save))) === "done").toBe(true);
  });

  it("never closes or reopens cards: a stage with cards keeps its side of closing, an empty one may change it", async () => {
    const { ctx, save, stage, stages } = await aScene();
    const closed = await aTicket(base.db, { stageId: stages.closed.id });
    await aTicket(base.db, { stageId: stages.answered.id });
    const attempt = async (slug: StageSlug, kind: string) =>
      outcomeOf(savePipeline(ctx, { ...save, stages: save.stages.map((one) => (one === stage(slug) ? { ...one, kind } : one)) as never }));
    expect(await attempt("answered", "CLOSED")).toBe("RULE_VIOLATION stage.kind_has_cards");
    const both = save.stages.map((one) =>
      one === stage("closed") ? { ...one, kind: "SOLVED" } : one === stage("technical") ? { ...one, kind: "CLOSED" } : one,
    );
    expect(await outcomeOf(savePipeline(ctx, { ...save, stages: both as never }))).toBe("RULE_VIOLATION stage.kind_has_cards");
    expect((await base.db.ticket.findUniqueOrThrow({ where: { id: closed.id } })).closedAt).toEqual(NOW);
    expect(await attempt("technical", "CLOSED")).toBe("done");
  });

  it("belongs to admins", async () => {
    const { agentCtx, save } = await aScene();
    expect(await outcomeOf(savePipeline(agentCtx, save))).toBe("FORBIDDEN permission.denied");
  });
});

describe("a retired stage", () => {
  it("takes no new cards, stays on the board while it has some, and comes back", async () => {
    const { ctx, agentCtx, save, stage, stages, pipeline, department } = await aScene();
    const inside = await aTicket(base.db, { stageId: stages.technical.id, departmentId: department.id });
    const below = await aTicket(base.db, { stageId: stages.technical.id, departmentId: department.id });
    const outside = await aTicket(base.db, { stageId: stages.new.id, departmentId: department.id });
    stage("technical").isRetired = true;
    stage("waiting").isRetired = true;
    await savePipeline(ctx, save);
    expect(await outcomeOf(moveCard(agentCtx, { ticketId: outside.id, toStageId: stages.technical.id, expectedVersion: 1 }))).toBe(
      "RULE_VIOLATION stage.retired",
    );
    const shown = async () => (await getBoard(agentCtx, pipeline.slug, {})).stages.map((one) => [one.slug, one.isRetired]);
    expect(await shown()).toEqual([
      ["new", false],
      ["working", false],
      ["technical", true],
      ["answered", false],
      ["closed", false],
    ]);
    // What is there may still be put in order, and leave.
    expect(await outcomeOf(moveCard(agentCtx, { ticketId: inside.id, toStageId: stages.technical.id, afterTicketId: below.id, expectedVersion: 1 }))).toBe(
      "done",
    );
    for (const [ticketId, expectedVersion] of [
      [inside.id, 2],
      [below.id, 1],
    ] as const)
      await moveCard(agentCtx, { ticketId, toStageId: stages.working.id, expectedVersion });
    expect(await shown()).toEqual([
      ["new", false],
      ["working", false],
      ["answered", false],
      ["closed", false],
    ]);
    stage("technical").isRetired = false;
    await savePipeline(ctx, { ...save, expectedVersion: 2 });
    expect(await outcomeOf(moveCard(agentCtx, { ticketId: outside.id, toStageId: stages.technical.id, expectedVersion: 1 }))).toBe("done");
  });
});

describe("a stage that only some may enter", () => {
  it("refuses everybody else's moves, new tickets, closing and reopening; its own people, their department and admins come in", async () => {
    const { ctx, agentCtx, save, stage, stages, pipeline, department, customer } = await aScene();
    const [named, member, supervisor] = [await aUser(base.db), await aUser(base.db), await aUser(base.db, { role: "SUPERVISOR" })];
    await base.db.departmentMember.create({ data: { departmentId: department.id, userId: member.id } });
    Object.assign(stage("technical"), { entryUserIds: [named.id], entryDepartmentIds: [department.id], entryRoles: ["SUPERVISOR"] });
    Object.assign(stage("closed"), { entryRoles: ["SUPERVISOR"] });
    Object.assign(stage("new"), { entryRoles: ["SUPERVISOR"] });
    await savePipeline(ctx, save);
    const ticket = () => aTicket(base.db, { stageId: stages.waiting.id, departmentId: department.id, customerId: customer.id });
    const enter = async (as: typeof ctx) => outcomeOf(moveCard(as, { ticketId: (await ticket()).id, toStageId: stages.technical.id, expectedVersion: 1 }));
    expect(await enter(agentCtx)).toBe("FORBIDDEN stage.entry_limited");
    for (const person of [named, member, supervisor]) expect(await enter(ctxOf(base.db, agent(person)))).toBe("done");
    expect(await enter(ctx)).toBe("done");

    const open = await ticket();
    expect(await outcomeOf(closeTicket(agentCtx, { ticketId: open.id, expectedVersion: 1 }))).toBe("FORBIDDEN stage.entry_limited");
    expect(await base.db.ticket.findUniqueOrThrow({ where: { id: open.id } })).toMatchObject({ stageId: stages.waiting.id, version: 1, closedAt: null });
    const file = (as: typeof ctx) => outcomeOf(createTicket(as, { title: "تیکت", customerId: customer.id, departmentId: department.id } as never));
    expect(await file(agentCtx)).toBe("FORBIDDEN stage.entry_limited");
    expect(await file(ctxOf(base.db, agent(supervisor)))).toBe("done");

    await base.db.stage.update({ where: { id: stages.working.id }, data: { entryRoles: ["SUPERVISOR"] } });
    await closeTicket(ctxOf(base.db, agent(supervisor)), { ticketId: open.id, expectedVersion: 1 });
    expect(await outcomeOf(reopenTicket(agentCtx, { ticketId: open.id, expectedVersion: 2 }))).toBe("FORBIDDEN stage.entry_limited");

    const board = await getBoard(agentCtx, pipeline.slug, {});
    expect(board.stages.filter((one) => !one.mayEnter).map((one) => one.slug)).toEqual(["new", "working", "technical", "closed"]);
    expect((await getBoard(ctx, pipeline.slug, {})).stages.every((one) => one.mayEnter)).toBe(true);
    const { stages: offered } = await getTicket(agentCtx, open.number);
    expect(offered.filter((one) => one.mayEnter).map((one) => one.slug)).toEqual(["waiting", "answered"]);
  });

  it("lets its cards be put in order, and lets a card that was taken out by mistake be put back by the same person", async () => {
    const { agentCtx, stages } = await aScene();
    const [a, b] = [await aTicket(base.db, { stageId: stages.technical.id }), await aTicket(base.db, { stageId: stages.technical.id })];
    await base.db.stage.update({ where: { id: stages.technical.id }, data: { entryRoles: ["SUPERVISOR"] } });
    expect(await outcomeOf(moveCard(agentCtx, { ticketId: a.id, toStageId: stages.technical.id, afterTicketId: b.id, expectedVersion: 1 }))).toBe("done");
    await moveCard(agentCtx, { ticketId: a.id, toStageId: stages.working.id, expectedVersion: 2 });
    expect(await outcomeOf(undoMove(agentCtx, { ticketId: a.id, expectedVersion: 3 }))).toBe("done");
  });
});
