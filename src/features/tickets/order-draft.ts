import type { OrderDetail } from "@/domain/orders/schema";
import { CARRIER_LIMIT, ITEM_TITLE_LIMIT, QUANTITY_MAX, TRACKING_LIMIT, TRACKING_URL_LIMIT } from "@/domain/orders/terms";
import { isWebAddress } from "@/domain/orders/web-address";
import { orders } from "@/messages/fa/orders";
import { formatNumber, toLatinDigits, toPersianDigits } from "@/persian/digits";
import { parseToman, tomanText } from "@/persian/money";
import { cleanLine } from "@/persian/text";

const words = orders.form;
/** What the server takes: fifteen digits of rials. */
const MOST_RIALS = 999_999_999_999_999n;

/** A line as it is typed. `key` names its row on the screen; `id` is null until it has been saved. */
export type ItemText = { key: string; id: string | null; title: string; quantity: string; unit: string };
export type OrderText = { items: ItemText[]; discount: string; shipping: string; carrier: string; trackingCode: string; trackingUrl: string };
export type ItemFaults = { title?: string; quantity?: string; unit?: string };
export type OrderFaults = {
  items: Record<string, ItemFaults>;
  discount?: string;
  shipping?: string;
  carrier?: string;
  trackingCode?: string;
  trackingUrl?: string;
};

let serial = 0;
/** An empty line. */
export function newItem(): ItemText {
  serial += 1;
  return { key: `new-${serial}`, id: null, title: "", quantity: "۱", unit: "" };
}

const amountText = (digits: string): string => (digits === "0" ? "" : tomanText(BigInt(digits)));

/** A saved order as fields. */
export function orderText(order: OrderDetail): OrderText {
  return {
    items: order.items.map(({ id, title, quantity, unitRials }) => ({
      key: id,
      id,
      title,
      quantity: toPersianDigits(String(quantity)),
      unit: tomanText(BigInt(unitRials)),
    })),
    discount: amountText(order.discountRials),
    shipping: amountText(order.shippingRials),
    carrier: order.carrier,
    trackingCode: order.trackingCode,
    trackingUrl: order.trackingUrl,
  };
}

/** A line that nobody has begun to fill. */
const isBlank = (item: ItemText): boolean => item.id === null && item.title.trim() === "" && item.unit.trim() === "";

function quantityOf(text: string): number | null {
  const plain = toLatinDigits(text).replace(/[\s٬,،]/g, "");
  const value = /^\d{1,7}$/.test(plain) ? Number(plain) : 0;
  return value >= 1 && value <= QUANTITY_MAX ? value : null;
}

/** An amount as typed, empty = 0; null when it cannot be read. */
export function amountOf(text: string): bigint | null {
  return text.trim() === "" ? 0n : parseToman(text);
}

/** What a line costs so far, for the figure beside it; null while it cannot be told. */
export function pricedOf(item: ItemText): { quantity: number; unitRials: bigint } | null {
  const quantity = quantityOf(item.quantity);
  const unitRials = amountOf(item.unit);
  return quantity === null || unitRials === null ? null : { quantity, unitRials };
}

/** What is to be sent, or what is wrong beside which field. Lines that nobody filled are left out. */
export function readOrder(text: OrderText) {
  const faults: OrderFaults = { items: {} };
  const items = text.items.flatMap((item) => {
    if (isBlank(item)) return [];
    const title = cleanLine(item.title);
    const quantity = quantityOf(item.quantity);
    const unit = amountOf(item.unit);
    const wrong: ItemFaults = {
      ...(title === "" ? { title: words.titleMissing } : title.length > ITEM_TITLE_LIMIT ? { title: words.tooLong(formatNumber(ITEM_TITLE_LIMIT)) } : {}),
      ...(quantity === null ? { quantity: words.badQuantity } : {}),
      ...(unit === null ? { unit: words.badAmount } : unit > MOST_RIALS ? { unit: words.hugeAmount } : {}),
    };
    if (Object.keys(wrong).length > 0) faults.items[item.key] = wrong;
    return [{ id: item.id, title, quantity: quantity ?? 1, unitRials: String(unit ?? 0n) }];
  });
  const amount = (field: "discount" | "shipping"): bigint => {
    const rials = amountOf(text[field]);
    if (rials === null) faults[field] = words.badAmount;
    else if (rials > MOST_RIALS) faults[field] = words.hugeAmount;
    return rials ?? 0n;
  };
  const line = (field: "carrier" | "trackingCode" | "trackingUrl", limit: number): string => {
    const clean = cleanLine(text[field]);
    if (clean.length > limit) faults[field] = words.tooLong(formatNumber(limit));
    return clean;
  };
  const discount = amount("discount");
  const shipping = amount("shipping");
  const sum = items.reduce((all, item) => all + BigInt(item.quantity) * BigInt(item.unitRials), 0n);
  if (!faults.discount && discount > sum) faults.discount = words.discountTooBig;
  const trackingUrl = line("trackingUrl", TRACKING_URL_LIMIT);
  if (trackingUrl !== "" && !isWebAddress(trackingUrl)) faults.trackingUrl = words.badUrl;
  const { items: wrongItems, ...wrong } = faults;
  return {
    faults,
    isSound: Object.keys(wrongItems).length === 0 && Object.keys(wrong).length === 0,
    order: {
      items,
      discountRials: String(discount),
      shippingRials: String(shipping),
      carrier: line("carrier", CARRIER_LIMIT),
      trackingCode: line("trackingCode", TRACKING_LIMIT),
      trackingUrl,
    },
  };
}
