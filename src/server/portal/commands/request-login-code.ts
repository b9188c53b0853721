import { AppError } from "@/domain/errors";
import { networkOf } from "@/domain/identity/network";
import { parseMobile } from "@/persian/phone";
import { countCodeRequest, createLoginCode } from "@/server/identity";
import { queueSms } from "@/server/messaging";
import { command } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";

type Asked = { phone: string; browser: string; address: string };

/**
 * Sends a login code to a mobile, for the browser that asks (issue 3 §1). The answer is the same whether the number is known or not; an
 * unknown one gets an SMS only where customers may register. INVALID_INPUT `login.phone_invalid`, RATE_LIMITED `login.too_many_codes`
 * (data.seconds). Answers with the number in E.164.
 */
export async function requestLoginCode(ctx: Ctx, asked: Asked): Promise<{ phone: string }> {
  const phone = parseMobile(asked.phone);
  if (!phone) throw new AppError("INVALID_INPUT", "login.phone_invalid");
  await countCodeRequest(ctx.db, { phone, address: networkOf(asked.address) });
  await sendLoginCode(ctx, { phone, browser: asked.browser });
  return { phone };
}

const sendLoginCode = command({
  action: "login.requestCode",
  load: async (_tx, _input: { phone: string; browser: string }) => null,
  run: async ({ tx, input, now }): Promise<void> => {
    const { allowsRegistration } = await tx.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { allowsRegistration: true } });
    const known = await tx.customerPhone.findUnique({ where: { e164: input.phone }, select: { id: true } });
    // The row is made for everybody: it costs the same time, and without its SMS nobody can use it.
    const { code, expiresAt } = await createLoginCode(tx, { phone: input.phone, browser: input.browser, now });
    if (known || allowsRegistration) await queueSms(tx, { template: "otp", phone: input.phone, variables: { code }, now, expiresAt });
  },
});
