"use client";

import { lazy, Suspense, useState } from "react";
import type { CustomerChoice } from "@/domain/customers/schema";

export type NewOrderDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The board that it is opened from; without it the first one for orders. */
  pipelineId?: string;
  /** Whose record it is opened from. */
  customer?: CustomerChoice;
  onCreated: (order: { id: string; number: number }) => void;
};

const NewOrderForm = lazy(() => import("./new-order-form").then((module) => ({ default: module.NewOrderForm })));

/** «سفارش تازه». Its code comes when it is first opened; what was typed is kept while the page lives, until it has been placed. */
export function NewOrderDialog(props: NewOrderDialogProps) {
  const [used, setUsed] = useState(false);
  if (props.open && !used) setUsed(true);
  if (!used) return null;
  return (
    <Suspense>
      <NewOrderForm {...props} />
    </Suspense>
  );
}
