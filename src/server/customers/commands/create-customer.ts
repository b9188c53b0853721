import type { CreateCustomerInput, CustomerChoice } from "@/domain/customers/schema";
import { AppError } from "@/domain/errors";
import { isIranianMobile, maskPhone, parsePhone } from "@/persian/phone";
import { command } from "@/server/platform/command";
import { findOrCreateCompany, lockNumbers } from "../find-or-create";

/**
 * Makes a customer while answering a call (D27, N2). A number that somebody has already is refused with RULE_VIOLATION and whose it is;
 * INVALID_INPUT for a number that cannot be read. A company is found by its name or made.
 */
export const createCustomer = command({
  action: "customer.create",
  load: async (_tx, _input: CreateCustomerInput) => null,
  run: async ({ tx, now, input, emit }): Promise<CustomerChoice> => {
    const phone = input.phone?.trim() ? parsePhone(input.phone) : null;
    if (input.phone?.trim() && !phone) throw new AppError("INVALID_INPUT", "customer.phone_invalid");
    if (phone) {
      await lockNumbers(tx, [phone]);
      const owner = await tx.customerPhone.findUnique({ where: { e164: phone }, select: { customerId: true, customer: { select: { name: true } } } });
      if (owner) throw new AppError("RULE_VIOLATION", "customer.phone_taken", { customerId: owner.customerId, name: owner.customer.name });
    }
    const company = input.companyName ? await findOrCreateCompany(tx, { name: input.companyName, now, emit }) : null;
    const customer = await tx.customer.create({
      data: {
        name: input.name,
        companyId: company?.id ?? null,
        createdAt: now,
        ...(phone ? { phones: { create: { e164: phone, kind: isIranianMobile(phone) ? "MOBILE" : "LANDLINE" } } } : {}),
      },
      select: { id: true, name: true },
    });
    emit({ event: "customer.created", subject: { kind: "customer", id: customer.id }, data: { phone: phone && maskPhone(phone, "en") } });
    return { ...customer, companyName: company?.name ?? null, phone };
  },
});
