import type { z } from "zod";
import { AppError } from "@/domain/errors";
import type { MoveViewInput, RemoveViewInput } from "@/domain/lists/schema";
import { Prisma } from "@/generated/prisma/client";
import { command } from "@/server/platform/command";
import { visibleViews } from "../views";
import { lockedView, subjectOf } from "./save-view";

/** Removes a view for everybody who saw it. CONFLICT when it has changed since it was seen. */
export const removeView = command({
  action: "view.edit",
  load: async (tx, input: z.infer<typeof RemoveViewInput>, ctx) => {
    const view = await lockedView(tx, ctx, input.viewId);
    return { ...subjectOf(view), view };
  },
  run: async ({ tx, input, subject: { view }, emit }): Promise<void> => {
    if (view.version !== input.expectedVersion) throw new AppError("CONFLICT", "view.changed_by_someone_else", { version: view.version });
    await tx.savedView.delete({ where: { id: view.id } });
    if (view.scope !== "PRIVATE") emit({ event: "view.removed", subject: { kind: "settings", id: "views" }, data: { viewId: view.id, name: view.name } });
  },
});

/** Moves a view one place up or down among those that stand with it in the list: private ones with private ones, shared with shared. */
export const moveView = command({
  action: "view.edit",
  load: async (tx, input: z.infer<typeof MoveViewInput>, ctx) => {
    const view = await lockedView(tx, ctx, input.viewId);
    return { ...subjectOf(view), view };
  },
  run: async ({ tx, ctx, input, subject: { view } }): Promise<void> => {
    const isUp = input.to === "up";
    const [other] = await tx.$queryRaw<{ id: string; position: number }[]>`
      SELECT v."id"::text AS "id", v."position" FROM "SavedView" v WHERE ${visibleViews(ctx)} AND (v."scope" = 'PRIVATE') = ${view.scope === "PRIVATE"}
        AND (v."position", v."id") ${isUp ? Prisma.sql`<` : Prisma.sql`>`} (${view.position}::int, ${view.id}::uuid)
      ORDER BY v."position" ${isUp ? Prisma.sql`DESC` : Prisma.sql`ASC`}, v."id" ${isUp ? Prisma.sql`DESC` : Prisma.sql`ASC`} LIMIT 1`;
    if (!other) return;
    await tx.savedView.update({ where: { id: view.id }, data: { position: other.position } });
    await tx.savedView.update({ where: { id: other.id }, data: { position: view.position } });
  },
});
