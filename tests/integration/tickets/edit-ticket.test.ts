import { expect, it } from "vitest";
import { editTicket } from "@/server/tickets/commands/edit-ticket";
import { agent, ctxOf, system } from "../../support/actors";
import { activitiesOf, boardLog } from "../../support/board";
import { testDatabase } from "../../support/db";
import { aCategory, aDepartment, aDesk, aTag, aTicket, aUser, noId } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();

async function aScene() {
  const desk = await aDesk(base.db);
  const ticket = await aTicket(base.db, { departmentId: desk.department.id, stageId: desk.pipeline.stages.new.id, title: "قدیم" });
  const stored = () => base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id }, include: { tags: true } });
  return { ...desk, ticket, stored, ctx: ctxOf(base.db, agent(desk.user)) };
}

it("every property can be changed and set back to nothing", async () => {
  const { ctx, ticket, stored, user } = await aScene();
  const [tag, category, department] = [await aTag(base.db), await aCategory(base.db), await aDepartment(base.db)];
  const dueAt = "2026-12-01T10:00:00.000Z";
  const all = {
    title: "تازه",
    responsibleId: user.id,
    departmentId: department.id,
    priority: "URGENT" as const,
    categoryId: category.id,
    tagIds: [tag.id],
    dueAt,
  };
  expect(await editTicket(ctx, { ticketId: ticket.id, expectedVersion: 1, ...all })).toEqual({ version: 2 });
  const { tagIds: _, ...columns } = all;
  expect(await stored()).toMatchObject({ ...columns, dueAt: new Date(dueAt), tags: [{ tagId: tag.id }], version: 2 });
  await editTicket(ctx, { ticketId: ticket.id, expectedVersion: 2, responsibleId: null, categoryId: null, tagIds: [], dueAt: null });
  expect(await stored()).toMatchObject({ responsibleId: null, categoryId: null, dueAt: null, tags: [], title: "تازه", version: 3 });
});

it("what changed is recorded with before and after; an assignment is a fact of its own; the board hears both", async () => {
  const { ctx, ticket, user, pipeline } = await aScene();
  await editTicket(ctx, { ticketId: ticket.id, expectedVersion: 1, title: "تازه", priority: "NORMAL", responsibleId: user.id });
  const facts = (await activitiesOf(base.db, ticket.id)).map(({ event, data }) => ({ event, data }));
  expect(facts).toEqual([
    { event: "ticket.assigned", data: { from: null, to: user.id } },
    { event: "ticket.edited", data: { changes: { title: { from: "قدیم", to: "تازه" } } } },
  ]);
  expect((await boardLog(base.db, pipeline.id)).version).toBe(2);
});

it("an edit that changes nothing leaves version, history and board alone", async () => {
  const { ctx, ticket, pipeline } = await aScene();
  expect(await editTicket(ctx, { ticketId: ticket.id, expectedVersion: 1, title: "قدیم", tagIds: [], dueAt: null })).toEqual({ version: 1 });
  expect(await activitiesOf(base.db, ticket.id)).toEqual([]);
  expect((await boardLog(base.db, pipeline.id)).version).toBe(0);
});

it("a stale edit is refused, says the version that stands now, and overwrites nothing", async () => {
  const { ctx, ticket, stored } = await aScene();
  await editTicket(ctx, { ticketId: ticket.id, expectedVersion: 1, title: "از همکار" });
  await expect(editTicket(ctx, { ticketId: ticket.id, expectedVersion: 1, priority: "LOW" })).rejects.toMatchObject({
    code: "CONFLICT",
    reason: "ticket.changed_by_someone_else",
    data: { version: 2 },
  });
  expect(await stored()).toMatchObject({ title: "از همکار", priority: "NORMAL", version: 2 });
});

it("of ten edits at once on one version, one wins", async () => {
  const { ctx, ticket, stored } = await aScene();
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, (_, i) => outcomeOf(editTicket(ctx, { ticketId: ticket.id, expectedVersion: 1, title: `عنوان ${i}` }))),
  );
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect((await stored()).version).toBe(2);
});

it("only staff and the system may", async () => {
  const { ticket, stored } = await aScene();
  await expectStaffOnly(ticket, (actor) => editTicket(ctxOf(base.db, actor), { ticketId: ticket.id, expectedVersion: 1, title: "نفوذ" }));
  expect((await stored()).title).toBe("قدیم");
  expect(await outcomeOf(editTicket(ctxOf(base.db, system), { ticketId: ticket.id, expectedVersion: 1, title: "سامانه" }))).toBe("done");
});

it("is refused when it points to what is unknown or to somebody suspended", async () => {
  const { ctx, ticket, stored } = await aScene();
  const edit = (given: object) => outcomeOf(editTicket(ctx, { ticketId: ticket.id, expectedVersion: 1, ...given }));
  expect(await edit({ responsibleId: (await aUser(base.db, { isActive: false })).id })).toBe("NOT_FOUND user.not_found");
  expect(await edit({ departmentId: noId() })).toBe("NOT_FOUND department.not_found");
  expect(await edit({ categoryId: noId() })).toBe("NOT_FOUND category.not_found");
  expect(await edit({ tagIds: [noId()] })).toBe("NOT_FOUND tag.not_found");
  expect(await edit({ ticketId: noId() })).toBe("NOT_FOUND ticket.not_found");
  expect((await stored()).version).toBe(1);
});
