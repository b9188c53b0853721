import type { ActivityWords } from "@/domain/tickets/detail";
import { orders } from "@/messages/fa/orders";
import { formatToman } from "@/persian/money";
import { isolate } from "@/persian/text";

const words = orders.history;

/** One change of an order as a sentence; amounts in tomans, before and after. */
export function orderSentence(who: string, { field, from = null, to = null }: ActivityWords): string {
  switch (field) {
    case "items":
      return words.items(who);
    case "prices":
      return words.prices(who);
    case "total":
      return words.total(who, toman(from), toman(to));
    case "discount":
      return words.discount(who, toman(from), toman(to));
    case "shipping":
      return words.shipping(who, toman(from), toman(to));
    case "carrier":
      return to ? words.carrier(who, isolate(to)) : words.carrierCleared(who);
    case "tracking":
      return to ? words.tracking(who, isolate(to)) : words.trackingCleared(who);
    default:
      return words.edited(who);
  }
}

function toman(digits: string | null): string {
  return isolate(formatToman(/^\d+$/.test(digits ?? "") ? BigInt(digits ?? 0) : 0n));
}
