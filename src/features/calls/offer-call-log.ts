import { calls as words } from "@/messages/fa/calls";
import { formatPhoneLightly } from "@/persian/phone-format";
import { isolate } from "@/persian/text";
import { showToast } from "@/ui/toast-queue";

/** Whose call it is, and the card that it stands on, if any. */
export type CallTarget = { customer: { id: string; name: string; phones: readonly { e164: string }[] }; ticketId: string | null };

/** A call that was begun by pressing a number: when, and to whom. */
export type BegunCall = { customerId: string; ticketId: string | null; phone: string; at: number };

const listeners = new Set<(begun: BegunCall) => void>();

/** Whoever can write calls down listens here. */
export function onCallLogWanted(listener: (begun: BegunCall) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** A number was pressed: the telephone rings elsewhere, and here it is offered to write the call down afterwards. */
export function offerCallLog({ customer, ticketId, phone }: CallTarget & { phone: string }): void {
  const at = Date.now();
  showToast({
    id: "log-call",
    message: words.offer(isolate(formatPhoneLightly(phone), "ltr")),
    timeout: 0,
    action: {
      label: words.log,
      onPress: () => {
        for (const listener of listeners) listener({ customerId: customer.id, ticketId, phone, at });
      },
    },
  });
}
