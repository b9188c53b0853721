"use client";

import { Dialog } from "@/ui/dialog";
import type { NewTicketDialogProps } from "./new-ticket-dialog";

export function NewTicketForm({ open, onOpenChange }: NewTicketDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="">
      {null}
    </Dialog>
  );
}
