import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import type { SaveViewInput } from "@/domain/lists/schema";
import type { SavedView } from "@/generated/prisma/client";
import { command } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import type { Tx } from "@/server/platform/db";
import { viewerOf } from "@/server/tickets";
import { visibleViews } from "../views";

/** Locks a view that the actor sees; NOT_FOUND otherwise, so that nobody learns of private ones. */
export async function lockedView(tx: Tx, ctx: Ctx, viewId: string): Promise<SavedView> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 AS "is" FROM "SavedView" v WHERE v."id" = ${viewId}::uuid AND ${visibleViews(ctx)} FOR NO KEY UPDATE OF v`;
  const view = rows.length === 1 ? await tx.savedView.findUnique({ where: { id: viewId } }) : null;
  if (!view) throw new AppError("NOT_FOUND", "view.not_found");
  return view;
}

export const subjectOf = (view: SavedView) => ({ ownerId: view.ownerId, isShared: view.scope !== "PRIVATE" });

/**
 * Saves filters, order and columns under a name (N27): a new view at the end, or a change of the version that was seen (CONFLICT otherwise).
 * A shared one may be changed by its owner and by supervisors; only its owner makes it private. The audit has what others see.
 */
export const saveView = command({
  action: "view.edit",
  load: async (tx, input: SaveViewInput, ctx) => {
    if (!input.viewId) return { ownerId: viewerOf(ctx.actor), isShared: false, view: null };
    const view = await lockedView(tx, ctx, input.viewId);
    return { ...subjectOf(view), view };
  },
  run: async ({ tx, actor, now, input, subject: { view }, emit }): Promise<{ id: string; version: number }> => {
    if (view && view.version !== input.expectedVersion) throw new AppError("CONFLICT", "view.changed_by_someone_else", { version: view.version });
    const departmentId = input.scope === "DEPARTMENT" ? input.departmentId : null;
    if (input.scope === "DEPARTMENT" && !(departmentId && (await tx.department.findUnique({ where: { id: departmentId }, select: { id: true } }))))
      throw new AppError("NOT_FOUND", "department.not_found");
    const isOwner = actor.kind === "agent" && (!view || view.ownerId === actor.userId);
    if (view && input.scope === "PRIVATE" && view.scope !== "PRIVATE" && !isOwner) throw new AppError("FORBIDDEN", "permission.denied");
    if (!view && !input.content) throw new AppError("INVALID_INPUT", "input.invalid");
    const fields = { name: input.name, scope: input.scope, departmentId };
    const content = input.content ? { content: input.content as object } : {};
    const saved = view
      ? await tx.savedView.update({ where: { id: view.id }, data: { ...fields, ...content, version: { increment: 1 } } })
      : await tx.savedView.create({
          data: { ...fields, content: input.content as object, ownerId: viewerOf(actor), position: await endOfList(tx), createdAt: now },
        });
    const isSeen = input.scope !== "PRIVATE" || (view !== null && view.scope !== "PRIVATE");
    const before = view ? { name: view.name, scope: view.scope, departmentId: view.departmentId, content: view.content } : {};
    const changes = changesBetween(before, { ...fields, ...content });
    if (isSeen && Object.keys(changes).length > 0)
      emit({ event: "view.saved", subject: { kind: "settings", id: "views" }, data: { viewId: saved.id, name: saved.name, changes } });
    return { id: saved.id, version: saved.version };
  },
});

async function endOfList(tx: Tx): Promise<number> {
  const { _max } = await tx.savedView.aggregate({ _max: { position: true } });
  return (_max.position ?? -1) + 1;
}
