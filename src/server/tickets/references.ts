import { AppError } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";

type References = {
  customerId?: string;
  responsibleId?: string | null;
  departmentId?: string;
  categoryId?: string | null;
  tagIds?: readonly string[];
};

/** Refuses with a clear reason what would otherwise be a broken foreign key; people must be active and more than readers, the rest not retired. */
export async function checkReferences(tx: Tx, given: References): Promise<void> {
  if (given.customerId && !(await tx.customer.findUnique({ where: { id: given.customerId }, select: { id: true } })))
    throw new AppError("NOT_FOUND", "customer.not_found");
  if (given.responsibleId && !(await canTakeCards(tx, given.responsibleId))) throw new AppError("NOT_FOUND", "user.not_found");
  if (given.departmentId && !(await tx.department.findFirst({ where: { id: given.departmentId, retiredAt: null }, select: { id: true } }))) {
    throw new AppError("NOT_FOUND", "department.not_found");
  }
  if (given.categoryId && !(await tx.category.findFirst({ where: { id: given.categoryId, retiredAt: null }, select: { id: true } }))) {
    throw new AppError("NOT_FOUND", "category.not_found");
  }
  const tagIds = [...new Set(given.tagIds ?? [])];
  if (tagIds.length > 0 && (await tx.tag.count({ where: { id: { in: tagIds } } })) !== tagIds.length) throw new AppError("NOT_FOUND", "tag.not_found");
}

/** The lock makes this wait for a suspension that is under way, and a suspension wait for us: nobody gets a card after handing theirs over. */
async function canTakeCards(tx: Tx, userId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 AS "is" FROM "User" WHERE "id" = ${userId}::uuid AND "isActive" AND "role" <> 'READER' FOR KEY SHARE`;
  return rows.length === 1;
}
