import type { EraseCustomerInput } from "@/domain/customers/erasure";
import { AppError } from "@/domain/errors";
import { customerErasure as words } from "@/messages/fa/customer-erasure";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { tellSessionsEnded } from "@/server/platform/tell";
import { assertSeen, lockedCustomer } from "../locked-customer";
import { boardsOf } from "../merging";

/**
 * Erases one person (issue 6 §1): the record and those that became part of it, what was said and sent in their tickets, files, calls and
 * comments. Numbers, stages, times and scores stay, under a name that says nothing. For ever. CONFLICT when the record has changed since it
 * was seen, INVALID_INPUT when the typed name is another. Stored files are removed by the next sweep of files.
 */
export const eraseCustomer = command({
  action: "customer.erase",
  load: (tx, input: EraseCustomerInput) => lockedCustomer(tx, input),
  run: async ({ tx, input, now, subject: customer, emit }): Promise<void> => {
    assertSeen(customer, input.expectedVersion);
    if (input.name !== customer.name) throw new AppError("INVALID_INPUT", "customer.erase_name");
    const merged = await tx.customer.findMany({ where: { mergedIntoId: customer.id }, select: { id: true } });
    const ids = [customer.id, ...merged.map(({ id }) => id)];
    const tickets = await tx.ticket.findMany({ where: { customerId: { in: ids } }, select: { id: true }, orderBy: { id: "asc" } });
    const ticketIds = tickets.map(({ id }) => id);
    await eraseConversations(tx, ids, ticketIds, now);
    await eraseMessages(tx, ids, ticketIds);
    await eraseRecord(tx, ids, now);
    emit({
      event: "customer.erased",
      subject: { kind: "customer", id: customer.id },
      pipelineIds: await boardsOf(tx, customer.id),
      data: { tickets: ticketIds.length, records: ids.length },
    });
  },
});

async function eraseConversations(tx: Tx, ids: readonly string[], ticketIds: readonly string[], now: Date): Promise<void> {
  const ofTickets = { ticketId: { in: [...ticketIds] } };
  await tx.$queryRaw`SELECT 1 AS "locked" FROM "Ticket" WHERE "id" = ANY(${ticketIds}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
  await tx.ticket.updateMany({
    where: { id: { in: [...ticketIds] } },
    data: { title: words.erasedText, description: "", product: null, idempotencyKey: null, version: { increment: 1 }, updatedAt: now },
  });
  await tx.noteMention.deleteMany({ where: { note: ofTickets } });
  await tx.note.updateMany({ where: ofTickets, data: { body: words.erasedText } });
  await tx.draft.deleteMany({ where: ofTickets });
  await tx.referral.updateMany({ where: ofTickets, data: { reason: words.erasedText } });
  await tx.bulkPart.deleteMany({ where: ofTickets });
  await tx.order.updateMany({ where: ofTickets, data: { carrier: "", trackingCode: "", trackingUrl: "" } });
  await tx.callLog.updateMany({ where: { OR: [{ customerId: { in: [...ids] } }, ofTickets] }, data: { phone: null, summary: words.erasedText } });
  // Without a ticket and old enough, the next sweep takes the bytes too.
  await tx.attachment.updateMany({
    where: { OR: [ofTickets, { uploadedByCustomerId: { in: [...ids] } }] },
    data: { ticketId: null, noteId: null, fileName: words.erasedFile, createdAt: new Date(0) },
  });
}

async function eraseMessages(tx: Tx, ids: readonly string[], ticketIds: readonly string[]): Promise<void> {
  const phones = (await tx.customerPhone.findMany({ where: { customerId: { in: [...ids] } }, select: { e164: true } })).map(({ e164 }) => e164);
  await tx.$executeRaw`
    UPDATE "SmsMessage" SET "phone" = '', "variables" = '{}', "sentText" = NULL,
      "state" = CASE WHEN "state" = 'QUEUED' THEN 'CANCELLED'::"SmsState" ELSE "state" END
    WHERE "customerId" = ANY(${ids}::uuid[]) OR "ticketId" = ANY(${ticketIds}::uuid[]) OR "phone" = ANY(${phones})`;
  await tx.inboundSms.updateMany({ where: { OR: [{ ticketId: { in: [...ticketIds] } }, { phone: { in: phones } }] }, data: { phone: "", body: "" } });
  await tx.loginCode.deleteMany({ where: { phone: { in: phones } } });
  await tx.surveyAnswer.updateMany({ where: { invitation: { customerId: { in: [...ids] } } }, data: { comment: "" } });
}

async function eraseRecord(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  const own = { customerId: { in: [...ids] } };
  const sessions = await tx.session.findMany({ where: own, select: { id: true } });
  await tx.session.deleteMany({ where: own });
  for (const { id } of sessions) await tellSessionsEnded(tx, { sessionId: id });
  await tx.linkToken.updateMany({ where: { ...own, revokedAt: null }, data: { revokedAt: now } });
  await tx.customerPhone.deleteMany({ where: own });
  await tx.customerEmail.deleteMany({ where: own });
  await tx.customerFact.deleteMany({ where: own });
  await tx.customerNote.deleteMany({ where: own });
  await tx.customerMerge.deleteMany({ where: { OR: [{ survivorId: { in: [...ids] } }, { mergedId: { in: [...ids] } }] } });
  await tx.customerDistinction.deleteMany({ where: { OR: [{ lowId: { in: [...ids] } }, { highId: { in: [...ids] } }] } });
  await tx.customer.updateMany({
    where: { id: { in: [...ids] } },
    data: { name: words.erasedName, companyId: null, jobTitle: null, city: null, staffNote: null, smsOptOutAt: now, version: { increment: 1 } },
  });
}
