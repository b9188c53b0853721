import { amountsOf, rowRials } from "@/domain/orders/amounts";
import type { OrderDetail } from "@/domain/orders/schema";
import { orders } from "@/messages/fa/orders";
import { formatNumber } from "@/persian/digits";
import { formatToman } from "@/persian/money";

const words = orders.panel;

/** The lines of an order and what they come to. */
export function OrderSummary({ order }: { order: OrderDetail }) {
  const items = order.items.map((item) => ({ ...item, unitRials: BigInt(item.unitRials) }));
  const amounts = amountsOf({ items, discountRials: BigInt(order.discountRials), shippingRials: BigInt(order.shippingRials) });
  if (items.length === 0 && amounts.totalRials === 0n) return <p className="text-ink-muted text-sm">{words.empty}</p>;
  return (
    <table className="w-full text-sm">
      <thead className="text-ink-faint text-xs max-sm:sr-only">
        <tr>
          <th scope="col" className="pb-1 text-start font-normal">
            {words.item}
          </th>
          <th scope="col" className="px-2 pb-1 text-start font-normal">
            {words.quantity}
          </th>
          <th scope="col" className="px-2 pb-1 text-end font-normal max-sm:hidden">
            {words.unit}
          </th>
          <th scope="col" className="pb-1 text-end font-normal">
            {words.row}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className="align-baseline">
            <td className="py-0.5">
              <bdi className="[overflow-wrap:anywhere]">{item.title}</bdi>
            </td>
            <td className="px-2 py-0.5 text-ink-muted">{formatNumber(item.quantity)}</td>
            <td className="whitespace-nowrap px-2 py-0.5 text-end text-ink-muted max-sm:hidden">{formatToman(item.unitRials)}</td>
            <td className="whitespace-nowrap py-0.5 text-end">{formatToman(rowRials(item))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot className="border-line border-t">
        {(amounts.discountRials > 0n || amounts.shippingRials > 0n) && <Sum label={words.items} rials={amounts.itemsRials} />}
        {amounts.discountRials > 0n && <Sum label={words.discount} rials={amounts.discountRials} />}
        {amounts.shippingRials > 0n && <Sum label={words.shipping} rials={amounts.shippingRials} />}
        <Sum label={words.total} rials={amounts.totalRials} isTotal />
      </tfoot>
    </table>
  );
}

function Sum({ label, rials, isTotal = false }: { label: string; rials: bigint; isTotal?: boolean }) {
  return (
    <tr className={isTotal ? "font-semibold" : "text-ink-muted"}>
      <th scope="row" colSpan={2} className="py-0.5 text-start font-[inherit]">
        {label}
      </th>
      <td className="max-sm:hidden" />
      <td className="whitespace-nowrap py-0.5 text-end">{formatToman(rials)}</td>
    </tr>
  );
}
