import { readFact } from "@/domain/customers/facts";
import type { SetFactInput } from "@/domain/customers/schema";
import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import { assertSeen, lockedCustomer } from "../locked-customer";

/**
 * Says one fact of a customer, or takes it away with an empty text (A3). INVALID_INPUT with `problem` when the value is not of the field's
 * kind; NOT_FOUND for a retired field; CONFLICT when somebody else changed the record first.
 */
export const setFact = command({
  action: "customer.edit",
  load: (tx, input: SetFactInput) => lockedCustomer(tx, input),
  run: async ({ tx, input, subject: customer, emit }): Promise<{ version: number }> => {
    assertSeen(customer, input.expectedVersion);
    const field = await tx.customerField.findFirst({ where: { id: input.fieldId, retiredAt: null } });
    if (!field) throw new AppError("NOT_FOUND", "customerField.not_found");
    const read = readFact(field, input.value);
    if ("problem" in read) throw new AppError("INVALID_INPUT", "fact.invalid", { problem: read.problem });
    const id = { customerId: customer.id, fieldId: field.id };
    const before = await tx.customerFact.findUnique({ where: { customerId_fieldId: id } });
    if ((before?.value ?? null) === read.value) return { version: customer.version };
    if (read.value === null) await tx.customerFact.delete({ where: { customerId_fieldId: id } });
    else await tx.customerFact.upsert({ where: { customerId_fieldId: id }, create: { ...id, value: read.value }, update: { value: read.value } });
    emit({ event: "customer.fact_set", subject: { kind: "customer", id: customer.id }, data: { fieldId: field.id, isSet: read.value !== null } });
    return tx.customer.update({ where: { id: customer.id }, data: { version: { increment: 1 } }, select: { version: true } });
  },
});
