import { AppError } from "@/domain/errors";
import type { Customer } from "@/generated/prisma/client";
import type { Tx } from "@/server/platform/db";

/** The record's own row, locked until the end of the write. NOT_FOUND for an unknown id, RULE_VIOLATION for a record that has become part of another. */
export async function lockedCustomer(tx: Tx, input: { customerId: string }): Promise<Customer & { customerId: string }> {
  await tx.$queryRaw`SELECT 1 AS "locked" FROM "Customer" WHERE "id" = ${input.customerId}::uuid FOR NO KEY UPDATE`;
  const customer = await tx.customer.findUnique({ where: { id: input.customerId } });
  if (!customer) throw new AppError("NOT_FOUND", "customer.not_found");
  if (customer.mergedIntoId) throw new AppError("RULE_VIOLATION", "customer.merged", { customerId: customer.mergedIntoId });
  return { ...customer, customerId: customer.id };
}

/** Refuses a write that was begun on an older version. */
export function assertSeen(customer: { version: number }, expectedVersion: number): void {
  if (customer.version !== expectedVersion) throw new AppError("CONFLICT", "customer.changed_by_someone_else", { version: customer.version });
}
