import type { ReactNode } from "react";
import { customers } from "@/messages/fa/customers";

/** What colleagues should know of a customer or company, on the ground that means "not for the customer". */
export function StaffNote({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <section className="rounded border border-amber-line bg-amber-soft px-3 py-2">
      <h3 className="mb-1 flex items-center justify-between gap-2 text-amber-ink text-xs">
        {customers.record.staffNote}
        {action}
      </h3>
      {children}
    </section>
  );
}
