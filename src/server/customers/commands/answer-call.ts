import { AppError } from "@/domain/errors";
import { parsePhone } from "@/persian/phone";
import { command } from "@/server/platform/command";
import { findOrCreateByPhone } from "../find-or-create";

/**
 * The record of whoever is calling: found by the number in any form and digits, or made with it (N14, D27). Two who answer the same new
 * caller get the same record. INVALID_INPUT for a number that cannot be read.
 */
export const answerCall = command({
  action: "customer.create",
  load: async (_tx, _input: { phone: string }) => null,
  run: async ({ tx, now, input, emit }): Promise<{ customerId: string; isNew: boolean }> => {
    const phone = parsePhone(input.phone, { allowForeign: true });
    if (!phone) throw new AppError("INVALID_INPUT", "customer.phone_invalid");
    const customer = await findOrCreateByPhone(tx, { phone, now, mayCreate: true, emit });
    if (!customer) throw new AppError("INTERNAL", "internal");
    return { customerId: customer.id, isNew: customer.isNew };
  },
});
