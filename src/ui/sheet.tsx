"use client";

import type { ReactNode } from "react";
import { Dialog as AriaDialog, Modal, ModalOverlay } from "react-aria-components/Modal";
import { AriaPersian } from "./aria-persian";
import { classNames } from "./class-names";

export type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The accessible name; the sheet draws no header of its own. */
  label: string;
  /** `md` 480 px for a form or a list, `lg` 720 px, `xl` 1,160 px for a whole record. */
  size?: "md" | "lg" | "xl";
  /** Asked before Escape or a press outside closes it; false keeps it open (a draft, say). */
  mayClose?: () => boolean;
  className?: string;
  children: ReactNode;
};

const sizes = { md: "md:max-w-120", lg: "md:max-w-180", xl: "md:max-w-290" };

/**
 * A wide sheet over the page at its inline end, over the whole screen on a phone. It holds the focus and gives it back; Escape closes it.
 * Load it with `lazy` or `next/dynamic`.
 */
export function Sheet({ open, onOpenChange, label, size = "lg", mayClose, className, children }: SheetProps) {
  return (
    <AriaPersian>
      <ModalOverlay
        isOpen={open}
        onOpenChange={(next) => {
          if (next || !mayClose || mayClose()) onOpenChange(next);
        }}
        isDismissable
        className="motion-fade fixed inset-0 z-40 flex justify-end bg-scrim"
      >
        <Modal
          className={classNames(
            "motion-sheet flex h-full w-full flex-col bg-surface text-base text-ink shadow-sheet outline-none md:w-[calc(100vw-4rem)]",
            sizes[size],
          )}
        >
          <AriaDialog aria-label={label} className={classNames("flex min-h-0 flex-1 flex-col outline-none", className)}>
            {children}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </AriaPersian>
  );
}
