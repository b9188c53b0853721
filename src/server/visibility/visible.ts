import { type CardKind, type VisibleFields, visibleFields } from "@/domain/portal/visibility";
import type { Db, Tx } from "@/server/platform/db";

/** What customers may see of cards of this kind, as the administrator has it now. */
export async function visibleOf(db: Db | Tx, kind: CardKind): Promise<VisibleFields> {
  const row = await db.cardVisibility.findUnique({ where: { kind }, select: { fields: true } });
  return visibleFields(kind, row?.fields ?? null);
}
