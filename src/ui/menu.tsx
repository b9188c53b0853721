"use client";

import { Check, ChevronLeft, ChevronRight } from "lucide-react";
import { type RefObject, useState } from "react";
import {
  Menu as AriaMenu,
  Header,
  type Key,
  Keyboard,
  MenuItem,
  MenuSection,
  Popover,
  type RootMenuTriggerState,
  RootMenuTriggerStateContext,
  Separator,
  SubmenuTrigger,
} from "react-aria-components/Menu";
import { AriaPersian } from "./aria-persian";
import { classNames } from "./class-names";
import { floatingClass, groupHeadingClass, rowClass } from "./floating";
import type { MenuEntry, MenuItemEntry } from "./menu-entries";
import type { PopoverPlacement } from "./popover";

export type MenuProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  triggerRef: RefObject<Element | null>;
  label: string;
  items: readonly MenuEntry[];
  onAction: (id: string) => void;
  placement?: PopoverPlacement;
};

/** The menu itself; screens use `MenuButton`, which brings its trigger and loads this file when it is needed. */
export function Menu({ open, onOpenChange, triggerRef, label, items, onAction, placement = "bottom start" }: MenuProps) {
  const root = useRootState(open, onOpenChange);
  const [entered, setEntered] = useState<MenuItemEntry | null>(null);
  // A phone has no room for a second menu beside the first: there a submenu takes the menu's place.
  const narrow = typeof window !== "undefined" && window.innerWidth < 640;
  const back: MenuItemEntry = { id: "menu:back", label: entered?.label ?? "", icon: <ChevronRight className="size-4 ltr:rotate-180" aria-hidden="true" /> };
  const shown: readonly MenuEntry[] = entered?.items ? [back, { id: "menu:line", separator: true }, ...entered.items] : items;
  return (
    <AriaPersian>
      <RootMenuTriggerStateContext value={root}>
        <Popover
          trigger="MenuTrigger"
          isOpen={open}
          onOpenChange={(next) => {
            setEntered(null);
            root.setOpen(next);
          }}
          triggerRef={triggerRef}
          placement={placement}
          offset={4}
          aria-label={label}
          className={classNames(floatingClass, "min-w-44")}
        >
          <Lines
            key={entered?.id}
            label={label}
            items={shown}
            onAction={(id) => (id === back.id ? setEntered(null) : onAction(id))}
            onEnter={narrow ? setEntered : undefined}
            stays={back.id}
            onClose={() => {
              setEntered(null);
              root.close();
            }}
            focusFirst
          />
        </Popover>
      </RootMenuTriggerStateContext>
    </AriaPersian>
  );
}

/** What submenus need to know of the root, which react-aria-components otherwise takes from its own trigger. */
function useRootState(isOpen: boolean, onOpenChange: (open: boolean) => void): RootMenuTriggerState {
  const [expandedKeysStack, setStack] = useState<Key[]>([]);
  const setOpen = (next: boolean) => {
    setStack([]);
    onOpenChange(next);
  };
  return {
    isOpen,
    setOpen,
    open: () => setOpen(true),
    close: () => setOpen(false),
    toggle: () => setOpen(!isOpen),
    focusStrategy: null,
    point: null,
    setPoint: () => undefined,
    expandedKeysStack,
    openSubmenu: (key: Key, level: number) => setStack((stack) => (level > stack.length ? stack : [...stack.slice(0, level), key])),
    closeSubmenu: (key: Key, level: number) => setStack((stack) => (stack[level] === key ? stack.slice(0, level) : stack)),
  };
}

type LinesProps = Pick<MenuProps, "label" | "items" | "onAction"> & {
  onClose?: () => void;
  focusFirst?: boolean;
  /** Opens a submenu in the place of this menu, instead of beside it. */
  onEnter?: (entry: MenuItemEntry) => void;
  /** The line that leaves the menu open. */
  stays?: string;
};

function Lines({ label, items, onAction, onClose, focusFirst, onEnter, stays }: LinesProps) {
  return (
    <AriaMenu
      aria-label={label}
      onAction={(key) => {
        if (!items.some((entry) => entry.id === key && "items" in entry)) onAction(String(key));
      }}
      onClose={onClose}
      autoFocus={focusFirst ? "first" : undefined}
      className="max-h-[min(26rem,inherit)] overflow-auto p-1 outline-none"
    >
      {items.map((entry) => {
        if ("separator" in entry) return <Separator key={entry.id} id={entry.id} className="-mx-1 my-1 border-line border-t" />;
        if ("group" in entry)
          return (
            <MenuSection
              key={entry.id}
              id={entry.id}
              aria-label={entry.hideHeading ? entry.group : undefined}
              selectionMode={entry.selection ?? "none"}
              selectedKeys={entry.lines.filter((line) => line.checked).map((line) => line.id)}
              onSelectionChange={() => undefined}
            >
              {!entry.hideHeading && <Header className={groupHeadingClass}>{entry.group}</Header>}
              {entry.lines.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </MenuSection>
          );
        if (!entry.items) return <Line key={entry.id} line={entry} stays={entry.id === stays} />;
        if (onEnter) return <Line key={entry.id} line={entry} submenu stays onAction={() => onEnter(entry)} />;
        return (
          <SubmenuTrigger key={entry.id} delay={120}>
            <Line line={entry} submenu />
            <Popover offset={2} crossOffset={-5} className={classNames(floatingClass, "min-w-40")}>
              <Lines label={entry.label} items={entry.items} onAction={onAction} />
            </Popover>
          </SubmenuTrigger>
        );
      })}
    </AriaMenu>
  );
}

function Line({ line, submenu, stays, onAction }: { line: MenuItemEntry; submenu?: boolean; stays?: boolean; onAction?: () => void }) {
  return (
    <MenuItem
      id={line.id}
      textValue={line.label}
      isDisabled={line.disabled}
      href={line.href}
      onAction={onAction}
      shouldCloseOnSelect={stays ? false : undefined}
      className={classNames(rowClass, line.danger && "text-danger-ink data-[focused]:bg-danger-soft")}
    >
      {line.icon && <span className={classNames("flex size-4 shrink-0 items-center justify-center", !line.danger && "text-ink-muted")}>{line.icon}</span>}
      <bdi className="min-w-0 flex-1 truncate">{line.label}</bdi>
      {line.hint && <span className="shrink-0 text-ink-faint text-sm">{line.hint}</span>}
      {line.shortcut && (
        <Keyboard dir="ltr" className="shrink-0 font-sans text-ink-faint text-xs">
          {line.shortcut}
        </Keyboard>
      )}
      {line.checked && <Check className="size-4 shrink-0 text-ink" aria-hidden="true" />}
      {submenu && <ChevronLeft className="size-4 shrink-0 text-ink-faint ltr:rotate-180" aria-hidden="true" />}
    </MenuItem>
  );
}
