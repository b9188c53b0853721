import { expect, it } from "vitest";
import type { ViewContent } from "@/domain/lists/terms";
import { moveView, removeView } from "@/server/lists/commands/arrange-views";
import { saveView } from "@/server/lists/commands/save-view";
import { getView, listViews } from "@/server/lists/views";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aDepartment, aUser } from "../../support/factories";

const base = testDatabase();
const content: ViewContent = {
  pipelineSlug: null,
  shape: "list",
  filters: { waiting: true },
  state: "open",
  order: { by: "due", down: false },
  columns: ["customer"],
};
const given = { viewId: null, expectedVersion: null, departmentId: null, content: { ...content, columns: ["customer" as const] } };

async function people() {
  const [owner, colleague, supervisor] = [await aUser(base.db), await aUser(base.db), await aUser(base.db, { role: "SUPERVISOR" })];
  return {
    owner: ctxOf(base.db, agent(owner)),
    colleague: ctxOf(base.db, agent(colleague)),
    supervisor: ctxOf(base.db, agent(supervisor)),
    colleagueId: colleague.id,
  };
}

const facts = (viewId: string) =>
  base.db.activity.findMany({ where: { subjectId: "views", data: { path: ["viewId"], equals: viewId } }, orderBy: { id: "asc" } });

it("a private view is its owner's alone, opens as it was saved, and the audit has nothing of it", async () => {
  const { owner, supervisor } = await people();
  const { id } = await saveView(owner, { ...given, name: "فوری‌ها", scope: "PRIVATE" });
  expect(await getView(owner, id)).toMatchObject({ name: "فوری‌ها", ...content, mayEdit: true });
  await expect(getView(supervisor, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(removeView(supervisor, { viewId: id, expectedVersion: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await facts(id)).toEqual([]);
});

it("a shared view is seen by all and changed by its owner and supervisors only; each change is in the audit", async () => {
  const { owner, colleague, supervisor } = await people();
  const { id } = await saveView(owner, { ...given, name: "همه", scope: "ALL" });
  expect(await getView(colleague, id)).toMatchObject({ mayEdit: false });
  await expect(saveView(colleague, { ...given, viewId: id, expectedVersion: 1, name: "من", scope: "ALL" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await saveView(supervisor, { ...given, viewId: id, expectedVersion: 1, name: "نام تازه", scope: "ALL", content: null });
  await expect(saveView(owner, { ...given, viewId: id, expectedVersion: 1, name: "کهنه", scope: "ALL" })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(saveView(supervisor, { ...given, viewId: id, expectedVersion: 2, name: "پنهان", scope: "PRIVATE" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await getView(owner, id)).toMatchObject({ name: "نام تازه", ...content });
  await removeView(owner, { viewId: id, expectedVersion: 2 });
  expect((await facts(id)).map((fact) => fact.event)).toEqual(["view.saved", "view.saved", "view.removed"]);
});

it("a view of a department is seen by its members", async () => {
  const { owner, colleague, colleagueId } = await people();
  const department = await aDepartment(base.db);
  const { id } = await saveView(owner, { ...given, name: "تیم", scope: "DEPARTMENT", departmentId: department.id });
  await expect(getView(colleague, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await base.db.departmentMember.create({ data: { departmentId: department.id, userId: colleagueId } });
  expect((await listViews(colleague)).map((view) => view.id)).toContain(id);
});

it("views are put in order one place at a time, private ones among themselves", async () => {
  const { owner } = await people();
  const names = async () => (await listViews(owner)).filter((view) => view.scope === "PRIVATE").map((view) => view.name);
  const ids: string[] = [];
  for (const name of ["یک", "دو", "سه"]) ids.push((await saveView(owner, { ...given, name, scope: "PRIVATE" })).id);
  await moveView(owner, { viewId: ids[2] ?? "", to: "up" });
  expect(await names()).toEqual(["یک", "سه", "دو"]);
  await moveView(owner, { viewId: ids[0] ?? "", to: "up" });
  expect(await names()).toEqual(["یک", "سه", "دو"]);
});
