"use client";

import { ArrowDownWideNarrow, ArrowUpNarrowWide, Columns3, Download, Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { type CustomerFilter, customerFilterOf, customerQuery } from "@/domain/customers/list";
import { type CustomerColumn, type CustomerSort, columnNames, customerSorts, usualDirection } from "@/domain/customers/list-terms";
import { api, failureOf } from "@/features/desk";
import { customerList as words } from "@/messages/fa/customer-list";
import { customers } from "@/messages/fa/customers";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { JalaliDatePicker } from "@/ui/jalali-date-picker";
import { MenuButton } from "@/ui/menu-button";
import { SelectField } from "@/ui/select-field";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";

export type ChoiceField = { id: string; label: string; options: string[] };
type Props = { filter: CustomerFilter; columns: readonly CustomerColumn[]; cols: string | null; fields: readonly ChoiceField[]; mayExport: boolean };

const ANY = "any";
const addressOf = (filter: CustomerFilter, cols: string | null) => {
  const query = customerQuery(filter, cols === null ? {} : { cols });
  return query === "" ? "/customers" : `/customers?${query}`;
};
const isSet = (filter: CustomerFilter) => customerQuery({ ...filter, q: undefined, sort: undefined, dir: undefined }) !== "";

/** What the list shows and how: everything stands in the address; the columns are kept for the person too. */
export function CustomerFilters({ filter, columns, cols, fields, mayExport }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [typed, setTyped] = useState({ q: filter.q ?? "", company: filter.company ?? "", city: filter.city ?? "" });
  const show = (next: CustomerFilter, nextCols = cols) => start(() => router.replace(addressOf(next, nextCols)));
  // What is typed goes along with whatever is chosen.
  const change = (next: { [K in keyof CustomerFilter]?: string | undefined }) => show(customerFilterOf({ ...filter, ...typed, ...next }));
  const sort: CustomerSort = filter.sort ?? "last";
  const dir = filter.dir ?? usualDirection(sort);
  const choose = async (id: string) => {
    const next = columnNames.filter((name) => (name === id ? !columns.includes(name) : columns.includes(name)));
    show(filter, next.length === 0 ? "none" : next.join(","));
    try {
      await api.customers.chooseColumns.mutate({ columns: next });
    } catch (error) {
      showToast({ tone: "danger", message: failureOf(error).sentence });
    }
  };
  const typing = (name: "company" | "city") => ({
    value: typed[name],
    maxLength: 100,
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  const query = customerQuery(filter);
  return (
    <search aria-busy={isPending} aria-label={words.filters} className="mb-4 block">
      <div className="flex flex-wrap items-end gap-2">
        <form
          action="/customers"
          className="flex min-w-0 flex-1 basis-72 items-end gap-2 sm:max-w-md"
          onSubmit={(event) => {
            event.preventDefault();
            // Read from the field itself: it may have been written before the page was awake.
            change({ q: String(new FormData(event.currentTarget).get("q") ?? "") });
          }}
        >
          <TextField
            label={customers.search}
            hideLabel
            type="search"
            placeholder={customers.search}
            icon={<Search className="size-4" aria-hidden="true" />}
            className="min-w-0 flex-1"
            name="q"
            maxLength={100}
            defaultValue={filter.q ?? ""}
            onChange={(event) => setTyped({ ...typed, q: event.target.value })}
          />
          <Button type="submit">{customers.submit}</Button>
        </form>
        <div className="flex flex-wrap items-end gap-2">
          <SelectField
            label={words.sort}
            hideLabel
            value={sort}
            onChange={(id) => change({ sort: id === "last" ? undefined : id, dir: undefined })}
            options={customerSorts.map((id) => ({ id, label: words.sorts[id] }))}
          />
          <IconButton
            name={words.direction[dir]}
            icon={dir === "asc" ? <ArrowUpNarrowWide className="size-4" /> : <ArrowDownWideNarrow className="size-4" />}
            onClick={() => change({ dir: dir === "asc" ? "desc" : "asc" })}
          />
          <MenuButton
            label={words.chooseColumns}
            items={[
              {
                id: "columns",
                group: words.chooseColumns,
                hideHeading: true,
                selection: "multiple",
                lines: columnNames.map((id) => ({ id, label: words.columns[id], checked: columns.includes(id) })),
              },
            ]}
            onAction={(id) => void choose(id)}
          >
            {(trigger) => (
              <Button {...trigger} icon={<Columns3 className="size-4" aria-hidden="true" />}>
                {words.chooseColumns}
              </Button>
            )}
          </MenuButton>
          {mayExport && (
            <form method="post" action={`/api/customers/export${query === "" ? "" : `?${query}`}`}>
              <Button type="submit" title={words.exportHint} icon={<Download className="size-4" aria-hidden="true" />}>
                {words.export}
              </Button>
            </form>
          )}
        </div>
      </div>
      <details className="mt-3" open={isSet(filter)}>
        <summary className="cursor-pointer rounded-sm text-ink-muted text-sm hover:text-ink">{words.filters}</summary>
        <form
          className="mt-2 grid grid-cols-2 gap-3 md:grid-cols-4"
          onSubmit={(event) => {
            event.preventDefault();
            change({});
          }}
        >
          <SelectField
            label={words.tickets}
            value={filter.waiting ? "waiting" : filter.open ? "open" : ANY}
            onChange={(id) => change({ open: id === "open" ? "1" : undefined, waiting: id === "waiting" ? "1" : undefined })}
            options={[
              { id: ANY, label: words.anyTickets },
              { id: "open", label: words.withOpen },
              { id: "waiting", label: words.withWaiting },
            ]}
          />
          <SelectField
            label={words.satisfaction}
            value={filter.low ? "low" : ANY}
            onChange={(id) => change({ low: id === "low" ? "1" : undefined })}
            options={[
              { id: ANY, label: words.anySatisfaction },
              { id: "low", label: words.low },
            ]}
          />
          <SelectField
            label={words.sms}
            value={filter.sms ?? ANY}
            onChange={(id) => change({ sms: id === ANY ? undefined : id })}
            options={[
              { id: ANY, label: words.anySms },
              { id: "optedOut", label: words.optedOut },
              { id: "unreachable", label: words.unreachable },
            ]}
          />
          {fields.length > 0 && (
            <SelectField
              label={words.fact}
              value={filter.field ? `${filter.field}:${filter.value}` : ANY}
              onChange={(id) => change(id === ANY ? { field: undefined, value: undefined } : { field: id.slice(0, 36), value: id.slice(37) })}
              options={[
                { id: ANY, label: words.anyFact },
                ...fields.flatMap((field) => field.options.map((option) => ({ id: `${field.id}:${option}`, label: option, group: field.label }))),
              ]}
            />
          )}
          <TextField label={words.company} {...typing("company")} />
          <TextField label={words.city} {...typing("city")} />
          <Field label={words.from}>
            {(control) => (
              <JalaliDatePicker
                {...control}
                label={words.from}
                value={filter.from ?? null}
                max={filter.to}
                onChange={(day) => change({ from: day ?? undefined })}
              />
            )}
          </Field>
          <Field label={words.to}>
            {(control) => (
              <JalaliDatePicker
                {...control}
                label={words.to}
                value={filter.to ?? null}
                min={filter.from}
                onChange={(day) => change({ to: day ?? undefined })}
              />
            )}
          </Field>
          <div className="col-span-full flex flex-wrap gap-2">
            <Button type="submit">{words.apply}</Button>
            {(isSet(filter) || filter.q) && (
              <Button kind="ghost" icon={<X className="size-4" aria-hidden="true" />} onClick={() => show({ sort: filter.sort, dir: filter.dir })}>
                {words.clear}
              </Button>
            )}
          </div>
        </form>
      </details>
    </search>
  );
}
