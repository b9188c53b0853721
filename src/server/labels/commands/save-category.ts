import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import type { SaveCategoryInput } from "@/domain/labels/schema";
import { DEEPEST } from "@/domain/labels/terms";
import { levelAt, levelsOf, withDescendants } from "@/domain/labels/tree";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { refuseStaleLabel, stepped, takeTurn } from "../turn";

const readAll = (tx: Tx) => tx.category.findMany({ orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }] });
type Category = Awaited<ReturnType<typeof readAll>>[number];

/**
 * Makes a category, or renames it, hangs it elsewhere in the tree or gives it to another department (R2, N25). One under another belongs to that
 * one's department, and what is below goes along. RULE_VIOLATION for a circle, a tree that is too deep and a name that a brother has.
 */
export const saveCategory = command({
  action: "label.edit",
  load: async (_tx, _input: SaveCategoryInput) => null,
  run: async ({ tx, input, emit }): Promise<{ id: string; version: number }> => {
    await takeTurn(tx);
    const all = await readAll(tx);
    const known = "id" in input ? seen(all, input.id, input.expectedVersion) : null;
    const parent = input.parentId === null ? null : (all.find(({ id, retiredAt }) => id === input.parentId && retiredAt === null) ?? null);
    if (input.parentId !== null && !parent) throw new AppError("NOT_FOUND", "category.not_found");
    if (known && parent && withDescendants(all, known.id).has(parent.id)) throw new AppError("RULE_VIOLATION", "category.circle");
    if ((parent ? levelAt(all, parent.id) : 0) + (known ? levelsOf(all, known.id) : 1) > DEEPEST) throw new AppError("RULE_VIOLATION", "category.too_deep");
    const departmentId = parent ? parent.departmentId : input.departmentId;
    if (departmentId !== null && !(await tx.department.findUnique({ where: { id: departmentId }, select: { id: true } })))
      throw new AppError("NOT_FOUND", "department.not_found");
    const [same] = await tx.$queryRaw<unknown[]>`
      SELECT 1 AS "is" FROM "Category" WHERE fa_norm("name") = fa_norm(${input.name}) AND "id" IS DISTINCT FROM ${known?.id ?? null}::uuid
        AND "parentId" IS NOT DISTINCT FROM ${input.parentId}::uuid AND "departmentId" IS NOT DISTINCT FROM ${departmentId}::uuid AND "retiredAt" IS NULL LIMIT 1`;
    if (same) throw new AppError("RULE_VIOLATION", "label.name_taken");
    const wanted = { name: input.name, parentId: input.parentId, departmentId };
    const position = Math.max(-1, ...all.filter(({ parentId }) => parentId === input.parentId).map((one) => one.position)) + 1;
    if (!known) {
      const made = await tx.category.create({ data: { ...wanted, position }, select: { id: true, version: true } });
      emit({ event: "category.added", subject: { kind: "settings", id: made.id }, data: { name: input.name } });
      return made;
    }
    const changes = changesBetween(known, wanted);
    if (Object.keys(changes).length === 0) return { id: known.id, version: known.version };
    if (changes.departmentId) {
      const below = [...withDescendants(all, known.id)].filter((id) => id !== known.id);
      await tx.category.updateMany({ where: { id: { in: below } }, data: { departmentId, version: { increment: 1 } } });
    }
    emit({ event: "category.edited", subject: { kind: "settings", id: known.id }, data: { changes } });
    return tx.category.update({
      where: { id: known.id },
      data: { ...wanted, ...(changes.parentId ? { position } : {}), version: { increment: 1 } },
      select: { id: true, version: true },
    });
  },
});

/** Moves a category one place among its brothers that are in use; at the end nothing happens. */
export const moveCategory = command({
  action: "label.edit",
  load: async (_tx, _input: { id: string; to: "up" | "down" }) => null,
  run: async ({ tx, input, emit }): Promise<void> => {
    await takeTurn(tx);
    const all = await readAll(tx);
    const moved = all.find(({ id }) => id === input.id);
    if (!moved) throw new AppError("NOT_FOUND", "category.not_found");
    const brothers = all.filter(({ parentId, retiredAt }) => parentId === moved.parentId && retiredAt === null).map(({ id }) => id);
    const next = stepped(brothers, moved.id, input.to);
    if (!next) return;
    for (const [position, id] of next.entries()) await tx.category.update({ where: { id }, data: { position } });
    const changes = { position: { from: brothers.indexOf(moved.id), to: next.indexOf(moved.id) } };
    emit({ event: "category.edited", subject: { kind: "settings", id: moved.id }, data: { changes } });
  },
});

/** Takes a category out of use, cards keep it; or back into use. RULE_VIOLATION while others in use hang below it, or when what it hangs on is not in use. */
export const retireCategory = command({
  action: "label.edit",
  load: async (_tx, _input: { id: string; expectedVersion: number; isRetired: boolean }) => null,
  run: async ({ tx, now, input, emit }): Promise<void> => {
    await takeTurn(tx);
    const all = await readAll(tx);
    const known = seen(all, input.id, input.expectedVersion);
    if ((known.retiredAt !== null) === input.isRetired) return;
    const isHeld = all.some(({ parentId, retiredAt }) => parentId === known.id && retiredAt === null);
    if (input.isRetired && isHeld) throw new AppError("RULE_VIOLATION", "category.has_children");
    if (!input.isRetired && all.some(({ id, retiredAt }) => id === known.parentId && retiredAt !== null))
      throw new AppError("RULE_VIOLATION", "category.parent_retired");
    await tx.category.update({ where: { id: known.id }, data: { retiredAt: input.isRetired ? now : null, version: { increment: 1 } } });
    const changes = { isRetired: { from: !input.isRetired, to: input.isRetired } };
    emit({ event: "category.edited", subject: { kind: "settings", id: known.id }, data: { changes } });
  },
});

function seen(all: readonly Category[], id: string, expectedVersion: number): Category {
  const category = all.find((one) => one.id === id);
  if (!category) throw new AppError("NOT_FOUND", "category.not_found");
  refuseStaleLabel(category, expectedVersion);
  return category;
}
