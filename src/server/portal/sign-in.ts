import { AppError } from "@/domain/errors";
import { toLatinDigits } from "@/persian/digits";
import { parseMobile } from "@/persian/phone";
import { findOrCreateByPhone } from "@/server/customers";
import { spendLoginCode, startCustomerSession } from "@/server/identity";
import type { Db } from "@/server/platform/db";

type Given = { phone?: unknown; code?: unknown };
type Meta = { browser: string; userAgent: string | null; now: Date };

/**
 * Signs a customer in with a mobile and the code that was sent to it (D5). Digits in any script, any Iranian form of the number. An unknown
 * number registers when the organisation allows it; otherwise the answer is that of a wrong code, so nobody learns who exists.
 */
export async function signInCustomer(db: Db, given: Given, meta: Meta): Promise<{ sid: string; customerId: string; name: string }> {
  const phone = typeof given.phone === "string" ? parseMobile(given.phone) : null;
  const code = typeof given.code === "string" ? toLatinDigits(given.code).replace(/\D/g, "") : "";
  if (!phone) throw new AppError("INVALID_INPUT", "login.phone_invalid");
  if (code.length !== 6) throw new AppError("UNAUTHENTICATED", "login.code_wrong");
  await spendLoginCode(db, { phone, code, browser: meta.browser, now: meta.now });
  return db.$transaction(async (tx) => {
    const { allowsRegistration } = await tx.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { allowsRegistration: true } });
    const customer = await findOrCreateByPhone(tx, { phone, now: meta.now, mayCreate: allowsRegistration });
    if (!customer) throw new AppError("UNAUTHENTICATED", "login.code_wrong");
    await tx.customerPhone.updateMany({ where: { e164: phone }, data: { verifiedAt: meta.now } });
    const sid = await startCustomerSession(tx, { customerId: customer.id, userAgent: meta.userAgent, now: meta.now });
    return { sid, customerId: customer.id, name: customer.name };
  });
}
