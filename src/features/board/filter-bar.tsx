"use client";

import { CalendarX, Hourglass, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { BoardOptions } from "@/domain/board/card";
import type { BoardFilters } from "@/domain/board/schema";
import { board as words } from "@/messages/fa/board";
import { formatNumber } from "@/persian/digits";
import { Avatar } from "@/ui/avatar";
import { Chip } from "@/ui/chip";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import { SelectMenu, type SelectOption } from "@/ui/select-menu";
import { hueNames } from "@/ui/tokens";
import { useCustomers } from "./customer-search";
import { hasFilters, type ListFilter, priorityOrder, withFilter } from "./filters";

type Props = {
  filters: BoardFilters;
  options: BoardOptions;
  onChange: (filters: BoardFilters) => void;
  /** What a customer is called, if the screen knows. */
  nameOfCustomer: (id: string) => string | undefined;
};

/** The filters as chips that show their value. Everything they say stands in the address. */
export function FilterBar({ filters, options, onChange, nameOfCustomer }: Props) {
  const choices = choicesOf(options);
  return (
    <fieldset
      aria-label={words.filters.group}
      className="flex min-w-0 items-center gap-1.5 overflow-x-auto px-4 pb-2.5 [scrollbar-width:none] sm:flex-wrap sm:overflow-visible"
    >
      <OnOffChip
        label={words.filters.waiting}
        icon={<Hourglass className="size-3.5" aria-hidden="true" />}
        isOn={filters.waiting === true}
        onChange={(on) => onChange(withFilter(filters, "waiting", on))}
      />
      <OnOffChip
        label={words.filters.late}
        icon={<CalendarX className="size-3.5" aria-hidden="true" />}
        isOn={filters.late === true}
        onChange={(on) => onChange(withFilter(filters, "late", on))}
      />
      {(["responsible", "priority", "category", "tag", "department"] as const).map((key) => (
        <ListChip
          key={key}
          name={key}
          options={choices[key]}
          value={filters[key] ?? []}
          onChange={(value) => onChange(withFilter(filters, key, value as never))}
        />
      ))}
      <CustomerChip
        nameOf={nameOfCustomer}
        value={filters.customer ?? null}
        onChange={(value) => onChange(withFilter(filters, "customer", value ?? undefined))}
      />
      {hasFilters(filters) && (
        <button
          type="button"
          onClick={() => onChange({})}
          className="inline-flex h-7 shrink-0 items-center gap-1 rounded-full px-2 text-ink-muted text-sm hover:bg-hover hover:text-ink pointer-coarse:h-9"
        >
          <X className="size-3.5" aria-hidden="true" />
          {words.filters.clearAll}
        </button>
      )}
    </fieldset>
  );
}

function OnOffChip({ label, icon, isOn, onChange }: { label: string; icon: ReactNode; isOn: boolean; onChange: (on: boolean) => void }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
      className={classNames(
        "inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full border px-2.5 text-sm transition-colors pointer-coarse:h-9",
        isOn
          ? "border-accent-line bg-accent-soft font-medium text-accent-ink"
          : "border-line-strong border-dashed text-ink-muted hover:border-ink-faint hover:text-ink",
      )}
    >
      {icon}
      {label}
    </button>
  );
}

type ListChipProps = { name: ListFilter; options: readonly SelectOption[]; value: readonly string[]; onChange: (value: string[]) => void };

function ListChip({ name, options, value, onChange }: ListChipProps) {
  if (options.length === 0) return null;
  const label = words.filters[name];
  const chosen = options.filter((option) => value.includes(option.id));
  return (
    <SelectMenu multiple label={label} options={options} value={value} onChange={onChange}>
      {(trigger) => <Chip {...trigger} label={label} value={inWords(chosen)} onRemove={value.length > 0 ? () => onChange([]) : undefined} />}
    </SelectMenu>
  );
}

function inWords(chosen: readonly SelectOption[]): ReactNode {
  const [first] = chosen;
  if (!first) return undefined;
  return chosen.length === 1 ? first.label : words.filters.several(first.label, formatNumber(chosen.length - 1));
}

type CustomerChipProps = { value: string | null; onChange: (value: string | null) => void; nameOf: Props["nameOfCustomer"] };

function CustomerChip({ value, onChange, nameOf }: CustomerChipProps) {
  const [isWanted, setWanted] = useState(false);
  const { found, isLooking, look } = useCustomers(isWanted);
  const chosen = value === null ? undefined : (found.find((one) => one.id === value)?.name ?? nameOf(value) ?? words.filters.chosenCustomer);
  const [kept, setKept] = useState<{ id: string; name: string } | null>(null);
  const label = kept?.id === value ? kept?.name : chosen;
  const options = found.map((one) => ({ id: one.id, label: one.name, description: one.companyName ?? undefined, keywords: one.phone ?? undefined }));
  return (
    <SelectMenu
      label={words.filters.customer}
      options={options}
      value={value}
      onChange={(id) => {
        setKept({ id, name: found.find((one) => one.id === id)?.name ?? "" });
        onChange(id);
      }}
      search
      onSearch={look}
      loading={isLooking}
      emptyText={words.quickAdd.customerSearchEmpty}
    >
      {(trigger) => (
        <Chip
          {...trigger}
          onPointerEnter={() => {
            setWanted(true);
            trigger.onPointerEnter();
          }}
          onFocus={() => {
            setWanted(true);
            trigger.onFocus();
          }}
          label={words.filters.customer}
          value={label}
          onRemove={value === null ? undefined : () => onChange(null)}
        />
      )}
    </SelectMenu>
  );
}

function choicesOf(options: BoardOptions): Record<ListFilter, SelectOption[]> {
  const categoryName = new Map(options.categories.map((category) => [category.id, category.name]));
  return {
    responsible: [
      { id: "me", label: words.filters.me },
      { id: "none", label: words.filters.noResponsible },
      ...options.people.map((person) => ({
        id: person.id,
        label: person.name,
        icon: <Avatar name={person.name} colourKey={person.id} size="xs" decorative />,
        hint: person.isAway ? words.filters.away : undefined,
      })),
    ],
    priority: priorityOrder.map((id) => ({ id, label: words.card.priority[id] })),
    category: [
      { id: "none", label: words.filters.noCategory },
      ...options.categories.map((category) => ({
        id: category.id,
        label: category.name,
        description: category.parentId ? categoryName.get(category.parentId) : undefined,
      })),
    ],
    tag: options.tags.map((tag) => ({ id: tag.id, label: tag.name, icon: <Dot colour={hueNames.find((hue) => hue === tag.color) ?? "stone"} /> })),
    department: options.departments.map((department) => ({ id: department.id, label: department.name })),
  };
}
