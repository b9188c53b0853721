"use client";

import { Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { amountsOf, rowRials } from "@/domain/orders/amounts";
import { ITEM_LIMIT } from "@/domain/orders/terms";
import { orders } from "@/messages/fa/orders";
import { formatNumber } from "@/persian/digits";
import { formatToman } from "@/persian/money";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { TextField } from "@/ui/text-field";
import { amountOf, type ItemFaults, type ItemText, newItem, type OrderFaults, type OrderText, pricedOf } from "./order-draft";

const words = orders.form;
const panel = orders.panel;

type Props = { value: OrderText; faults: OrderFaults; onChange: (value: OrderText) => void };

/** What an order holds, as fields: its lines, amounts, and how it is sent. Enter in the last line begins another one. */
export function OrderFields({ value, faults, onChange }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const set = (part: Partial<OrderText>) => onChange({ ...value, ...part });
  const setItem = (key: string, part: Partial<ItemText>) => set({ items: value.items.map((item) => (item.key === key ? { ...item, ...part } : item)) });
  const focusTitle = (index: number) => requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>("input[name=itemTitle]")[index]?.focus());
  const add = () => {
    if (value.items.length >= ITEM_LIMIT) return;
    set({ items: [...value.items, newItem()] });
    focusTitle(value.items.length);
  };
  const remove = (index: number) => {
    set({ items: value.items.filter((_, at) => at !== index) });
    focusTitle(Math.max(0, index - 1));
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (index === value.items.length - 1) add();
    else focusTitle(index + 1);
  };
  return (
    <>
      <fieldset className="min-w-0">
        <legend className="mb-2 font-medium">{words.items}</legend>
        <ul ref={list} className="flex flex-col gap-3">
          {value.items.map((item, index) => (
            <ItemRow
              key={item.key}
              item={item}
              n={formatNumber(index + 1)}
              faults={faults.items[item.key] ?? {}}
              onChange={(part) => setItem(item.key, part)}
              onRemove={() => remove(index)}
              onKeyDown={(event) => onKeyDown(event, index)}
            />
          ))}
        </ul>
        {value.items.length < ITEM_LIMIT ? (
          <Button kind="ghost" size="sm" className="mt-2" icon={<Plus className="size-4" aria-hidden="true" />} onClick={add}>
            {words.add}
          </Button>
        ) : (
          <p className="mt-2 text-ink-muted text-sm">{words.tooMany(formatNumber(ITEM_LIMIT))}</p>
        )}
      </fieldset>
      <div className="grid gap-x-3 gap-y-4 sm:grid-cols-2">
        <TextField
          label={words.discount}
          name="discount"
          inputMode="decimal"
          optional
          value={value.discount}
          error={faults.discount}
          onChange={(event) => set({ discount: event.target.value })}
        />
        <TextField
          label={words.shipping}
          name="shipping"
          inputMode="decimal"
          optional
          value={value.shipping}
          error={faults.shipping}
          onChange={(event) => set({ shipping: event.target.value })}
        />
      </div>
      <Total value={value} />
      <div className="grid gap-x-3 gap-y-4 sm:grid-cols-2">
        <TextField
          label={words.carrier}
          name="carrier"
          optional
          hint={words.carrierHint}
          value={value.carrier}
          error={faults.carrier}
          onChange={(event) => set({ carrier: event.target.value })}
        />
        <TextField
          label={words.tracking}
          name="trackingCode"
          optional
          dir="ltr"
          value={value.trackingCode}
          error={faults.trackingCode}
          onChange={(event) => set({ trackingCode: event.target.value })}
        />
        <TextField
          label={words.url}
          name="trackingUrl"
          type="url"
          optional
          className="sm:col-span-2"
          hint={words.urlHint}
          value={value.trackingUrl}
          error={faults.trackingUrl}
          onChange={(event) => set({ trackingUrl: event.target.value })}
        />
      </div>
    </>
  );
}

type RowProps = {
  item: ItemText;
  n: string;
  faults: ItemFaults;
  onChange: (part: Partial<ItemText>) => void;
  onRemove: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

function ItemRow({ item, n, faults, onChange, onRemove, onKeyDown }: RowProps) {
  const priced = pricedOf(item);
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-start gap-2 sm:grid-cols-[minmax(0,1fr)_4.5rem_9rem_auto]" aria-label={words.itemOf(n)}>
      <TextField
        label={words.itemTitle(n)}
        hideLabel
        name="itemTitle"
        placeholder={panel.item}
        className="max-sm:col-span-3"
        value={item.title}
        error={faults.title}
        onChange={(event) => onChange({ title: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <TextField
        label={words.quantityOf(n)}
        hideLabel
        name="quantity"
        inputMode="numeric"
        placeholder={panel.quantity}
        value={item.quantity}
        error={faults.quantity}
        onChange={(event) => onChange({ quantity: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <div className="min-w-0">
        <TextField
          label={words.unitOf(n)}
          hideLabel
          name="unit"
          inputMode="decimal"
          placeholder={panel.unit}
          value={item.unit}
          error={faults.unit}
          onChange={(event) => onChange({ unit: event.target.value })}
          onKeyDown={onKeyDown}
        />
        {priced && priced.unitRials > 0n && <p className="mt-0.5 truncate ps-1 text-2xs text-ink-muted">{formatToman(rowRials(priced))}</p>}
      </div>
      <IconButton size="sm" name={words.remove(n)} icon={<Trash2 className="size-4" />} onClick={onRemove} />
    </li>
  );
}

function Total({ value }: { value: OrderText }) {
  const items = value.items.flatMap((item) => pricedOf(item) ?? []);
  const { totalRials } = amountsOf({ items, discountRials: amountOf(value.discount) ?? 0n, shippingRials: amountOf(value.shipping) ?? 0n });
  return (
    <p role="status" className="flex items-baseline justify-between gap-3 rounded bg-surface-sunken px-3 py-2">
      <span className="text-ink-muted">{panel.total}</span>
      <span className="font-semibold">{formatToman(totalRials)}</span>
    </p>
  );
}
