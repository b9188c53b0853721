import type { EditCustomerInput } from "@/domain/customers/schema";
import { changesBetween } from "@/domain/events";
import { command } from "@/server/platform/command";
import { findOrCreateCompany } from "../find-or-create";
import { assertSeen, lockedCustomer } from "../locked-customer";

/** Changes what is written on a record (A3). CONFLICT when somebody else did so first (N30); an edit that changes nothing raises no version. */
export const editCustomer = command({
  action: "customer.edit",
  load: (tx, input: EditCustomerInput) => lockedCustomer(tx, input),
  run: async ({ tx, now, input, subject: customer, emit }): Promise<{ version: number }> => {
    assertSeen(customer, input.expectedVersion);
    const { name, jobTitle, city, staffNote, companyName } = input;
    const company = companyName ? await findOrCreateCompany(tx, { name: companyName, now, emit }) : null;
    const wanted = {
      ...(name === undefined ? {} : { name }),
      ...(jobTitle === undefined ? {} : { jobTitle: jobTitle || null }),
      ...(city === undefined ? {} : { city: city || null }),
      ...(staffNote === undefined ? {} : { staffNote: staffNote || null }),
      ...(companyName === undefined ? {} : { companyId: company?.id ?? null }),
    };
    const changes = changesBetween(customer, wanted);
    if (Object.keys(changes).length === 0) return { version: customer.version };
    const { companyId } = changes;
    emit({
      event: "customer.edited",
      subject: { kind: "customer", id: customer.id },
      data: { fields: Object.keys(changes), ...(companyId ? { changes: { companyId } } : {}) },
    });
    return tx.customer.update({ where: { id: customer.id }, data: { ...wanted, version: { increment: 1 } }, select: { version: true } });
  },
});
