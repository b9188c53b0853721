import { AppError } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";

type References = {
  customerId?: string;
  responsibleId?: string | null;
  departmentId?: string;
  categoryId?: string | null;
  tagIds?: readonly string[];
};

/** Refuses with a clear reason what would otherwise be a broken foreign key; people must be active, the rest not retired. */
export async function checkReferences(tx: Tx, given: References): Promise<void> {
  if (given.customerId && !(await tx.customer.findUnique({ where: { id: given.customerId }, select: { id: true } })))
    throw new AppError("NOT_FOUND", "customer.not_found");
  if (given.responsibleId && !(await tx.user.findFirst({ where: { id: given.responsibleId, isActive: true }, select: { id: true } })))
    throw new AppError("NOT_FOUND", "user.not_found");
  if (given.departmentId && !(await tx.department.findFirst({ where: { id: given.departmentId, retiredAt: null }, select: { id: true } }))) {
    throw new AppError("NOT_FOUND", "department.not_found");
  }
  if (given.categoryId && !(await tx.category.findFirst({ where: { id: given.categoryId, retiredAt: null }, select: { id: true } }))) {
    throw new AppError("NOT_FOUND", "category.not_found");
  }
  const tagIds = [...new Set(given.tagIds ?? [])];
  if (tagIds.length > 0 && (await tx.tag.count({ where: { id: { in: tagIds } } })) !== tagIds.length) throw new AppError("NOT_FOUND", "tag.not_found");
}
