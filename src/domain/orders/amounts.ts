/** What one line of an order costs, in rials. */
export type Priced = { quantity: number; unitRials: bigint };

/** A line's total, in rials, exact at any size. */
export function rowRials(item: Priced): bigint {
  return BigInt(item.quantity) * item.unitRials;
}

export type Amounts = { itemsRials: bigint; discountRials: bigint; shippingRials: bigint; totalRials: bigint };

/** What an order costs: its lines, less the discount, and sending; in rials. A discount above the lines takes no more than they are. */
export function amountsOf(order: { items: readonly Priced[]; discountRials: bigint; shippingRials: bigint }): Amounts {
  const itemsRials = order.items.reduce((sum, item) => sum + rowRials(item), 0n);
  // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint
  const discountRials = order.discountRials > itemsRials ? itemsRials : order.discountRials;
  return { itemsRials, discountRials, shippingRials: order.shippingRials, totalRials: itemsRials - discountRials + order.shippingRials };
}
