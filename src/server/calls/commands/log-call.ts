import type { LogCallInput } from "@/domain/calls/schema";
import { AppError } from "@/domain/errors";
import { parsePhone } from "@/persian/phone";
import { command } from "@/server/platform/command";
import { lockedTicket } from "@/server/tickets";

/** A call may be written down this long before it begins by the server's clock: clocks differ. */
const AHEAD_MS = 5 * 60_000;

/**
 * Writes a call with a customer down: when, how long, with which number, what was said. Colleagues only, on the customer's record and on the card
 * when it was about one. NOT_FOUND when the ticket is another customer's; the same idempotency key logs one call.
 */
export const logCall = command({
  action: "call.log",
  load: async (tx, input: LogCallInput) => {
    const customer = await tx.customer.findUnique({ where: { id: input.customerId }, select: { id: true } });
    if (!customer) throw new AppError("NOT_FOUND", "customer.not_found");
    const ticket = input.ticketId === null ? null : await lockedTicket(tx, input.ticketId);
    if (ticket && ticket.customerId !== customer.id) throw new AppError("NOT_FOUND", "ticket.not_found");
    return { customerId: customer.id, ticket };
  },
  run: async ({ tx, actor, now, input, subject: { ticket, customerId }, emit }): Promise<{ callId: string }> => {
    if (actor.kind !== "agent") throw new AppError("FORBIDDEN", "permission.denied");
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${input.idempotencyKey}, 0))`;
    const earlier = await tx.callLog.findUnique({ where: { idempotencyKey: input.idempotencyKey }, select: { id: true, userId: true } });
    if (earlier && earlier.userId !== actor.userId) throw new AppError("INVALID_INPUT", "input.invalid");
    if (earlier) return { callId: earlier.id };
    const phone = input.phone?.trim() ? parsePhone(input.phone, { allowForeign: true }) : null;
    if (input.phone?.trim() && !phone) throw new AppError("INVALID_INPUT", "customer.phone_invalid");
    const startedAt = new Date(input.startedAt);
    if (startedAt.getTime() > now.getTime() + AHEAD_MS) throw new AppError("RULE_VIOLATION", "call.in_the_future");
    const { direction, seconds, summary, idempotencyKey } = input;
    const call = await tx.callLog.create({
      data: {
        ...{ customerId, ticketId: ticket?.id ?? null, userId: actor.userId, direction, seconds, summary, idempotencyKey },
        ...{ phone, startedAt, createdAt: now },
      },
      select: { id: true },
    });
    const data = { callId: call.id, direction, seconds };
    if (ticket) emit({ event: "call.logged", ticketId: ticket.id, pipelineIds: [ticket.pipelineId], data });
    else emit({ event: "customer.call_logged", subject: { kind: "customer", id: customerId }, data });
    return { callId: call.id };
  },
});
