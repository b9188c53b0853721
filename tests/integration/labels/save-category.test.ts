import { expect, it } from "vitest";
import { moveCategory, retireCategory, saveCategory } from "@/server/labels/commands/save-category";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aDepartment, aTicket, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

async function aScene() {
  const supervisor = await aUser(base.db, { role: "SUPERVISOR" });
  const ctx = ctxOf(base.db, agent(supervisor));
  const make = async (name: string, parentId: string | null = null, departmentId: string | null = null) =>
    (await saveCategory(ctx, { name, parentId, departmentId })).id;
  const edit = (id: string, given: object, expectedVersion = 1) =>
    outcomeOf(saveCategory(ctx, { id, expectedVersion, name: "نام", parentId: null, departmentId: null, ...given }));
  return { ctx, make, edit };
}

it("a tree is made, hung elsewhere and given to a department with everything below; no circle, no fourth level", async () => {
  const { make, edit } = await aScene();
  const department = await aDepartment(base.db);
  const [root, other] = [await make("سخت‌افزار"), await make("نرم‌افزار")];
  const child = await make("چاپگر", root);
  const grandchild = await make("کاغذ", child);
  expect(await edit(root, { name: "سخت‌افزار", departmentId: department.id })).toBe("done");
  const stored = (id: string) => base.db.category.findUniqueOrThrow({ where: { id } });
  expect((await stored(grandchild)).departmentId).toBe(department.id);
  expect(await edit(root, { name: "سخت‌افزار", parentId: grandchild }, 2)).toBe("RULE_VIOLATION category.circle");
  expect(await edit(root, { name: "سخت‌افزار", parentId: other }, 2)).toBe("RULE_VIOLATION category.too_deep");
  expect(await edit(child, { name: "چاپگر", parentId: other }, 2)).toBe("done");
  expect([(await stored(child)).departmentId, (await stored(grandchild)).departmentId]).toEqual([null, null]);
});

it("a brother's name in any spelling and a stale version are refused", async () => {
  const { make, edit, ctx } = await aScene();
  const [one, two] = [await make("مالی"), await make("پرداخت")];
  expect(await outcomeOf(saveCategory(ctx, { name: "مالي", parentId: null, departmentId: null }))).toBe("RULE_VIOLATION label.name_taken");
  expect(await edit(two, { name: "پرداخت‌ها" })).toBe("done");
  expect(await edit(two, { name: "دیرآمده" })).toBe("CONFLICT label.changed_by_someone_else");
  expect(await outcomeOf(moveCategory(ctx, { id: one, to: "down" }))).toBe("done");
});

it("one in use stays until what is below has gone; cards keep a retired one, and it can come back", async () => {
  const { make, ctx } = await aScene();
  const root = await make("ریشه");
  const child = await make("شاخه", root);
  const ticket = await aTicket(base.db, { categoryId: child });
  const retire = (id: string, expectedVersion: number, isRetired = true) => outcomeOf(retireCategory(ctx, { id, expectedVersion, isRetired }));
  expect(await retire(root, 1)).toBe("RULE_VIOLATION category.has_children");
  expect([await retire(child, 1), await retire(root, 1)]).toEqual(["done", "done"]);
  expect((await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).categoryId).toBe(child);
  expect(await retire(child, 2, false)).toBe("RULE_VIOLATION category.parent_retired");
  const { categories } = await createCaller(ctx).labels.list();
  expect(categories.find(({ id }) => id === child)).toMatchObject({ isRetired: true, used: 1, parentId: root });
});
