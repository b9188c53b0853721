"use client";

import type { ReactNode } from "react";
import { ui } from "@/messages/fa/ui";
import { Button } from "./button";
import { Dialog } from "./dialog";

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** A verb: «بستن تیکت», not «بله». */
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
  pending?: boolean;
  onConfirm: () => void;
};

/** Asks before something that cannot be undone. Closing it is up to the caller, after the deed is done. */
export function ConfirmDialog({ open, onOpenChange, title, children, confirmLabel, cancelLabel = ui.cancel, danger, pending, onConfirm }: ConfirmDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      size="sm"
      role="alertdialog"
      dismissable={!pending}
      footer={
        <>
          <Button kind={danger ? "danger" : "primary"} pending={pending} onClick={onConfirm}>
            {confirmLabel}
          </Button>
          <Button kind="ghost" onClick={() => onOpenChange(false)} disabled={pending} autoFocus={danger}>
            {cancelLabel}
          </Button>
        </>
      }
    >
      <div className="text-ink-muted">{children}</div>
    </Dialog>
  );
}
