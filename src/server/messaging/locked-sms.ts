import { AppError } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";

/** Locks one message about a ticket; permission is judged by that ticket. NOT_FOUND for login codes too: they are nobody's to handle. */
export async function lockedSms(tx: Tx, smsId: string) {
  await tx.$queryRaw`SELECT 1 AS "locked" FROM "SmsMessage" WHERE "id" = ${BigInt(smsId)} FOR UPDATE`;
  const sms = await tx.smsMessage.findUnique({ where: { id: BigInt(smsId) }, include: { ticket: { select: { id: true, customerId: true } } } });
  if (!sms?.ticket) throw new AppError("NOT_FOUND", "sms.not_found");
  return { ...sms.ticket, sms };
}
