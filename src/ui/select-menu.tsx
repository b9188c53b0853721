"use client";

import { ChevronsUpDown } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { ui } from "@/messages/fa/ui";
import { formatNumber } from "@/persian/digits";
import { joinPersian } from "@/persian/text";
import { classNames } from "./class-names";
import type { PopoverPlacement } from "./popover";
import { type PopupTriggerProps, usePopupTrigger } from "./popup-trigger";

export type SelectOption = {
  id: string;
  label: string;
  icon?: ReactNode;
  description?: string;
  /** A quiet word or count at the end. */
  hint?: ReactNode;
  /** More words by which the search finds it. */
  keywords?: string;
  disabled?: boolean;
  /** The heading it stands under; options of one group follow each other. */
  group?: string;
};

type One = { multiple?: false; value: string | null; onChange: (value: string) => void };
type Many = { multiple: true; value: readonly string[]; onChange: (value: string[]) => void };

export type SelectMenuProps = {
  /** The accessible name of the list, and of the button unless `children` draws it. */
  label: string;
  options: readonly SelectOption[];
  /** A search line above the list; by itself from nine options on. */
  search?: boolean;
  /** Asks elsewhere for what is typed; the given options are then shown unfiltered. */
  onSearch?: (text: string) => void;
  loading?: boolean;
  emptyText?: string;
  placeholder?: string;
  /** Below the list, such as a “clear” button. */
  footer?: ReactNode;
  placement?: PopoverPlacement;
  size?: "md" | "lg";
  disabled?: boolean;
  /** Sends the value with a form. */
  name?: string;
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  className?: string;
  /** Draws another button, such as a `Chip`: spread what it is given. */
  children?: (trigger: PopupTriggerProps) => ReactNode;
} & (One | Many);

const load = () => import("./select-list");
const SelectList = lazy(() => load().then((module) => ({ default: module.SelectList })));

/** A choice from a list, of one or of several. The list's code comes when the pointer or the focus reaches the button. */
export function SelectMenu(props: SelectMenuProps) {
  const { label, options, search, onSearch, loading, emptyText, placeholder, footer, placement, size = "md", disabled, name, className, children } = props;
  const { ref, open, used, setOpen, trigger } = usePopupTrigger("listbox", load);
  const selected = props.multiple ? props.value : props.value === null ? [] : [props.value];
  const chosen = options.filter((option) => selected.includes(option.id));
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const text = only?.label ?? (chosen.length > 1 ? ui.selectedCount(formatNumber(chosen.length)) : (placeholder ?? ui.noneSelected));
  return (
    <>
      {children ? (
        children(trigger)
      ) : (
        <button
          {...trigger}
          type="button"
          id={props.id}
          disabled={disabled}
          aria-label={`${label}: ${text}${chosen.length > 1 ? `، ${joinPersian(chosen.map((option) => option.label))}` : ""}`}
          aria-describedby={props["aria-describedby"]}
          data-invalid={props["aria-invalid"]}
          className={classNames(
            "flex w-full min-w-0 items-center gap-2 rounded border border-line-strong bg-surface-raised text-start text-ink transition-colors hover:border-ink-faint disabled:bg-surface-sunken disabled:text-ink-faint data-[invalid]:border-danger",
            size === "lg" ? "h-12 px-3.5 text-lg" : "h-8.5 px-2.5 text-base pointer-coarse:h-10.5",
            className,
          )}
        >
          {only?.icon && <span className="flex shrink-0 items-center text-ink-muted">{only.icon}</span>}
          <bdi className={classNames("min-w-0 flex-1 truncate", chosen.length === 0 && "text-ink-faint")}>{text}</bdi>
          <ChevronsUpDown className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
        </button>
      )}
      {name && selected.map((id) => <input key={id} type="hidden" name={name} value={id} />)}
      {used && (
        <Suspense>
          <SelectList
            open={open}
            onOpenChange={setOpen}
            triggerRef={ref}
            selected={selected}
            multiple={props.multiple ?? false}
            onSelect={(next) => (props.multiple ? props.onChange(next) : next[0] !== undefined && props.onChange(next[0]))}
            search={search ?? (Boolean(onSearch) || options.length > 8)}
            {...{ label, options, onSearch, loading, emptyText, footer, placement }}
          />
        </Suspense>
      )}
    </>
  );
}
