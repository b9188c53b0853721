"use client";

import type { ReactNode, RefObject } from "react";
import { Popover as AriaPopover, Dialog } from "react-aria-components/Popover";
import { AriaPersian } from "./aria-persian";
import { classNames } from "./class-names";
import { floatingClass } from "./floating";

export type PopoverPlacement = "bottom start" | "bottom end" | "top start" | "top end" | "bottom" | "top" | "start" | "end";

export type PopoverProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What it stands beside, and where the focus returns. */
  triggerRef: RefObject<Element | null>;
  label: string;
  placement?: PopoverPlacement;
  className?: string;
  children: ReactNode;
};

/** Anything small that floats beside its trigger. Escape and a press outside close it. Load it with `lazy` or `next/dynamic`. */
export function Popover({ open, onOpenChange, triggerRef, label, placement = "bottom start", className, children }: PopoverProps) {
  return (
    <AriaPersian>
      <AriaPopover
        isOpen={open}
        onOpenChange={onOpenChange}
        triggerRef={triggerRef}
        placement={placement}
        offset={4}
        className={classNames(floatingClass, className)}
      >
        <Dialog aria-label={label} className="flex max-h-[inherit] flex-col overflow-auto outline-none">
          {children}
        </Dialog>
      </AriaPopover>
    </AriaPersian>
  );
}
