import { AppError } from "@/domain/errors";
import { toLatinDigits } from "@/persian/digits";
import { parseMobile } from "@/persian/phone";
import { findOrCreateByPhone } from "@/server/customers";
import { recordRefusal, recordSignIn, spendLoginCode, startCustomerSession } from "@/server/identity";
import type { Db } from "@/server/platform/db";

type Given = { phone?: unknown; code?: unknown };
type Meta = { browser: string; address: string; userAgent: string | null; now: Date };

/**
 * Signs a customer in with a mobile and the code that was sent to it (D5). Digits in any script, any Iranian form of the number. An unknown
 * number registers when the organisation allows it; otherwise the answer is that of a wrong code, so nobody learns who exists. The audit has
 * every try with its true cause.
 */
export async function signInCustomer(db: Db, given: Given, meta: Meta): Promise<{ sid: string; customerId: string; name: string }> {
  const phone = typeof given.phone === "string" ? parseMobile(given.phone) : null;
  const code = typeof given.code === "string" ? toLatinDigits(given.code).replace(/\D/g, "") : "";
  if (!phone) throw new AppError("INVALID_INPUT", "login.phone_invalid");
  try {
    return await letIn(db, { phone, code }, meta);
  } catch (error) {
    if (error instanceof AppError) {
      const owner = await db.customerPhone.findUnique({ where: { e164: phone }, select: { customerId: true } });
      const cause = error.code === "RATE_LIMITED" ? "too_many" : owner ? "wrong_code" : "unknown_account";
      await recordRefusal(db, { door: "portal", cause, account: owner ? { kind: "customer", id: owner.customerId } : null, typed: phone }, meta);
    }
    throw error;
  }
}

async function letIn(db: Db, { phone, code }: { phone: string; code: string }, meta: Meta): Promise<{ sid: string; customerId: string; name: string }> {
  if (code.length !== 6) throw new AppError("UNAUTHENTICATED", "login.code_wrong");
  await spendLoginCode(db, { phone, code, browser: meta.browser, now: meta.now });
  return db.$transaction(async (tx) => {
    const { allowsRegistration } = await tx.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { allowsRegistration: true } });
    const customer = await findOrCreateByPhone(tx, { phone, now: meta.now, mayCreate: allowsRegistration });
    if (!customer) throw new AppError("UNAUTHENTICATED", "login.code_wrong");
    await tx.customerPhone.updateMany({ where: { e164: phone }, data: { verifiedAt: meta.now } });
    const sid = await startCustomerSession(tx, { customerId: customer.id, userAgent: meta.userAgent, now: meta.now });
    await recordSignIn(tx, db, { actor: { kind: "customer", customerId: customer.id, sessionId: sid }, sid, door: "portal" }, meta);
    return { sid, customerId: customer.id, name: customer.name };
  });
}
