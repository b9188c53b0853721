import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import type { SaveTagInput } from "@/domain/labels/schema";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { refuseStaleLabel, takeTurn } from "../turn";

/** Makes a tag, or renames or recolours it. RULE_VIOLATION when another one has the name: those two are to be merged. */
export const saveTag = command({
  action: "label.edit",
  load: async (_tx, _input: SaveTagInput) => null,
  run: async ({ tx, input, emit }): Promise<{ id: string; version: number }> => {
    await takeTurn(tx);
    const known = "id" in input ? await seen(tx, input) : null;
    const wanted = { name: input.name, color: input.color };
    const [same] = await tx.$queryRaw<unknown[]>`
      SELECT 1 AS "is" FROM "Tag" WHERE fa_norm("name") = fa_norm(${input.name}) AND "id" IS DISTINCT FROM ${known?.id ?? null}::uuid LIMIT 1`;
    if (same) throw new AppError("RULE_VIOLATION", "label.name_taken");
    if (!known) {
      const made = await tx.tag.create({ data: wanted, select: { id: true, version: true } });
      emit({ event: "tag.added", subject: { kind: "settings", id: made.id }, data: { name: input.name } });
      return made;
    }
    const changes = changesBetween(known, wanted);
    if (Object.keys(changes).length === 0) return { id: known.id, version: known.version };
    emit({ event: "tag.edited", subject: { kind: "settings", id: known.id }, data: { changes } });
    return tx.tag.update({ where: { id: known.id }, data: { ...wanted, version: { increment: 1 } }, select: { id: true, version: true } });
  },
});

/** Merges a tag into another one: its cards get that one, and it is gone. Answers with how many cards that were. */
export const mergeTags = command({
  action: "label.edit",
  load: async (_tx, _input: { id: string; expectedVersion: number; intoId: string }) => null,
  run: async ({ tx, input, emit }): Promise<{ count: number }> => {
    await takeTurn(tx);
    const gone = await seen(tx, input);
    const into = await tx.tag.findUnique({ where: { id: input.intoId }, select: { id: true, name: true } });
    if (!into || into.id === gone.id) throw new AppError("NOT_FOUND", "tag.not_found");
    await tx.$executeRaw`
      INSERT INTO "TicketTag" ("ticketId", "tagId") SELECT "ticketId", ${into.id}::uuid FROM "TicketTag" WHERE "tagId" = ${gone.id}::uuid ON CONFLICT DO NOTHING`;
    const { count } = await tx.ticketTag.deleteMany({ where: { tagId: gone.id } });
    await tx.tag.delete({ where: { id: gone.id } });
    emit({ event: "tag.merged", subject: { kind: "settings", id: gone.id }, data: { name: gone.name, into: into.name, intoId: into.id, count } });
    return { count };
  },
});

async function seen(tx: Tx, input: { id: string; expectedVersion: number }) {
  const tag = await tx.tag.findUnique({ where: { id: input.id } });
  if (!tag) throw new AppError("NOT_FOUND", "tag.not_found");
  refuseStaleLabel(tag, input.expectedVersion);
  return tag;
}
