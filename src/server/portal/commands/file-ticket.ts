import { AppError } from "@/domain/errors";
import type { FileTicketInput } from "@/domain/portal/schema";
import { claimAttachments } from "@/server/attachments";
import { command } from "@/server/platform/command";
import { insertTicket } from "@/server/tickets";

/**
 * A customer files a request (D1, D7–D10, D16): it stands in the entry stage of the department's pipeline, on the customer's record. The
 * same idempotency key is the same ticket, however often it is sent.
 */
export const fileTicket = command({
  action: "portal.file",
  load: async (_tx, _input: FileTicketInput) => null,
  run: async ({ tx, actor, now, input, emit }): Promise<{ number: number }> => {
    if (actor.kind !== "customer") throw new AppError("UNAUTHENTICATED", "auth.required");
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${input.idempotencyKey}, 0))`;
    const earlier = await tx.ticket.findUnique({ where: { idempotencyKey: input.idempotencyKey }, select: { number: true, customerId: true } });
    if (earlier) {
      if (earlier.customerId !== actor.customerId) throw new AppError("NOT_FOUND", "thing.not_found");
      return { number: earlier.number };
    }
    const department = await tx.department.findFirst({ where: { id: input.departmentId, isInPortal: true, retiredAt: null }, select: { id: true } });
    if (!department) throw new AppError("NOT_FOUND", "department.not_found");
    const ticket = await insertTicket(
      { tx, now, emit },
      {
        title: input.title,
        description: input.description,
        customerId: actor.customerId,
        departmentId: department.id,
        categoryId: input.categoryId ?? null,
        product: input.product ?? null,
        channel: "PORTAL",
        idempotencyKey: input.idempotencyKey,
        isFromCustomer: true,
      },
    );
    await claimAttachments(tx, actor, { attachmentIds: input.attachmentIds, ticketId: ticket.id, noteId: null });
    if (input.shownFaqIds.length > 0) {
      await tx.faq.updateMany({ where: { id: { in: input.shownFaqIds }, departmentId: department.id }, data: { filedCount: { increment: 1 } } });
    }
    return { number: ticket.number };
  },
});
