import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import { lockedSms } from "../locked-sms";

/** Takes a message back that has not left. RULE_VIOLATION when a worker has it already, or may have. */
export const cancelSms = command({
  action: "sms.send",
  load: (tx, input: { smsId: string }) => lockedSms(tx, input.smsId),
  run: async ({ tx, now, subject: { sms } }): Promise<void> => {
    if (sms.state !== "QUEUED" || sms.isUncertain) throw new AppError("RULE_VIOLATION", "sms.cannot_cancel");
    await tx.smsMessage.update({ where: { id: sms.id }, data: { state: "CANCELLED", settledAt: now } });
  },
});
