import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import type { SaveProductInput } from "@/domain/labels/schema";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { refuseStaleLabel, stepped, takeTurn } from "../turn";

/** Adds a product or service to the list, or renames it there. Tickets keep what was written on them. */
export const saveProduct = command({
  action: "label.edit",
  load: async (_tx, _input: SaveProductInput) => null,
  run: async ({ tx, input, emit }): Promise<{ id: string; version: number }> => {
    await takeTurn(tx);
    const known = "id" in input ? await seen(tx, input) : null;
    const { name } = input;
    const [same] = await tx.$queryRaw<unknown[]>`
      SELECT 1 AS "is" FROM "Product" WHERE fa_norm("name") = fa_norm(${name}) AND "id" IS DISTINCT FROM ${known?.id ?? null}::uuid LIMIT 1`;
    if (same) throw new AppError("RULE_VIOLATION", "label.name_taken");
    if (!known) {
      const last = await tx.product.aggregate({ _max: { position: true } });
      const made = await tx.product.create({ data: { name, position: (last._max.position ?? -1) + 1 }, select: { id: true, version: true } });
      emit({ event: "product.added", subject: { kind: "settings", id: made.id }, data: { name } });
      return made;
    }
    const changes = changesBetween(known, { name });
    if (Object.keys(changes).length === 0) return { id: known.id, version: known.version };
    emit({ event: "product.edited", subject: { kind: "settings", id: known.id }, data: { changes } });
    return tx.product.update({ where: { id: known.id }, data: { name, version: { increment: 1 } }, select: { id: true, version: true } });
  },
});

/** Moves a product one place among those in use; at the end nothing happens. */
export const moveProduct = command({
  action: "label.edit",
  load: async (_tx, _input: { id: string; to: "up" | "down" }) => null,
  run: async ({ tx, input, emit }): Promise<void> => {
    await takeTurn(tx);
    const used = await tx.product.findMany({ where: { retiredAt: null }, orderBy: [{ position: "asc" }, { id: "asc" }], select: { id: true } });
    const ids = used.map(({ id }) => id);
    if (!ids.includes(input.id)) throw new AppError("NOT_FOUND", "product.not_found");
    const next = stepped(ids, input.id, input.to);
    if (!next) return;
    for (const [position, id] of next.entries()) await tx.product.update({ where: { id }, data: { position } });
    const changes = { position: { from: ids.indexOf(input.id), to: next.indexOf(input.id) } };
    emit({ event: "product.edited", subject: { kind: "settings", id: input.id }, data: { changes } });
  },
});

/** Takes a product out of the list that is offered, or back into it. */
export const retireProduct = command({
  action: "label.edit",
  load: async (_tx, _input: { id: string; expectedVersion: number; isRetired: boolean }) => null,
  run: async ({ tx, now, input, emit }): Promise<void> => {
    await takeTurn(tx);
    const known = await seen(tx, input);
    if ((known.retiredAt !== null) === input.isRetired) return;
    await tx.product.update({ where: { id: known.id }, data: { retiredAt: input.isRetired ? now : null, version: { increment: 1 } } });
    const changes = { isRetired: { from: !input.isRetired, to: input.isRetired } };
    emit({ event: "product.edited", subject: { kind: "settings", id: known.id }, data: { changes } });
  },
});

async function seen(tx: Tx, input: { id: string; expectedVersion: number }) {
  const product = await tx.product.findUnique({ where: { id: input.id } });
  if (!product) throw new AppError("NOT_FOUND", "product.not_found");
  refuseStaleLabel(product, input.expectedVersion);
  return product;
}
