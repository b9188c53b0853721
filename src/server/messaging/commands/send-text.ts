import { AppError } from "@/domain/errors";
import type { SendTextInput } from "@/domain/messaging/schema";
import { UNDO_MS } from "@/domain/tickets/public-from";
import { command } from "@/server/platform/command";
import { lockedTicket } from "@/server/tickets";
import { queueSms, reachability } from "../outbox";

/**
 * Sends the customer of a ticket a text of one's own (N33); it leaves after ten seconds, so that it can be cancelled. The same key sends
 * one message. RULE_VIOLATION with the reason when the customer cannot be reached.
 */
export const sendText = command({
  action: "sms.send",
  load: (tx, input: SendTextInput) => lockedTicket(tx, input.ticketId),
  run: async ({ tx, actor, now, input, subject: ticket }): Promise<{ smsId: string }> => {
    const reached = await reachability(tx, ticket.customerId);
    if (!reached.canReach) throw new AppError("RULE_VIOLATION", "customer.unreachable", { reason: reached.reason });
    const id = await queueSms(tx, {
      template: "freeText",
      customerId: ticket.customerId,
      ticketId: ticket.id,
      userId: actor.kind === "agent" ? actor.userId : null,
      variables: { text: input.text },
      idempotencyKey: `text ${input.idempotencyKey}`,
      now,
      notBefore: new Date(now.getTime() + UNDO_MS),
    });
    if (id === null) throw new AppError("RULE_VIOLATION", "customer.unreachable");
    return { smsId: String(id) };
  },
});
