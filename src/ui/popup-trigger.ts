"use client";

import { type KeyboardEvent, type MouseEvent, type RefObject, useRef, useState } from "react";

/** What the button that opens a popup must carry; spread it on a `Button`, `IconButton` or `Chip`. */
export type PopupTriggerProps = {
  ref: RefObject<HTMLButtonElement | null>;
  "aria-haspopup": "menu" | "listbox" | "dialog";
  "aria-expanded": boolean;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
  onPointerEnter: () => void;
  onFocus: () => void;
};

/**
 * The light half of a popup. The heavy half is fetched by `load` when the pointer or the focus comes near, and is first
 * rendered when it is first opened (`used`), so a page that shows fifty triggers ships none of it.
 */
export function usePopupTrigger(kind: PopupTriggerProps["aria-haspopup"], load: () => Promise<unknown>) {
  const ref = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const change = (next: boolean) => {
    if (next) setUsed(true);
    setOpen(next);
  };
  const near = () => void load().catch(() => undefined);
  const trigger: PopupTriggerProps = {
    ref,
    "aria-haspopup": kind,
    "aria-expanded": open,
    onClick: (event) => {
      event.preventDefault();
      event.stopPropagation();
      ref.current?.focus();
      change(!open);
    },
    onKeyDown: (event) => {
      if (event.key !== "ArrowDown" || open) return;
      event.preventDefault();
      change(true);
    },
    onPointerEnter: near,
    onFocus: near,
  };
  return { ref, open, used, setOpen: change, trigger };
}
