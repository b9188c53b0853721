"use client";

import { lazy, Suspense, useState } from "react";
import type { CustomerChoice } from "@/domain/customers/schema";

export type NewTicketDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  departmentId?: string;
  /** The stage the card will stand in, for the quick add of a column. */
  stageId?: string;
  /** Whose record it is opened from (D27): then a first note may go with it. */
  customer?: CustomerChoice;
  /** Why no SMS will reach that customer, said before filing. */
  warning?: string | null;
  onCreated: (ticket: { id: string; number: number }) => void;
};

const NewTicketForm = lazy(() => import("./new-ticket-form").then((module) => ({ default: module.NewTicketForm })));

/** «تیکت جدید». Its code comes when it is first opened; what was typed is kept while the page lives, until it has been filed. */
export function NewTicketDialog(props: NewTicketDialogProps) {
  const [used, setUsed] = useState(false);
  if (props.open && !used) setUsed(true);
  if (!used) return null;
  return (
    <Suspense>
      <NewTicketForm {...props} />
    </Suspense>
  );
}
