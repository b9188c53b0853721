import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";

/** Whether a customer wants our SMS: said by the customer, or by staff who were told. Login codes are sent all the same. Saying it twice keeps the first moment. */
export const setSmsOptOut = command({
  action: "customer.optOut",
  load: async (tx, input: { customerId: string; isOptedOut: boolean }) => {
    const customer = await tx.customer.findUnique({ where: { id: input.customerId }, select: { id: true } });
    if (!customer) throw new AppError("NOT_FOUND", "customer.not_found");
    return { customerId: customer.id };
  },
  run: async ({ tx, now, input, subject, emit }): Promise<void> => {
    const changed = await tx.customer.updateMany({
      where: { id: subject.customerId, smsOptOutAt: input.isOptedOut ? null : { not: null } },
      data: { smsOptOutAt: input.isOptedOut ? now : null },
    });
    if (changed.count === 0) return;
    emit({ event: "customer.sms_chosen", subject: { kind: "customer", id: subject.customerId }, data: { isOptedOut: input.isOptedOut } });
  },
});
