"use client";

import { Check, Search } from "lucide-react";
import { type ReactNode, type RefObject, useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Header, ListBox, ListBoxItem, ListBoxSection } from "react-aria-components/ListBox";
import { Input, SearchField } from "react-aria-components/SearchField";
import { ui } from "@/messages/fa/ui";
import { foldForSearch, searchWords } from "@/persian/text";
import { classNames } from "./class-names";
import { groupHeadingClass, rowClass } from "./floating";
import { Popover, type PopoverPlacement } from "./popover";
import type { SelectOption } from "./select-menu";
import { Spinner } from "./spinner";

export type SelectListProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  triggerRef: RefObject<Element | null>;
  label: string;
  options: readonly SelectOption[];
  selected: readonly string[];
  onSelect: (selected: string[]) => void;
  multiple: boolean;
  search: boolean;
  onSearch?: (text: string) => void;
  loading?: boolean;
  emptyText?: string;
  footer?: ReactNode;
  placement?: PopoverPlacement;
};

/** All typed words appear in the option, whatever script its digits or ی and ک are in. */
function holds(textValue: string, typed: string): boolean {
  const folded = foldForSearch(textValue);
  return searchWords(typed).every((word) => folded.includes(word));
}

/** The list of a `SelectMenu`, loaded when it is first opened. */
export function SelectList({
  open,
  onOpenChange,
  triggerRef,
  label,
  options,
  selected,
  onSelect,
  multiple,
  search,
  onSearch,
  loading,
  emptyText,
  footer,
  placement,
}: SelectListProps) {
  const [typed, setTyped] = useState("");
  const groups = [...new Set(options.map((option) => option.group))];
  const list = (
    <ListBox
      aria-label={label}
      autoFocus={search ? undefined : selected.length > 0 ? true : "first"}
      escapeKeyBehavior="none"
      shouldFocusWrap
      selectionMode={multiple ? "multiple" : "single"}
      selectedKeys={[...selected]}
      disabledKeys={options.filter((option) => option.disabled).map((option) => option.id)}
      onSelectionChange={(keys) => {
        const chosen = keys === "all" ? options.map((option) => option.id) : [...keys].map(String);
        if (multiple) return onSelect(chosen);
        // Pressing the chosen one again leaves it chosen.
        if (chosen.length > 0) onSelect(chosen);
        onOpenChange(false);
      }}
      renderEmptyState={() => <p className="px-2 py-4 text-center text-ink-muted">{loading ? ui.loading : (emptyText ?? ui.nothingFound)}</p>}
      className="min-h-0 flex-1 overflow-auto p-1 outline-none"
    >
      {groups.map((group) => {
        const rows = options.filter((option) => option.group === group).map((option) => <Row key={option.id} option={option} />);
        if (!group) return rows;
        return (
          <ListBoxSection key={group} id={`group:${group}`}>
            <Header className={groupHeadingClass}>{group}</Header>
            {rows}
          </ListBoxSection>
        );
      })}
    </ListBox>
  );
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      triggerRef={triggerRef}
      label={label}
      placement={placement}
      className="flex max-h-96! w-64 min-w-[max(14rem,var(--trigger-width))] flex-col"
    >
      {search ? (
        <Autocomplete
          filter={onSearch ? undefined : holds}
          inputValue={typed}
          onInputChange={(text) => {
            setTyped(text);
            onSearch?.(text);
          }}
        >
          <SearchField aria-label={ui.search} autoFocus className="flex shrink-0 items-center gap-2 border-line border-b px-3">
            {loading ? <Spinner className="text-ink-faint" /> : <Search className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />}
            <Input
              dir="auto"
              placeholder={ui.search}
              className="h-9.5 min-w-0 flex-1 bg-transparent text-base outline-none placeholder-shown:rtl:[direction:rtl] pointer-coarse:text-lg"
            />
          </SearchField>
          {list}
        </Autocomplete>
      ) : (
        list
      )}
      {footer && <div className="shrink-0 border-line border-t p-1">{footer}</div>}
    </Popover>
  );
}

function Row({ option }: { option: SelectOption }) {
  return (
    <ListBoxItem id={option.id} textValue={[option.label, option.keywords].filter(Boolean).join(" ")} className={classNames(rowClass, "group/row")}>
      {option.icon && <span className="flex shrink-0 items-center justify-center text-ink-muted">{option.icon}</span>}
      <span className="min-w-0 flex-1">
        <bdi className="block truncate">{option.label}</bdi>
        {option.description && <bdi className="block truncate text-ink-muted text-sm">{option.description}</bdi>}
      </span>
      {option.hint && <span className="shrink-0 text-ink-faint text-sm tabular-nums">{option.hint}</span>}
      <Check className="size-4 shrink-0 opacity-0 group-data-[selected]/row:opacity-100" aria-hidden="true" />
    </ListBoxItem>
  );
}
