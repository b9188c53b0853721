"use client";

import { Package } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CustomerChoice } from "@/domain/customers/schema";
import { NewOrderDialog } from "@/features/tickets";
import { orders } from "@/messages/fa/orders";
import { Button } from "@/ui/button";

/** «سفارش تازه» for the customer of this record (D30). */
export function NewOrderButton({ customer }: { customer: CustomerChoice }) {
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  return (
    <>
      <Button icon={<Package className="size-4" aria-hidden="true" />} onClick={() => setOpen(true)}>
        {orders.newOrder}
      </Button>
      <NewOrderDialog open={isOpen} onOpenChange={setOpen} customer={customer} onCreated={() => router.refresh()} />
    </>
  );
}
