"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components/Modal";
import { ui } from "@/messages/fa/ui";
import { AriaPersian } from "./aria-persian";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  /** Buttons at the end; the primary one first. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** Whether a press outside closes it. Escape always does. */
  dismissable?: boolean;
  role?: "dialog" | "alertdialog";
};

const sizes = { sm: "sm:max-w-104", md: "sm:max-w-136", lg: "sm:max-w-184" };

/** A question or a short form that comes before everything else. On a phone it rises from the bottom edge. Load it with `lazy` or `next/dynamic`. */
export function Dialog({ open, onOpenChange, title, children, footer, size = "md", dismissable = true, role }: DialogProps) {
  return (
    <AriaPersian>
      <ModalOverlay
        isOpen={open}
        onOpenChange={onOpenChange}
        isDismissable={dismissable}
        className="motion-fade fixed inset-0 z-50 flex items-end justify-center overflow-hidden bg-scrim sm:items-start sm:px-4 sm:py-[12vh]"
      >
        <Modal
          className={classNames(
            "motion-rise flex max-h-[min(92dvh,100%)] w-full flex-col rounded-t-xl bg-surface-raised text-base text-ink shadow-sheet outline-none sm:rounded-xl",
            sizes[size],
          )}
        >
          <AriaDialog role={role} className="flex min-h-0 flex-col outline-none">
            <header className="flex items-center gap-3 ps-5 pe-3 pt-3.5 pb-2">
              <Heading slot="title" className="min-w-0 flex-1 text-xl">
                {title}
              </Heading>
              <IconButton name={ui.close} icon={<X className="size-4.5" />} onClick={() => onOpenChange(false)} hintSide="bottom" />
            </header>
            <div className="min-h-0 flex-1 overflow-auto px-5 pt-1 pb-5">{children}</div>
            {footer && (
              <footer className="flex flex-wrap items-center gap-2 border-line border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
                {footer}
              </footer>
            )}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </AriaPersian>
  );
}
