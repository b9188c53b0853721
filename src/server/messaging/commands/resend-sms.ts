import { AppError } from "@/domain/errors";
import { canResend } from "@/domain/messaging/delivery";
import { command } from "@/server/platform/command";
import { lockedSms } from "../locked-sms";
import { reachability, SMS_CHANNEL } from "../outbox";

/**
 * Sends a message once more that failed, or of which nobody knows whether it went out: a person has decided that. A new row with a new
 * localid, to the number that the customer has now; the old one keeps its end. RULE_VIOLATION when that was done already or makes no sense.
 */
export const resendSms = command({
  action: "sms.send",
  load: (tx, input: { smsId: string }) => lockedSms(tx, input.smsId),
  run: async ({ tx, actor, now, subject }): Promise<{ smsId: string }> => {
    const { sms } = subject;
    if (!canResend(sms)) throw new AppError("RULE_VIOLATION", "sms.cannot_resend");
    const reached = sms.customerId ? await reachability(tx, sms.customerId) : { canReach: true as const, phone: sms.phone };
    if (!reached.canReach) throw new AppError("RULE_VIOLATION", "customer.unreachable", { reason: reached.reason });
    const { lane, template, customerId, ticketId, noteId, departmentId, linkTokenId } = sms;
    const copy = await tx.smsMessage.create({
      data: {
        ...{ lane, template, customerId, ticketId, noteId, departmentId, linkTokenId },
        variables: sms.variables ?? {},
        userId: actor.kind === "agent" ? actor.userId : null,
        phone: reached.phone,
        createdAt: now,
        notBefore: now,
      },
      select: { id: true },
    });
    await tx.smsMessage.update({ where: { id: sms.id }, data: { resentAsId: copy.id } });
    await tx.$executeRaw`SELECT pg_notify(${SMS_CHANNEL}, ${lane})`;
    return { smsId: String(copy.id) };
  },
});
