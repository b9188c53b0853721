"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CustomerChoice } from "@/domain/customers/schema";
import { useMayWork } from "@/features/desk";
import { NewTicketDialog } from "@/features/tickets";
import { customers } from "@/messages/fa/customers";
import { Button } from "@/ui/button";

/** «تیکت جدید» for the customer of this record (D27). */
export function NewTicketButton({ customer, warning }: { customer: CustomerChoice; warning: string | null }) {
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  if (!useMayWork()) return null;
  return (
    <>
      <Button kind="primary" icon={<Plus className="size-4" aria-hidden="true" />} onClick={() => setOpen(true)}>
        {customers.record.newTicket}
      </Button>
      <NewTicketDialog open={isOpen} onOpenChange={setOpen} customer={customer} warning={warning} onCreated={() => router.refresh()} />
    </>
  );
}
