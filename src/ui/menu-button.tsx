"use client";

import { lazy, type ReactNode, Suspense } from "react";
import type { MenuEntry } from "./menu-entries";
import type { PopoverPlacement } from "./popover";
import { type PopupTriggerProps, usePopupTrigger } from "./popup-trigger";

const load = () => import("./menu");
const Menu = lazy(() => load().then((module) => ({ default: module.Menu })));

export type MenuButtonProps = {
  /** The menu's accessible name. */
  label: string;
  items: readonly MenuEntry[];
  onAction: (id: string) => void;
  placement?: PopoverPlacement;
  /** Draws the button: spread what it is given on a `Button`, `IconButton` or `Chip`. */
  children: (trigger: PopupTriggerProps) => ReactNode;
};

/** A button with a menu. The menu's code comes when the pointer or the focus reaches the button. */
export function MenuButton({ label, items, onAction, placement, children }: MenuButtonProps) {
  const { ref, open, used, setOpen, trigger } = usePopupTrigger("menu", load);
  return (
    <>
      {children(trigger)}
      {used && (
        <Suspense>
          <Menu open={open} onOpenChange={setOpen} triggerRef={ref} label={label} items={items} onAction={onAction} placement={placement} />
        </Suspense>
      )}
    </>
  );
}
